import Diagnostics
import Formula
import NumericCore

/// Reads a side of a chain as a closed numeric expression. What it does not know makes the side symbolic.
struct ClosedNumericReader {
  /// The side is no number.
  struct Symbolic: Error {}

  var nodes: [TeXNode]
  var position = 0
  let reading: NumericReading
  var traits: NumericTraits = []
  var variables: Set<String> = []
  private var depth = 0

  /// - Parameter nodes: flattened.
  init(_ nodes: [TeXNode], _ reading: NumericReading) {
    self.nodes = nodes
    self.reading = reading
  }

  mutating func whole() -> ClosedNumeric? {
    guard !nodes.isEmpty, let result = try? expression(), position == nodes.count else { return nil }
    return result
  }

  // MARK: Tokens

  var next: TeXNode? { position < nodes.count ? nodes[position] : nil }

  /// The character of a symbol that has but one.
  func symbol(at index: Int) -> Unicode.Scalar? {
    guard index < nodes.count, case .symbol(let text, _) = nodes[index].content else { return nil }
    return text.onlyScalar
  }

  /// Reads other nodes, such as those of a group, with the same names.
  ///
  /// - Parameter isList: whether commas part numbers, and group no thousands.
  mutating func inside<T>(
    _ nodes: [TeXNode], isList: Bool = false, _ read: (inout ClosedNumericReader) throws(Symbolic) -> T
  ) throws(Symbolic) -> T {
    let outer = (self.nodes, position)
    depth += 1
    guard depth < 100 else { throw Symbolic() }
    self.nodes = nodes.flattened(isList: isList)
    position = 0
    let result = try read(&self)
    guard position == self.nodes.count else { throw Symbolic() }
    (self.nodes, position) = outer
    depth -= 1
    return result
  }

  mutating func argument(_ node: TeXNode) throws(Symbolic) -> ClosedNumeric {
    let parts: [TeXNode] = if case .group(let nodes) = node.content { nodes } else { [node] }
    return try inside(parts) { (reader) throws(Symbolic) in try reader.expression() }
  }

  // MARK: Sums

  mutating func expression() throws(Symbolic) -> ClosedNumeric {
    var result = try term()
    while let text = symbol(at: position), text == "+" || text == "-" || text == "−" {
      position += 1
      let right = try term()
      result = text == "+" ? .sum(result, right) : .difference(result, right)
    }
    return result
  }

  mutating func sign() -> Bool? {
    guard let text = symbol(at: position), text == "+" || text == "-" || text == "−" else { return nil }
    position += 1
    return text != "+"
  }

  // MARK: Products

  mutating func term() throws(Symbolic) -> ClosedNumeric {
    if let isMinus = sign() {
      let inner = try term()
      return isMinus ? .negated(inner) : inner
    }
    var result = try factor()
    while let node = next {
      if case .symbol(let text, _) = node.content {
        switch text.onlyScalar {
        case "×", "⋅", "∗", "·", "*":
          position += 1
          result = .product(result, try signedFactor())
          continue
        case "/", "÷":
          position += 1
          result = .quotient(result, try divisor())
          continue
        case "+", "-", "−": return result
        case nil where text == "mod":
          position += 1
          result = .modulo(result, try signedFactor())
          continue
        default: break
        }
      }
      guard startsFactor(node) else { return result }
      result = try juxtaposed(result)
    }
    return result
  }

  private mutating func signedFactor() throws(Symbolic) -> ClosedNumeric {
    if let isMinus = sign() {
      let inner = try signedFactor()
      return isMinus ? .negated(inner) : inner
    }
    return try factor()
  }

  /// A factor that stands beside another without a sign between them.
  mutating func juxtaposed(_ left: ClosedNumeric) throws(Symbolic) -> ClosedNumeric {
    let previous = nodes[position - 1]
    guard let node = next else { throw Symbolic() }
    if node.isDigits {
      // `2 3` is no product; neither `2^10` nor `(1+1)^10` is what it says. `2^3 5^2` is.
      let isApart = previous.endOfExponent.map { $0 < node.span.start } ?? true
      let isPowers = previous.isPowerOfDigits && node.isPowerOfDigits && isApart
      let isFactor =
        previous.isClosingBracket && isApart || previous.isGroupOrFraction
        || symbol(at: position - 1) == "!"
      guard isPowers || isFactor else { throw Symbolic() }
    }
    let isMixed = previous.isInteger && node.isNumericFraction
    let right = try factor()
    if isMixed {
      traits.insert(.mixedNumber)
      if reading.addsFractions { return left.addingToLast(right) }
    }
    return .product(left, right)
  }

  /// What stands behind `/`.
  private mutating func divisor() throws(Symbolic) -> ClosedNumeric {
    var result = try signedFactor()
    if let node = next, startsFactor(node) {
      traits.insert(.slashBeforeFactors)
      if reading.juxtapositionBindsTighter {
        while let node = next, startsFactor(node) { result = try juxtaposed(result) }
      }
    }
    if let text = symbol(at: position), text == "×" || text == "⋅", case .literal = result, position + 1 < nodes.count,
      nodes[position + 1].isPowerOfTen
    {
      traits.insert(.powerOfTenAfterSlash)
      if reading.joinsPowersOfTen {
        position += 1
        result = .product(result, try factor())
      }
    }
    return result
  }

