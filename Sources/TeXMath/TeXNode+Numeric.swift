import Diagnostics
import Formula
import NumericCore

extension TeXNode {
  var isDigits: Bool {
    switch content {
    case .number: true
    case .scripts(let base?, _, _, _): base.isDigits
    default: false
    }
  }

  /// `2^3`.
  var isPowerOfDigits: Bool {
    guard case .scripts(let base?, nil, _?, _) = content, case .number = base.content else { return false }
    return true
  }

  /// Where an exponent ends, its brace not counted; nil for what has none.
  var endOfExponent: Int? {
    guard case .scripts(_, _, let sup?, _) = content else { return nil }
    if case .group = sup.content { return sup.span.end - 1 }
    return sup.span.end
  }

  var isInteger: Bool {
    if case .number(let digits) = content { return digits.utf8.allSatisfy(\.isASCIIDigit) }
    return false
  }

  /// The digits below a line, which repeat without end.
  var repeatedDigits: String? {
    guard case .accent(let accent, let inner) = content, accent.mark == "‾",
      case .number(let digits) = inner.lone.content,
      digits.utf8.allSatisfy(\.isASCIIDigit)
    else { return nil }
    return digits
  }

  /// A fraction of two integers, as in a mixed number.
  var isNumericFraction: Bool {
    guard case .fraction(let above, let below, let style) = content else { return false }
    return style.hasBar && above.lone.isInteger && below.lone.isInteger
  }

  var isGroupOrFraction: Bool {
    switch content {
    case .group, .fraction, .root: true
    default: false
    }
  }

  /// `10^{-8}`.
  var isPowerOfTen: Bool {
    guard case .scripts(let base?, nil, _?, _) = content, case .number("10") = base.content else { return false }
    return true
  }

  /// `^\circ`.
  var isDegreeMark: Bool {
    switch lone.content {
    case .symbol(let text, _): text.onlyScalar == "∘" || text.onlyScalar == "°"
    default: false
    }
  }

  var isFunction: Bool {
    switch content {
    case .function: true
    case .scripts(let base?, _, _, _): base.isFunction
    default: false
    }
  }

  /// The character of a bracket.
  var bracket: String {
    switch content {
    case .symbol(let text, _), .delimiter(let text, _, _): text
    default: ""
    }
  }

  var isBar: Bool {
    switch content {
    case .symbol("|", _): true
    case .scripts(let base?, _, _, _): base.isBar
    default: false
    }
  }

  var isOpeningBracketAlone: Bool {
    switch content {
    case .symbol(_, .opening): true
    case .delimiter(let text, _, _):
      switch text.onlyScalar {
      case "(", "[", "{", "⌊", "⌈": true
      default: false
      }
    default: false
    }
  }

  var isOpeningBracket: Bool {
    switch content {
    case .fenced: true
    case .scripts(let base?, _, _, _): base.isOpeningBracket
    default: isOpeningBracketAlone
    }
  }

  var isClosingBracketAlone: Bool {
    switch content {
    case .symbol(let text, .closing): text != "!" && text != "?"
    case .delimiter(let text, _, _):
      switch text.onlyScalar {
      case ")", "]", "}", "⌋", "⌉": true
      default: false
      }
    default: false
    }
  }

  /// A closing bracket, with or without scripts.
  var closesBracket: Bool {
    switch content {
    case .scripts(let base?, _, _, _): base.isClosingBracketAlone
    default: isClosingBracketAlone
    }
  }

  /// What ends a factor in brackets.
  var isClosingBracket: Bool {
    switch content {
    case .fenced: true
    case .scripts(let base?, _, _, _): base.isClosingBracketAlone || base.isBar
    default: isClosingBracketAlone
    }
  }
}

extension ClosedNumeric {
  /// A product whose last factor has a fraction added: the other reading of `2\frac{1}{3}`.
  func addingToLast(_ fraction: ClosedNumeric) -> ClosedNumeric {
    if case .product(let left, let right) = self { return .product(left, .sum(right, fraction)) }
    return .sum(self, fraction)
  }
}
