import Diagnostics

// Characters that stand for something in mathematics or in print, and how it is spelled in Swift.
extension Parser {
  /// The error for characters that are no token.
  func fault(_ fault: LexicalFault, _ token: Token) -> Diagnostic {
    let place = span(token)
    func syntax(_ message: String, _ help: String) -> Diagnostic {
      Diagnostic(.syntax, message, at: place, help: [help])
    }
    let written = text(token)
    switch fault {
    case .unknownCharacter: return unknownCharacter(token)
    case .superscript: return raised(token)
    case .unterminatedString: return syntax("expected `\"` at the end of the string", "a string ends on its line")
    case .unterminatedComment: return syntax("expected `*/` at the end of the comment", "every `/*` needs its `*/`")
    case .invalidEscape:
      return syntax(
        "expected `\\n`, `\\t`, `\\\\`, `\\\"` or `\\u{…}` behind a backslash", "write `\\\\` for a backslash")
    case .controlCharacter: return syntax("expected a string without tabs", "write `\\t`, or a space")
    case .interpolation:
      return lacking("string interpolation", at: place, help: "write the text of the label as it is")
    case .multilineString:
      return lacking("strings of several lines", at: place, help: "write the string on one line")
    case .rawString: return lacking("raw strings", at: place, help: "write `\"…\"`")
    case .foreignQuote where previous.end == token.start && previous.kind == .identifier:
      return syntax("expected \(expectedHere), found `\(written)`", "spell the name out: `\(text(previous))Prime`")
    case .foreignQuote: return syntax("expected a string in `\"`, found `\(written)`", "write `\"…\"`")
    case .missingIntegerDigits: return syntax("expected a digit before the point", "write `0\(written)`")
    case .missingFractionDigits:
      return syntax("expected a digit after the point", "write `\(written)0` or `\(written.dropLast())`")
    case .missingExponentDigits:
      return syntax(
        "expected digits after `e`",
        "write `\(written)-6` for a power of ten, `\(written.dropLast()) * e` for a product")
    case .invalidDigits: return syntax("expected the digits of a number, found `\(written)`", "write it in decimal")
    case .hexadecimalFraction: return lacking("hexadecimal fractions", at: place, help: "write it in decimal")
    case .numberSuffix:
      let digits = written.prefix { $0.isNumber && $0.isASCII || $0 == "." || $0 == "_" }
      return syntax(
        "expected an operator between `\(digits)` and `\(written.dropFirst(digits.count))`",
        "a product is written with `*`: `\(digits) * \(written.dropFirst(digits.count))`")
    case .attribute: return lacking("attributes", at: place, help: "leave it out")
    case .directive: return lacking("`#` directives", at: place, help: "leave it out")
    case .keyPath: return lacking("key paths", at: place, help: "write a closure: `{ $0.count }`")
    case .backtick:
      return lacking("names in backticks", at: place, help: "choose a name that is not a reserved word")
    case .dollar:
      return syntax(
        "expected a digit after `$`", "`$0` is the first parameter of a closure; formulas in `$…$` stand in the text")
    }
  }

  /// What could stand in place of the current token.
  var expectedHere: String { isBehindOperand ? "an operator" : "an expression" }

  /// `x²`.
  private func raised(_ token: Token) -> Diagnostic {
    let exponent = String(text(token).unicodeScalars.compactMap { superscript($0.value) })
    let isBehindBase = previous.end == token.start && isBehindOperand
    let base = isBehindBase ? shown(previous) : "x"
    let shown = exponent.count > 1 && Int(exponent) == nil || exponent.first == "-" ? "(\(exponent))" : exponent
    return Diagnostic(
      .syntax, "expected \(expectedHere), found the exponent `\(text(token))`",
      at: isBehindBase && !previous.kind.isClosingBracket ? span(previous).union(span(token)) : span(token),
      help: ["a power is written with `**`: `\(base) ** \(shown)`"])
  }