  func startsFactor(_ node: TeXNode) -> Bool {
    switch node.content {
    case .number, .group, .fraction, .root, .function, .fenced, .scripts: return true
    case .symbol(let text, let atomClass):
      switch text.onlyScalar {
      case "∑", "∏", "∫", "π", "e": return true
      default: return atomClass == .opening || !variables.isEmpty && variables.contains(text)
      }
    case .delimiter: return node.isOpeningBracketAlone
    default: return false
    }
  }

  // MARK: Factors

  mutating func factor() throws(Symbolic) -> ClosedNumeric {
    try postfixed(try primary())
  }

  /// `!`, `\%`, `°`, `\dots` behind a factor.
  private mutating func postfixed(_ base: ClosedNumeric) throws(Symbolic) -> ClosedNumeric {
    var result = base
    while let text = symbol(at: position) {
      switch text {
      case "!":
        guard symbol(at: position + 1) != "!" else { throw Symbolic() }
        position += 1
        result = .function(.factorial, result)
      case "%":
        position += 1
        // A number behind it: the remainder of a division.
        if let node = next, startsFactor(node) { throw Symbolic() }
        traits.insert(.percent)
        result = .percent(result)
      case "°":
        position += 1
        traits.insert(.degrees)
        result = .degrees(result)
      case "…", "⋯":
        guard case .literal(var number) = result, number.decimal.isRounded else { throw Symbolic() }
        position += 1
        number.isTruncated = true
        result = .literal(number)
      default: return result
      }
    }
    return result
  }

  private mutating func primary() throws(Symbolic) -> ClosedNumeric {
    guard let node = next else { throw Symbolic() }
    position += 1
    switch node.content {
    case .number(let digits):
      if digits.utf8.contains(UInt8(ascii: ".")), let period = next?.repeatedDigits {
        position += 1
        return try repeating(digits, period)
      }
      // `0.\overline{3}`
      if symbol(at: position) == ".", position + 1 < nodes.count, let period = nodes[position + 1].repeatedDigits {
        position += 2
        return try repeating(digits + ".", period)
      }
      return try literal(digits, node.span)
    case .group: return try argument(node)
    case .fraction(let above, let below, let style):
      let (a, b) = (try argument(above), try argument(below))
      if style.open == "(", !style.hasBar { return .binomial(a, b) }
      guard style.hasBar, style.open.isEmpty else { throw Symbolic() }
      return .quotient(a, b)
    case .root(let radicand, let degree):
      guard let degree else { return .function(.sqrt, try argument(radicand)) }
      return .root(try argument(radicand), degree: try argument(degree))
    case .fenced(let open, let inner, let close): return try bracketed(open, inner, close)
    case .delimiter:
      position -= 1
      return try brackets()
    case .symbol(let name, _): return try constant(name)
    case .environment(let environment): return try determinant(environment)
    case .function(let name, _): return try call(name, sub: nil, sup: nil)
    case .scripts(let base?, let sub, let sup, _): return try scripts(base, sub, sup)
    default: throw Symbolic()
    }
  }

  /// What begins with a symbol: brackets, π, e, the variable of a sum. It has been passed.
  private mutating func constant(_ name: String) throws(Symbolic) -> ClosedNumeric {
    switch name.onlyScalar {
    case "(", "[", "{", "⌊", "⌈", "|":
      position -= 1
      return try brackets()
    case "π":
      if let next, next.isOpeningBracket, next.bracket != "{" { throw Symbolic() }
      return .pi
    case "e":
      if isExponentMark { throw Symbolic() }
      traits.insert(.looseEuler)
      return .euler
    default:
      guard variables.contains(name) else { throw Symbolic() }
      return .variable(name)
    }
  }

  /// Whether the `e` before is that of `5e-3`, and no number.
  private var isExponentMark: Bool {
    guard position >= 2, position + 1 < nodes.count, nodes[position - 2].isDigits, nodes[position + 1].isDigits,
      let sign = symbol(at: position), sign == "-" || sign == "+"
    else { return false }
    return (position - 1...position + 1).allSatisfy { nodes[$0 - 1].span.end == nodes[$0].span.start }
  }

  /// `0.2\overline{3}`: 23 less 2, by 90.
  private func repeating(_ digits: String, _ period: String) throws(Symbolic) -> ClosedNumeric {
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard digits.utf8.count + period.utf8.count <= 17, parts.count == 2,
      let start = Int(parts[0] + parts[1]), let whole = Int(parts[0] + parts[1] + period)
    else { throw Symbolic() }
    let zeros = String(repeating: "0", count: parts[1].utf8.count)
    guard let divisor = Int(String(repeating: "9", count: period.utf8.count) + zeros) else { throw Symbolic() }
    return .quotient(.integer(whole - start), .integer(divisor))
  }

  private mutating func literal(_ digits: String, _ span: Span) throws(Symbolic) -> ClosedNumeric {
    // `0010` is binary, or a code.
    if digits.utf8.count > 1, digits.hasPrefix("0"), !digits.hasPrefix("0.") { throw Symbolic() }
    let text = digits.hasPrefix(".") ? "0" + digits : digits
    guard let decimal = PrintedDecimal(parsing: text.utf8) else { throw Symbolic() }
    if decimal.isRounded { traits.insert(.decimals) }
    return .literal(PrintedNumber(decimal: decimal, span: span))
  }
}
