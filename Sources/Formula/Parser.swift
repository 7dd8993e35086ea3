import Diagnostics

/// Makes the tree of formula Swift of an excerpt, by recursive descent with one token of lookahead, and operators by
/// precedence.
///
/// A class, so that the frames of the descent hold one word and not copies of the state: a secondary thread of macOS
/// has half a megabyte of stack, and 200 levels of nesting have to fit.
///
/// The methods are grouped by what they parse: statements, functions and types, expressions, operands, closures; the
/// words of the errors stand in `Parser+Errors`, `ForeignWords` and `ForeignSpelling`.
final class Parser {
  /// Brackets, blocks, closures (which count twice) and right operands inside one another.
  static let deepestNesting = 200
  /// The nodes on the longest way down a tree. It bounds chains such as `1 + 2 + …`, which need no recursion to be
  /// parsed, but whose trees do to be walked.
  static let tallestTree = 1_000
  /// A block with more faults than this is no formula Swift; the rest of it is not read.
  static let mostFaults = 100

  /// What the surroundings of a statement or expression allow.
  struct Context {
    enum ClosureKind { case none, named, implicit }
    var isInFunction = false
    var isInLoop = false
    var closure = ClosureKind.none
    /// One more than the highest `$n` so far.
    var implicitParameterCount = 0
    /// Not in the head of `if`, `while` and `for`, where `{` begins the body.
    var allowsTrailingClosure = true
  }

  let excerpt: Excerpt
  /// The text of a comment, in which a bracket behind a space begins a remark.
  let isComment: Bool
  // Written by `advance` for every token, and by no one else at the same time: not checked for exclusive access at run
  // time, which would take a tenth of all.
  @exclusivity(unchecked) var lexer: Lexer
  @exclusivity(unchecked) var token: Token
  @exclusivity(unchecked) var previous: Token
  var context = Context()
  var diagnostics: [Diagnostic] = []
  var brokenNames: [String] = []
  /// The syntax errors so far: expectations out of place do not spoil the statement around them.
  var faultCount = 0
  /// A limit was exceeded, after which there is nothing to gain from reading on.
  var isExhausted = false
  /// The brackets that are open, from the outermost in.
  var openBrackets: [Token.Kind] = []
  /// Where the statement at hand begins.
  var statementStart = -1
  private var nesting = 0
  /// The height of the tree that was finished last.
  var height = 0
  /// The operands and operators of the expressions that are not finished yet, innermost last.
  var operands: [PendingOperand] = []
  var operators: [PendingOperator] = []

  convenience init(_ excerpt: Excerpt) { self.init(excerpt, 0..<excerpt.bytes.count, isComment: false) }

  init(_ excerpt: Excerpt, _ range: Range<Int>, isComment: Bool) {
    self.excerpt = excerpt
    self.isComment = isComment
    lexer = Lexer(excerpt.bytes, range)
    token = lexer.next()
    previous = Token(kind: .end, start: range.lowerBound, end: range.lowerBound, startsLine: true)
  }

  // MARK: Tokens

  func advance() {
    if !lexer.comments.isEmpty { judgeComments() }
    switch token.kind {
    case .leftParenthesis, .leftBracket, .leftBrace: openBrackets.append(token.kind)
    case .rightParenthesis, .rightBracket, .rightBrace: _ = openBrackets.popLast()
    default: break
    }
    previous = token
    token = lexer.next()
  }

  /// Steps over a token of a kind; returns whether it was there.
  func skip(_ kind: Token.Kind) -> Bool {
    guard token.kind == kind else { return false }
    advance()
    return true
  }

  func expect(_ kind: Token.Kind, _ expected: String) throws(Failure) {
    guard token.kind == kind else { throw unexpected(expected) }
    advance()
  }

  /// Steps over a closing bracket.
  func close(_ kind: Token.Kind, _ opening: Token, or expected: String = "") throws(Failure) {
    guard token.kind != kind else {
      advance()
      return
    }
    throw unclosed(kind, opening, or: expected)
  }

  /// The token behind the current one.
  func peek() -> Token {
    var copy = lexer
    return copy.next()
  }

  func text(_ token: Token) -> String { String(decoding: excerpt.bytes[token.start..<token.end], as: UTF8.self) }
  func span(_ token: Token) -> Span { excerpt.span(token.start, token.end) }
  func span(from start: Token) -> Span { excerpt.span(start.start, previous.end) }
  func span(from start: Span) -> Span { Span(start.start, excerpt.span(previous.start, previous.end).end) }

  // MARK: Limits

  /// Goes deeper by a level, or by more for what takes the stack of more; where it succeeds, `leave` has to follow.
  func enter(levels: Int = 1) throws(Failure) {
    guard nesting + levels <= Parser.deepestNesting else { throw tooDeep() }
    nesting += levels
  }

  func tooDeep() -> Failure {
    isExhausted = true
    return failure(
      .budgetExceeded, "more than \(Parser.deepestNesting) levels of nesting", at: span(token),
      label: "this is one level too deep", help: ["give a part of it a name with `let`"])
  }

  func leave(levels: Int = 1) { nesting -= levels }

  /// Steps into a bracket, one level deeper, in which trailing closures are allowed. Returns the context outside,
  /// which `leaveBracket` takes.
  func enterBracket() throws(Failure) -> Context {
    try enter()
    let outer = context
    context.allowsTrailingClosure = true
    advance()
    return outer
  }

  func leaveBracket(_ outer: Context) {
    leave()
    context.allowsTrailingClosure = outer.allowsTrailingClosure
  }

  /// Makes a node above trees of which the tallest is `tallest` high.
  func grow(_ tallest: Int, at span: Span) throws(Failure) {
    height = tallest + 1
    guard height > Parser.tallestTree else { return }
    throw tooTall(span)
  }

  private func tooTall(_ span: Span) -> Failure {
    isExhausted = true
    return failure(
      .budgetExceeded, "more than \(Parser.tallestTree) operations one upon the other", at: span,
      help: ["put the numbers into an array and use `sum` or `product`, or name a part with `let`"])
  }
}
