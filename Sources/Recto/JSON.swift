/// A JSON value (RFC 8259). The members of an object keep their order, so that two runs compare.
indirect enum JSON: Sendable {
  case string(String)
  case integer(Int)
  case boolean(Bool)
  case array([JSON])
  case object([(String, JSON)])

  /// In UTF-8, with one line for each member and element.
  var bytes: [UInt8] {
    var out: [UInt8] = []
    write(to: &out, indent: 0)
    return out
  }

  private func write(to out: inout [UInt8], indent: Int) {
    switch self {
    case .string(let text): out.appendString(text)
    case .integer(let number): out += String(number).utf8
    case .boolean(let truth): out += (truth ? "true" : "false").utf8
    case .array(let elements):
      out.append(elements, "[]", indent) { out, element in element.write(to: &out, indent: indent + 1) }
    case .object(let members):
      out.append(members, "{}", indent) { out, member in
        out.appendString(member.0)
        out += ": ".utf8
        member.1.write(to: &out, indent: indent + 1)
      }
    }
  }
}

extension [UInt8] {
  fileprivate mutating func append<Item>(
    _ items: [Item], _ brackets: String, _ indent: Int, _ write: (inout [UInt8], Item) -> Void
  ) {
    self += brackets.utf8.prefix(1)
    for (index, item) in items.enumerated() {
      self += (index == 0 ? "\n" : ",\n").utf8
      append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * (indent + 1)))
      write(&self, item)
    }
    if !items.isEmpty {
      append(UInt8(ascii: "\n"))
      append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * indent))
    }
    self += brackets.utf8.suffix(1)
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  init(stringLiteral value: String) { self = .string(value) }
}

extension JSON: ExpressibleByIntegerLiteral {
  init(integerLiteral value: Int) { self = .integer(value) }
}

extension JSON: ExpressibleByBooleanLiteral {
  init(booleanLiteral value: Bool) { self = .boolean(value) }
}

extension JSON: ExpressibleByArrayLiteral {
  init(arrayLiteral elements: JSON...) { self = .array(elements) }
}

extension JSON: ExpressibleByDictionaryLiteral {
  init(dictionaryLiteral elements: (String, JSON)...) { self = .object(elements) }
}
