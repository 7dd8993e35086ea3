import Diagnostics

extension Report {
  /// The findings in the Static Analysis Results Interchange Format (OASIS SARIF 2.1.0), with the digits that would
  /// mend them as fixes. Columns count Unicode scalars, as everywhere in Recto.
  package func sarif() -> [UInt8] {
    let codes = DiagnosticCode.allCases.filter { code in diagnostics.contains { $0.diagnostic.code == code } }
    let ruleIndex = Dictionary(zip(codes, 0...), uniquingKeysWith: { first, _ in first })
    let log: JSON = [
      "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json",
      "version": "2.1.0",
      "runs": [
        [
          "tool": [
            "driver": [
              "name": "recto", "version": .string(rectoVersion), "semanticVersion": .string(rectoVersion),
              "rules": .array(codes.map(rule)),
            ]
          ],
          "invocations": [["executionSuccessful": true]],
          "originalUriBaseIds": ["SRCROOT": ["description": ["text": "The folder in which Recto was run."]]],
          "columnKind": "unicodeCodePoints",
          "results": .array(diagnostics.map { result($0, ruleIndex[$0.diagnostic.code] ?? 0) }),
        ]
      ],
    ]
    return log.bytes + [UInt8(ascii: "\n")]
  }

  private func rule(_ code: DiagnosticCode) -> JSON {
    let guide = code.guide
    return [
      "id": .string(code.rawValue),
      "shortDescription": ["text": .string(guide?.summary ?? code.rawValue)],
      "help": ["text": .string(guide?.advice ?? code.rawValue)],
    ]
  }

  private func result(_ found: LocatedDiagnostic, _ ruleIndex: Int) -> JSON {
    var members: [(String, JSON)] = [
      ("ruleId", .string(found.diagnostic.code.rawValue)), ("ruleIndex", .integer(ruleIndex)),
      ("level", .string(found.diagnostic.severity.rawValue)), ("message", ["text": .string(found.plainText)]),
      ("locations", [["physicalLocation": location(found.file, found.marks.isEmpty ? nil : (found.start, found.end))]]),
    ]
    let related = found.marks.filter { !$0.isPrimary }
    if !related.isEmpty {
      members.append(("relatedLocations", .array(related.enumerated().map { relatedLocation($1, $0 + 1, found.file) })))
    }
    if !found.replacements.isEmpty { members.append(("fixes", [fix(found)])) }
    return .object(members)
  }

  private func relatedLocation(_ mark: LocatedDiagnostic.Mark, _ id: Int, _ file: String) -> JSON {
    var members: [(String, JSON)] = [
      ("id", .integer(id)), ("physicalLocation", location(file, (mark.start, mark.end))),
    ]
    if !mark.text.isEmpty { members.append(("message", ["text": .string(mark.text)])) }
    return .object(members)
  }

  private func fix(_ found: LocatedDiagnostic) -> JSON {
    let texts = found.replacements.map(\.text).joined(separator: ", ")
    return [
      "description": ["text": "Write \(texts)."],
      "artifactChanges": [
        [
          "artifactLocation": artifact(found.file),
          "replacements": .array(
            found.replacements.map { replacement in
              [
                "deletedRegion": region(replacement.start, replacement.end),
                "insertedContent": ["text": .string(replacement.text)],
              ]
            }),
        ]
      ],
    ]
  }

  private func location(_ file: String, _ place: (start: Position, end: Position)?) -> JSON {
    guard let place else { return ["artifactLocation": artifact(file)] }
    return ["artifactLocation": artifact(file), "region": region(place.start, place.end)]
  }

  /// SARIF's ends are exclusive as well.
  private func region(_ start: Position, _ end: Position) -> JSON {
    [
      "startLine": .integer(start.line), "startColumn": .integer(start.column), "endLine": .integer(end.line),
      "endColumn": .integer(end.column),
    ]
  }

  private func artifact(_ path: String) -> JSON {
    if path.hasPrefix("/") { return ["uri": .string("file://" + path.percentEncoded)] }
    let relative = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    return ["uri": .string(relative.percentEncoded), "uriBaseId": "SRCROOT"]
  }
}

extension LocatedDiagnostic {
  /// All that is said of the finding, without its source lines: the message, the label, the notes and the helps.
  var plainText: String {
    var lines = [diagnostic.message]
    if !diagnostic.label.isEmpty { lines.append(diagnostic.label) }
    lines += diagnostic.notes.map { "note: " + $0 }
    lines += diagnostic.help.map { "help: " + $0 }
    return lines.joined(separator: "\n")
  }
}

extension String {
  /// As the path of a URI (RFC 3986 §3.3).
  fileprivate var percentEncoded: String {
    var text = ""
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        text += "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }
    return text
  }
}