  private func unknownCharacter(_ token: Token) -> Diagnostic {
    let written = text(token)
    guard let scalar = written.unicodeScalars.first, written.unicodeScalars.count == 1, scalar.value != 0xFFFD else {
      return Diagnostic(.syntax, "expected a character of Swift, found bytes that are none", at: span(token))
    }
    let code =
      "U+" + String(repeating: "0", count: max(0, 4 - String(scalar.value, radix: 16).count))
      + String(scalar.value, radix: 16, uppercase: true)
    let isVisible =
      scalar.properties.generalCategory != .control && scalar.properties.generalCategory != .format
      && !scalar.properties.isWhitespace && !scalar.properties.isDefaultIgnorableCodePoint
    let found = isVisible ? "`\(written)`" : code
    return Diagnostic(
      .syntax, "expected \(expectedHere), found \(found)", at: span(token),
      help: [
        swiftSpelling(of: scalar)
          ?? (isVisible ? "\(code) is no character of formula Swift" : "remove the character: it cannot be seen")
      ])
  }
}

/// How to write in Swift what a character means; nil where it means nothing in particular.
private func swiftSpelling(of scalar: Unicode.Scalar) -> String? {
  switch scalar.value {
  case 0xB7, 0xD7, 0x2022, 0x2217, 0x2219, 0x22C5, 0x2715, 0x2716, 0x2A2F: "a product is written with `*`"
  case 0xF7, 0x2044, 0x2215: "a quotient is written with `/`"
  case 0x2010...0x2015, 0x2212, 0xFE63, 0xFF0D: "the minus sign is `-`, the hyphen of the keyboard"
  case 0x221E: "there are no infinities: write a number that is large enough"
  case 0x2264, 0x2266, 0x2A7D: "write `<=`"
  case 0x2265, 0x2267, 0x2A7E: "write `>=`"
  case 0x2260: "write `!=`"
  case 0x2261: "write `==`"
  case 0x2248, 0x2249, 0x2243, 0x2245, 0x2252, 0x223C: "write an expectation in a comment: `H   // ≈ 0.802`"
  case 0xB1: "a tolerance stands in an expectation: `H   // ≈ 0.80 ± 0.01`"
  case 0x2208: "write an expectation in a comment: `H   // ∈ 0.80...0.81`"
  case 0x221A: "write `sqrt(x)`"
  case 0x221B: "write `cbrt(x)`"
  case 0x2211: "write `sum(x)`"
  case 0x220F: "write `product(x)`"
  case 0x2202: "write `derivative(of: f, at: x)`"
  case 0x2207: "write `gradient(of: f, at: x)`"
  case 0x2200: "write `forAll(in: a...b) { x in … }`"
  case 0xAC: "write `!`"
  case 0x2227: "write `&&`"
  case 0x2228: "write `||`"
  case 0x2190, 0x21D0, 0x2254: "write `=`"
  case 0x2192, 0x21A6: "write `->` in a type, `in` in a closure"
  case 0x2026, 0x22EF: "a range is written with three dots: `1...n`"
  case 0x2016, 0x2225: "write `norm(x)`"
  case 0x2308...0x2309: "write `ceil(x)`"
  case 0x230A...0x230B: "write `floor(x)`"
  case 0xB0: "write `* pi / 180` for degrees"
  case 0x2030: "write `/ 1000`"
  case 0x2032, 0x2033: "spell the name out: `xPrime`"
  case 0xBC: "write `1/4`"
  case 0xBD: "write `1/2`"
  case 0xBE: "write `3/4`"
  case 0x2150...0x215F, 0x2189: "write the fraction with `/`"
  case 0x22A4: "write `transpose(x)`"
  case 0x3001: "write `,`"
  case 0x3002: "write `.` in a number; a statement ends with its line"
  case 0x3010: "write `[`"
  case 0x3011: "write `]`"
  case 0x3008...0x300B, 0x300C...0x300F: "write `\"` around a string"
  case 0x2000...0x200A, 0x202F, 0x205F, 0x3000, 0x2028, 0x2029, 0x85: "write an ordinary space or line break"
  case 0xFF01...0xFF5E:
    "write `\(Character(Unicode.Scalar(UInt8(scalar.value - 0xFEE0))))`, the ordinary character, not the full-width one"
  default: nil
  }
}
