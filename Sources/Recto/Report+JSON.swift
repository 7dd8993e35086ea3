import Diagnostics

extension Report {
  /// The version of the format, raised when a field changes its meaning or goes.
  private static let formatVersion = 1

  /// The report as JSON, in UTF-8: `check --format json`, and `claims.json` in a site. Lines and columns count
  /// from 1, columns in Unicode scalars; ends are exclusive. Keys keep their order, so that two runs compare.
  package func json() -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(512 * (1 + claims.count + diagnostics.count))
    out.append("{\"version\": \(Self.formatVersion), \"generator\": ")
    out.appendString(generator)
    out.append(",\n \"summary\": ")
    out.append(tally)
    out.append(",\n \"claims\": ")
    out.appendList(claims) { $0.append($1) }
    out.append(",\n \"diagnostics\": ")
    out.appendList(diagnostics) { $0.append($1) }
    if !coverage.isEmpty {
      out.append(",\n \"coverage\": ")
      out.appendList(coverage) { $0.append($1.json) }
    }
    out.append("}\n")
    return out
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ text: String) { append(contentsOf: text.utf8) }

  /// A JSON string (RFC 8259 §7).
  mutating func appendString(_ text: String) {
    append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        append(UInt8(ascii: "\\"))
        append(byte)
      case UInt8(ascii: "\n"): append("\\n")
      case UInt8(ascii: "\t"): append("\\t")
      case 0..<0x20:
        append("\\u00")
        append(hexDigit(byte >> 4))
        append(hexDigit(byte & 0xF))
      default: append(byte)
      }
    }
    append(UInt8(ascii: "\""))
  }

  fileprivate mutating func appendList<Item>(_ items: [Item], _ write: (inout [UInt8], Item) -> Void) {
    append("[")
    for (index, item) in items.enumerated() {
      append(index == 0 ? "\n  " : ",\n  ")
      write(&self, item)
    }
    append("]")
  }

  fileprivate mutating func append(_ tally: Tally) {
    append("{\"files\": \(tally.files), \"claims\": \(tally.claims), \"verified\": \(tally.verified), ")
    append("\"ambiguous\": \(tally.ambiguous), \"imprecise\": \(tally.imprecise), \"refuted\": \(tally.refuted), ")
    append("\"undecided\": \(tally.undecided), \"exempt\": \(tally.exempt), \"mathSpans\": \(tally.mathSpans), ")
    append("\"symbolic\": \(tally.symbolic), \"unbound\": \(tally.unbound)}")
  }

  fileprivate mutating func append(_ claim: ReportedClaim) {
    append("{\"file\": ")
    appendString(claim.file)
    append(from: claim.start, to: claim.end)
    append(", \"origin\": ")
    appendString(claim.origin.rawValue)
    append(", \"left\": ")
    appendString(claim.left)
    append(", \"relation\": ")
    appendString(claim.relation)
    append(", \"right\": ")
    appendString(claim.right)
    append(", \"verdict\": ")
    appendString(claim.verdict.rawValue)
    append(", \"basis\": ")
    appendString(claim.basis.rawValue)
    append(", \"value\": ")
    appendOptional(claim.value)
    append(", \"enclosure\": ")
    if let enclosure = claim.enclosure { appendStrings([enclosure.lower, enclosure.upper]) } else { append("null") }
    append(", \"explanation\": ")
    appendOptional(claim.explanation)
    append("}")
  }

  fileprivate mutating func append(_ located: LocatedDiagnostic) {
    append("{\"severity\": ")
    appendString(located.diagnostic.severity.rawValue)
    append(", \"code\": ")
    appendString(located.diagnostic.code.rawValue)
    append(", \"message\": ")
    appendString(located.diagnostic.message)
    append(", \"file\": ")
    appendString(located.file)
    append(from: located.start, to: located.end)
    append(", \"notes\": ")
    appendStrings(located.diagnostic.notes)
    append(", \"help\": ")
    appendStrings(located.diagnostic.help)
    append("}")
  }

  private mutating func append(from start: Position, to end: Position) {
    append(", \"line\": \(start.line), \"column\": \(start.column)")
    append(", \"endLine\": \(end.line), \"endColumn\": \(end.column)")
  }

  private mutating func appendOptional(_ text: String?) {
    if let text { appendString(text) } else { append("null") }
  }

  private mutating func appendStrings(_ texts: [String]) {
    append("[")
    for (index, text) in texts.enumerated() {
      if index > 0 { append(", ") }
      appendString(text)
    }
    append("]")
  }
}

private func hexDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
}
