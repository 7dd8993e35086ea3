import Diagnostics
import NumericCore

/// A number as an author writes it behind `=`: a decimal with an optional sign, or a fraction of two integers.
package struct WrittenNumber: Sendable, Hashable {
  package var span: Span
  package var value: Rational
  /// nil for a fraction.
  package var decimal: PrintedDecimal?
}

extension WrittenNumber {
  /// More decimals than these nobody wants to read.
  private static let longestExpansion = 20

  /// An exact value in the form of this number, with at least as many decimals; nil where the form cannot hold it.
  func writing(_ exact: Rational) -> String? {
    guard let decimal else { return exact.bitCount <= 64 ? exact.description : nil }
    let shown = decimal.isPercent ? exact * Rational(100) : exact
    let mark = decimal.isPercent ? "%" : ""
    guard let decimals = shown.terminatingDecimals, decimals <= Self.longestExpansion else { return nil }
    if decimal.isScientific, !shown.isZero {
      let exponent = shown.decimalExponent
      let significand = shown * Rational.powerOfTen(-exponent)
      let digits = max(significand.terminatingDecimals ?? 0, decimal.significantDigits - 1)
      return "\(significand.decimalText(decimals: digits))e\(exponent)\(mark)"
    }
    let printed = -decimal.ulpExponent - (decimal.isPercent ? 2 : 0)
    return shown.decimalText(decimals: max(decimals, printed, 0)) + mark
  }
}

extension Expression {
  /// The numbers that the expression writes, row by row; nil where it is more than numbers.
  var writtenNumbers: [WrittenNumber]? {
    if case .array(let elements) = kind {
      let parts = elements.compactMap(\.writtenNumbers)
      return parts.count == elements.count ? parts.flatMap { $0 } : nil
    }
    return writtenNumber.map { [$0] }
  }

  private var writtenNumber: WrittenNumber? {
    switch kind {
    case .number(let literal):
      guard let decimal = PrintedDecimal(parsing: literal.text.utf8) else { return nil }
      return WrittenNumber(span: span, value: literal.value, decimal: decimal)
    case .unary(.minus, let operand):
      guard let number = operand.writtenNumber, let decimal = number.decimal else { return nil }
      return WrittenNumber(span: span, value: -number.value, decimal: PrintedDecimal(parsing: "-\(decimal.text)".utf8))
    case .binary(.divide, let left, let right):
      guard let value = left.integerLiteral, let divisor = right.integerLiteral,
        let quotient = value.divided(by: divisor)
      else { return nil }
      return WrittenNumber(span: span, value: quotient, decimal: nil)
    default: return nil
    }
  }

  private var integerLiteral: Rational? {
    switch kind {
    case .number(let literal): literal.value.isInteger ? literal.value : nil
    case .unary(.minus, let operand): operand.integerLiteral.map { -$0 }
    default: nil
    }
  }
}
