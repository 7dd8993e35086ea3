import Diagnostics

extension Report {
  /// The findings as workflow commands, which GitHub Actions shows beside the lines of a pull request, and the tally
  /// as a notice.
  package func github() -> [UInt8] {
    var out: [UInt8] = []
    for found in diagnostics {
      out += "::\(found.diagnostic.severity.rawValue) file=\(found.file.escapedProperty)".utf8
      if !found.marks.isEmpty {
        out += ",line=\(found.start.line),endLine=\(max(found.start.line, found.end.line))".utf8
        // Columns are only allowed within one line.
        if found.start.line == found.end.line { out += ",col=\(found.start.column),endColumn=\(found.end.column)".utf8 }
      }
      out += ",title=\(found.diagnostic.code.rawValue.escapedProperty)::\(found.plainText.escapedData)\n".utf8
    }
    out += "::notice title=recto::\(tally.text.escapedData)\n".utf8
    return out
  }
}

extension String {
  /// The text of a workflow command.
  fileprivate var escapedData: String { escaped(isProperty: false) }

  /// The value of a property of a workflow command.
  fileprivate var escapedProperty: String { escaped(isProperty: true) }

  private func escaped(isProperty: Bool) -> String {
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar {
      case "%": text.append(contentsOf: "%25".unicodeScalars)
      case "\r": text.append(contentsOf: "%0D".unicodeScalars)
      case "\n": text.append(contentsOf: "%0A".unicodeScalars)
      case ":" where isProperty: text.append(contentsOf: "%3A".unicodeScalars)
      case "," where isProperty: text.append(contentsOf: "%2C".unicodeScalars)
      default: text.append(scalar)
      }
    }
    return String(text)
  }
}
