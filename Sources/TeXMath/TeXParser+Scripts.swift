import Diagnostics

extension TeXParser {
  /// Adds an atom with the scripts that follow it.
  mutating func appendScripts(to base: TeXNode?, from start: Int, _ nodes: inout [TeXNode]) throws(Stop) {
    var sub: TeXNode?
    var sup: TeXNode?
    var primes = 0
    var primeStart = 0
    var placement = LimitPlacement.automatic
    var hasScripts = false
    scan: while let byte = input.skipSpace() {
      switch byte {
      case UInt8(ascii: "^"):
        let mark = input.span(input.position..<input.position + 1)
        guard sup == nil else { throw doubled("superscript", mark) }
        input.position += 1
        sup = try argument(of: "what `^` raises", at: mark)
      case UInt8(ascii: "_"):
        let mark = input.span(input.position..<input.position + 1)
        guard sub == nil else { throw doubled("subscript", mark) }
        input.position += 1
        sub = try argument(of: "what `_` lowers", at: mark)
      case UInt8(ascii: "'"):
        let mark = input.span(input.position..<input.position + 1)
        guard sup == nil else { throw doubled("superscript", mark) }
        if primes == 0 { primeStart = mark.start }
        primes += 1
        input.position += 1
      case UInt8(ascii: "\\"):
        guard let limits = limitPlacement() else { break scan }
        placement = limits
      case 0xC2, 0xE2:
        guard let digits = scriptDigits(isSuper: true), sup == nil else {
          guard let digits = scriptDigits(isSuper: false), sub == nil else { break scan }
          sub = digits
          break
        }
        sup = digits
      default: break scan
      }
      hasScripts = true
    }
    guard hasScripts else {
      if let base { nodes.append(base) }
      return try checkSize(at: start)
    }
    if primes > 0 {
      let marks = node(.symbol(Self.prime(primes), .ordinary), from: primeStart)
      if let high = sup {
        let rest: [TeXNode] = if case .group(let nodes) = high.content { nodes } else { [high] }
        sup = TeXNode(.group([marks] + rest), marks.span.union(high.span))
      } else {
        sup = marks
      }
    }
    nodes.append(node(.scripts(base, sub: sub, sup: sup, placement), from: start))
    try checkSize(at: start)
  }

  private static func prime(_ count: Int) -> String {
    let long = ["′", "″", "‴", "⁗"]
    return count <= 4 ? long[count - 1] : String(repeating: "′", count: count)
  }

  private mutating func doubled(_ what: String, _ place: Span) -> Stop {
    fault(.mathSyntax, "a second \(what)", at: place, help: ["put braces around what it belongs to"])
  }

  private mutating func limitPlacement() -> LimitPlacement? {
    let next = input.byte(after: 1)
    guard next == UInt8(ascii: "l") || next == UInt8(ascii: "n") || next == UInt8(ascii: "d") else { return nil }
    let start = input.position
    if case .limits(let placement)? = CommandTable.command(input.text(input.commandName())) { return placement }
    input.position = start
    return nil
  }

  /// `²`, `₁₂`: what Unicode raises or lowers.
  private mutating func scriptDigits(isSuper: Bool) -> TeXNode? {
    let start = input.start()
    var nodes: [TeXNode] = []
    while let byte = input.byte(), byte == 0xC2 || byte == 0xE2 {
      let position = input.position
      let place = input.start()
      guard let plain = (isSuper ? Self.raised : Self.lowered)[input.scalar()] else {
        input.position = position
        break
      }
      if plain.isNumber, let last = nodes.last, case .number(let digits) = last.content {
        nodes[nodes.count - 1] = node(.number(digits + String(plain)), from: last.span.start)
      } else if plain.isNumber {
        nodes.append(node(.number(String(plain)), from: place))
      } else {
        nodes.append(node(.symbol(String(plain), plain.isLetter ? .ordinary : .binary), from: place))
      }
    }
    return nodes.isEmpty ? nil : nodes.count == 1 ? nodes[0] : node(.group(nodes), from: start)
  }

  private static let raised: [Unicode.Scalar: Character] = Dictionary(
    uniqueKeysWithValues: zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿⁱ".unicodeScalars, "0123456789+-ni"))
  private static let lowered: [Unicode.Scalar: Character] = Dictionary(
    uniqueKeysWithValues: zip("₀₁₂₃₄₅₆₇₈₉₊₋ₙᵢ".unicodeScalars, "0123456789+-ni"))
}
