import Diagnostics

extension Parser {
  /// `func name(label name: Type = default) -> Type { … }`.
  func parseFunction() throws(Failure) -> Statement {
    let start = token
    var function = try parseSignature()
    let tallest = height
    function.body = try parseFunctionBody()
    let span = span(from: start)
    try grow(max(tallest, height), at: span)
    return Statement(.function(function), span)
  }

  /// All of a function but its body: apart from it, so that nested functions take less stack.
  private func parseSignature() throws(Failure) -> FunctionDeclaration {
    advance()
    switch token.kind {
    case .infix, .prefix, .otherOperator, .assignment, .range:
      throw unsupported("operator functions", at: span(token), help: "give the function a name")
    default: break
    }
    let name = try parseName("the name of the function")
    if case .infix(.less) = token.kind { throw unsupportedGenerics() }
    if case .otherOperator = token.kind, text(token).first == "<" { throw unsupportedGenerics() }
    let opening = token
    try expect(.leftParenthesis, "`(` and the parameters")
    var parameters: [FunctionDeclaration.Parameter] = []
    var tallest = 0
    while token.kind != .rightParenthesis {
      parameters.append(try parseParameter())
      tallest = max(tallest, height)
      guard skip(.comma) else { break }
    }
    try close(.rightParenthesis, opening, or: "`,`")
    if token.kind == .identifier, ["async", "reasync"].contains(text(token)) {
      throw unsupported("`\(text(token))`", at: span(token), help: "leave it out")
    }
    let result = skip(.arrow) ? try parseType() : nil
    if case .assignment(.assign) = token.kind {
      throw failure(
        .syntax, "expected `{` and the body of the function, found `=`", at: span(token),
        help: ["write the body in braces: `func f(_ x: Real) -> Real { x * x }`"])
    }
    height = tallest
    return FunctionDeclaration(name: name, parameters: parameters, result: result, body: [])
  }

  private func parseFunctionBody() throws(Failure) -> [Statement] {
    let opening = token
    guard opening.kind == .leftBrace else { throw unexpected("`{` and the body of the function") }
    try enter()
    let outer = context
    context = Context(isInFunction: true)
    defer {
      leave()
      context = outer
    }
    advance()
    return try parseBody(opening)
  }

  private func parseParameter() throws(Failure) -> FunctionDeclaration.Parameter {
    let first = token
    switch first.kind {
    case .keyword(.inout): throw unexpected("a parameter, such as `_ x: Real`")
    case .identifier, .keyword: advance()
    default: throw unexpected("a parameter, such as `_ x: Real`")
    }
    var label: String? = text(first)
    var name = Identifier(text(first), span(first))
    if first.kind == .keyword(.underscore) { label = nil }
    if token.kind == .identifier {
      name = Identifier(text(token), span(token))
      advance()
    } else if first.kind != .identifier {
      // A reserved word may be a label, but not the name inside.
      throw unexpected(
        "the name of the parameter", help: "a reserved word can only be a label: write `\(text(first)) x: Real`")
    }
    guard skip(.colon) else {
      throw unexpected(
        "`:` and the type of the parameter",
        help: "write `\(name.name): Real`, or `_ \(name.name): Real` for a call without a label")
    }
    let type = try parseType()
    height = 0
    guard token.kind == .assignment(.assign) else {
      return FunctionDeclaration.Parameter(label: label, name: name, type: type, defaultValue: nil)
    }
    advance()
    return FunctionDeclaration.Parameter(label: label, name: name, type: type, defaultValue: try parseExpression())
  }

  private func unsupportedGenerics() -> Failure {
    unsupported("generic functions", at: span(token), help: "name the types: `Real`, `[Real]`, `[[Real]]` or `Bool`")
  }

  // MARK: Types

  /// `Real`, `Bool`, `String`, an array or a function of them.
  func parseType() throws(Failure) -> TypeName {
    let start = token
    try enter()
    defer { leave() }
    let type: TypeName
    switch start.kind {
    case .identifier:
      type = try typeName(start)
      advance()
    case .leftBracket:
      advance()
      type = .array(try parseType())
      if token.kind == .colon {
        throw unsupported("dictionaries", at: span(token), help: "write two arrays, one of keys and one of values")
      }
      try close(.rightBracket, start)
    case .leftParenthesis:
      advance()
      var types: [TypeName] = []
      while token.kind != .rightParenthesis {
        types.append(try parseType())
        guard skip(.comma) else { break }
      }
      try close(.rightParenthesis, start, or: "`,`")
      if token.kind == .arrow {
        advance()
        type = .function(types, try parseType())
      } else if types.count == 1 {
        type = types[0]
      } else if types.isEmpty {
        throw unexpected("`->` and the type of the result")
      } else {
        throw unsupported("tuples", at: span(from: start), help: "use an array: `[Real]`")
      }
    default: throw unexpected("a type: `Real`, `Bool`, `String`, an array or a function of them")
    }
    if token.kind == .arrow, start.kind != .leftParenthesis {
      throw failure(
        .syntax, "expected parentheses around the parameters of a function type", at: span(from: start),
        help: ["write `(Real) -> Real`"])
    }
    if case .otherOperator(.postfix) = token.kind {
      switch text(token) {
      case "?", "!":
        throw unsupported("optional types", at: span(token), help: "every value is there: write the type alone")
      case "...": throw unsupported("variadic parameters", at: span(token), help: "take an array: `[Real]`")
      default: break
      }
    }
    return type
  }

  private func typeName(_ token: Token) throws(Failure) -> TypeName {
    switch text(token) {
    case "Real": return .real
    case "Bool": return .bool
    case "String": return .string
    case "Int", "UInt", "Double", "Float", "CGFloat", "Decimal", "Number", "Integer":
      throw unsupported("type `\(text(token))`", at: span(token), help: "every number is a `Real`")
    case "Array", "Set", "Dictionary", "Optional", "Vector", "Matrix":
      throw unsupported(
        "type `\(text(token))`", at: span(token), help: "write `[Real]` for a vector, `[[Real]]` for a matrix")
    case "Character", "Void", "Never", "some", "any":
      throw unsupported(
        "type `\(text(token))`", at: span(token),
        help: "the types are `Real`, `Bool`, `String`, arrays and functions of them")
    default:
      throw failure(
        .unknownName, "there is no type `\(text(token))`", at: span(token),
        help: [
          "the types are `Real`, `Bool`, `String`, arrays of them such as `[Real]`, and functions such as `(Real) -> Real`"
        ])
    }
  }
}
