/// The smallest piece of formula Swift: a range of the excerpt's bytes, and what it is.
struct Token {
  enum Kind: Hashable {
    case identifier
    case keyword(Keyword)
    /// `$0`.
    case implicitParameter
    case number
    case string
    case leftParenthesis, rightParenthesis, leftBracket, rightBracket, leftBrace, rightBrace
    case comma, colon, semicolon, dot, arrow
    /// The `?` of `c ? a : b`.
    case question
    case prefix(UnaryOperator)
    case infix(BinaryOperator)
    case range(isClosed: Bool)
    case assignment(AssignmentOperator)
    /// An operator that formula Swift does not have, or not in this position.
    case otherOperator(Fixity)
    case invalid(LexicalFault)
    case end
  }

  /// What the space around an operator makes of it (The Swift Programming Language, "Operators").
  enum Fixity {
    case prefix, infix, postfix
  }

  var kind: Kind
  var start: Int
  var end: Int
  /// No other token stands before it on its line. True of the end of the text too: it ends every statement.
  var startsLine: Bool
}

/// What keeps some characters from being a token.
enum LexicalFault: Hashable {
  case unknownCharacter
  /// `x²`: the digits of the exponent stand in the token.
  case superscript
  case unterminatedString
  case unterminatedComment
  case invalidEscape
  /// A tab or another control character in a string.
  case controlCharacter
  case interpolation
  case multilineString
  case rawString
  /// `'a'` or `“a”`.
  case foreignQuote
  /// `.5`.
  case missingIntegerDigits
  /// `5.`.
  case missingFractionDigits
  /// `1e` or `1e+`.
  case missingExponentDigits
  /// `0x` or `0b2`.
  case invalidDigits
  /// `0x1.8p3`.
  case hexadecimalFraction
  /// `2x`: a name right behind a number.
  case numberSuffix
  case attribute, directive, keyPath, backtick, dollar
}

/// A comment between two tokens: the range of its text, without the comment marks.
struct Comment {
  var start: Int
  var end: Int
  /// `/* … */`.
  var isBlock: Bool
  /// Stands behind a token on its line.
  var isTrailing: Bool
}

/// The reserved words of Swift. Those behind the blank line begin something that formula Swift does not have.
enum Keyword: String, CaseIterable {
  case `let`, `var`, `func`, `return`, `if`, `else`, `while`, `for`, `in`, `break`, `continue`, `true`, `false`
  case underscore = "_"

  case `as`, `is`, `nil`, `self`, `super`, `try`, `throw`, `throws`, `rethrows`, `catch`, `do`, `defer`, `guard`
  case `switch`, `case`, `default`, `fallthrough`, `repeat`, `where`, `import`, `class`, `struct`, `enum`, `protocol`
  case `extension`, `typealias`, `associatedtype`, `init`, `deinit`, `subscript`, `operator`, `precedencegroup`
  case `inout`, `static`, `public`, `private`, `fileprivate`, `internal`
  case capitalSelf = "Self"
  case any = "Any"

  static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  /// Begins a statement, and so never stands inside an expression.
  var beginsStatement: Bool {
    switch self {
    case .let, .var, .func, .return, .while, .for, .break, .continue, .guard, .switch, .repeat, .import, .class,
      .struct, .enum, .protocol, .extension, .typealias, .defer, .do:
      true
    default: false
    }
  }
}

/// Whether Swift keeps a name for itself.
package func isReservedWord(_ name: String) -> Bool { Keyword.byName[name] != nil }
