import Diagnostics
import NumericCore

extension Interpreter {
  /// The nesting of calls of functions that a program declares.
  static let callLimit = 200

  func call(
    _ callee: Expression, _ arguments: [Argument], at span: Span, in scope: Scope
  ) throws(Interruption) -> Value {
    if case .member(let base, let name, let nameSpan) = callee.kind {
      return try callMethod(name, nameSpan, of: base, arguments, at: span, in: scope)
    }
    let target = try evaluate(callee, in: scope)
    guard case .function(let function) = target else {
      throw .failure(
        Diagnostic(
          .typeMismatch, "only a function can be called", at: callee.span,
          label: "this is \(target.kindDescription)"))
    }
    switch function {
    case .builtin(let builtin):
      // A column's printed cells go by its name, not by its value.
      if builtin.name == "printed", arguments.count == 1, case .name(let column) = arguments[0].value.kind,
        let cells = scope.lookup(printedName(column))?.value
      {
        return cells
      }
      return try call(builtin, arguments, at: span, in: scope)
    case .declared(let declaration, let home):
      return try call(declaration, home, arguments, at: span, in: scope)
    case .closure:
      var values: [Value] = []
      for argument in arguments {
        if let label = argument.label {
          throw .failure(
            Diagnostic(
              .wrongArguments, "a closure takes its arguments without labels",
              at: argument.labelSpan ?? argument.value.span, help: ["remove `\(label):`"]))
        }
        values.append(try evaluate(argument.value, in: scope))
      }
      return try invoke(function, values, at: span)
    }
  }

  /// Calls a function with values; what `map`, `derivative`, `forAll` and their like do.
  package func invoke(
    _ function: Value.Function, _ values: [Value], at span: Span
  ) throws(Interruption) -> Value {
    switch function {
    case .builtin(let builtin):
      return try call(builtin, values.map { ($0, span) }, at: span)
    case .closure(let closure, let home):
      let scope = Scope(parent: home)
      if closure.parameters.isEmpty {
        for (index, value) in values.enumerated() {
          scope.declare("$\(index)", value, origin: .article(span))
        }
      } else {
        guard closure.parameters.count == values.count else {
          throw .failure(
            Diagnostic(
              .wrongArguments,
              "the closure takes \(count(closure.parameters.count, "argument")), and is given \(values.count)",
              at: span))
        }
        for (parameter, value) in zip(closure.parameters, values) {
          scope.declare(parameter.name, value, origin: .article(parameter.span))
        }
      }
      return try result(of: closure.body, in: scope, at: span)
    case .declared(let declaration, let home):
      guard declaration.parameters.count == values.count else {
        throw .failure(
          Diagnostic(
            .wrongArguments,
            "`\(declaration.name.name)` takes \(count(declaration.parameters.count, "argument")), and is given \(values.count)",
            at: span))
      }
      let scope = Scope(parent: home)
      for (parameter, value) in zip(declaration.parameters, values) {
        try check(value, is: parameter.type, at: span)
        scope.declare(parameter.name.name, value, origin: .article(parameter.name.span))
      }
      return try result(of: declaration.body, in: scope, at: span)
    }
  }

  private func call(
    _ declaration: FunctionDeclaration, _ home: Scope, _ arguments: [Argument], at span: Span, in scope: Scope
  ) throws(Interruption) -> Value {
    let inner = Scope(parent: home)
    let bound = try bind(
      arguments, to: declaration.parameters.map { ($0.label, $0.name.name, $0.defaultValue != nil) },
      of: declaration.name.name, signature: { declaration.signature }, at: span)
    for (parameter, argument) in zip(declaration.parameters, bound) {
      let value: Value
      if let argument {
        value = try evaluate(argument.value, in: scope)
        try check(value, is: parameter.type, at: argument.value.span)
      } else if let expression = parameter.defaultValue {
        value = try evaluate(expression, in: home)
      } else {
        continue
      }
      inner.declare(parameter.name.name, value, origin: .article(parameter.name.span))
    }
    let value = try result(of: declaration.body, in: inner, at: span)
    if let type = declaration.result { try check(value, is: type, at: span) }
    return value
  }

  /// The value of a function's body: that of `return`, or of its only expression.
  private func result(of body: [Statement], in scope: Scope, at span: Span) throws(Interruption) -> Value {
    callDepth += 1
    defer { callDepth -= 1 }
    // A call makes a scope: it takes about as long as so many additions.
    try spend(8, at: span)
    guard callDepth <= Self.callLimit else { throw tooDeep(span) }
    if body.count == 1, case .expression(let expression) = body[0].kind {
      return try evaluate(expression, in: scope)
    }
    if body.count == 1, let expression = body[0].asExpression { return try evaluate(expression, in: scope) }
    if case .returned(let value) = try run(body, in: scope) { return value }
    return .nothing
  }

  private func check(_ value: Value, is type: TypeName, at span: Span) throws(Interruption) {
    let fits: Bool =
      switch (type, value) {
      case (.real, .real), (.bool, .bool), (.string, .string), (.array(.real), .vector),
        (.array(.array(.real)), .matrix), (.function, .function):
        true
      case (.array(.array(.real)), .vector(let elements)): elements.isEmpty
      default: false
      }
    guard fits else { throw mismatch(type.description, value, span) }
  }

  // MARK: Arguments

  /// Pairs the arguments of a call with the parameters; `nil` where the default holds.
  func bind(
    _ arguments: [Argument], to parameters: [(label: String?, name: String, hasDefault: Bool)], of name: String,
    signature: () -> String, at span: Span
  ) throws(Interruption) -> [Argument?] {
    var bound: [Argument?] = []
    var rest = arguments[...]
    // As in Swift, a trailing closure passes over what may be left out, if something behind needs it.
    let lastNeeded = parameters.lastIndex { !$0.hasDefault } ?? -1
    for (index, parameter) in parameters.enumerated() {
      if let next = rest.first,
        !next.isTrailing && next.label == parameter.label
          || next.isTrailing && (!parameter.hasDefault || index > lastNeeded)
      {
        bound.append(rest.removeFirst())
      } else if parameter.hasDefault {
        bound.append(nil)
      } else if let next = rest.first {
        throw .failure(wrongLabel(next, parameter.label, of: name, signature()))
      } else {
        throw .failure(
          Diagnostic(
            .wrongArguments,
            "the argument \(parameter.label.map { "`\($0):`" } ?? "`\(parameter.name)`") of `\(name)` is missing",
            at: span, help: ["write `\(signature())`"]))
      }
    }
    if let extra = rest.first {
      let isLogarithm = signature() == "log(_ x)"
      let write = isLogarithm ? "the logarithm of x to base b is `log(x) / log(b)`" : "write `\(signature())`"
      if let label = extra.label {
        let known = parameters.compactMap(\.label)
        let help = nearestName(to: label, among: known).map { "did you mean `\($0):`?" } ?? write
        throw .failure(
          Diagnostic(
            .wrongArguments, "`\(name)` has no argument `\(label):`", at: extra.labelSpan ?? extra.value.span,
            help: [help]))
      }
      throw .failure(
        Diagnostic(
          .wrongArguments,
          "`\(name)` takes \(count(parameters.count, "argument")), and is given \(arguments.count)",
          at: extra.value.span, help: [write]))
    }
    return bound
  }

  private func wrongLabel(
    _ argument: Argument, _ expected: String?, of name: String, _ signature: String
  ) -> Diagnostic {
    let (message, help) =
      switch (argument.label, expected) {
      case (let found?, let expected?):
        ("`\(name)` takes `\(expected):` here, not `\(found):`", "write `\(signature)`")
      case (nil, let expected?):
        ("the label `\(expected):` is missing in the call of `\(name)`", "write `\(signature)`")
      case (let found, nil):
        ("`\(name)` takes no label `\(found ?? ""):` here", "leave `\(found ?? ""):` out: `\(signature)`")
      }
    return Diagnostic(.wrongArguments, message, at: argument.labelSpan ?? argument.value.span, help: [help])
  }

  // MARK: Built-in functions

  private func call(
    _ builtin: Builtin, _ arguments: [Argument], at span: Span, in scope: Scope
  ) throws(Interruption) -> Value {
    var values: [(Value, Span)?] = []
    if builtin.isVariadic {
      for (index, argument) in arguments.enumerated() {
        let label = index == 0 ? builtin.parameters[0].label : nil
        guard argument.label == label || argument.isTrailing else {
          throw .failure(wrongLabel(argument, label, of: builtin.name, builtin.signature))
        }
        values.append((try evaluate(argument.value, in: scope), argument.value.span))
      }
    } else {
      let parameters = builtin.parameters(for: arguments.count)
      let bound = try bind(
        arguments, to: parameters.map { ($0.label, $0.name, $0.defaultValue != nil) }, of: builtin.name,
        signature: { builtin.signature }, at: span)
      for argument in bound {
        guard let argument else {
          values.append(nil)
          continue
        }
        values.append((try evaluate(argument.value, in: scope), argument.value.span))
      }
    }
    var labels: [Diagnostic.Label] = []
    for argument in arguments {
      if case .name(let name) = argument.value.kind, case .article(let origin)? = scope.lookup(name)?.origin {
        labels.append(.init(origin, "`\(name)` comes from here"))
      }
    }
    return try call(builtin, values, at: span, labels: labels)
  }

  private func call(
    _ builtin: Builtin, _ values: [(Value, Span)?], at span: Span, labels: [Diagnostic.Label] = []
  ) throws(Interruption) -> Value {
    try spend(1, at: span)
    let call = BuiltinCall(builtin: builtin, arguments: values, span: span, interpreter: self)
    do throws(Fault) {
      return try builtin.implementation(call)
    } catch {
      // What does not fit together, or grows too large, is the call; what has no value is an argument.
      let isOfCall = error.kind == .shapeMismatch || error.kind == .budgetExceeded
      let place = isOfCall ? nil : error.argument.flatMap { $0 < values.count ? values[$0]?.1 : nil }
      throw interruption(error, at: place ?? span, labels: labels)
    }
  }
}

extension FunctionDeclaration {
  /// `f(_ x:, rate:)`, as messages show it.
  var signature: String {
    let list = parameters.map { ($0.label ?? "_") + ($0.label == $0.name.name ? "" : " \($0.name.name)") + ":" }
    return "\(name.name)(\(list.joined(separator: ", ")))"
  }
}

extension Statement {
  /// The statement as an expression, where Swift lets an `if` statement be one: as the only one of a body.
  var asExpression: Expression? {
    switch kind {
    case .expression(let expression): return expression
    case .conditional(let condition, let then, let otherwise):
      guard then.count == 1, otherwise.count == 1, let a = then[0].asExpression, let b = otherwise[0].asExpression
      else { return nil }
      return Expression(.conditional(condition, a, b), span)
    default: return nil
    }
  }
}

extension TypeName {
  /// How messages call a value of the type.
  var description: String {
    switch self {
    case .real: "a number"
    case .bool: "a truth value"
    case .string: "a string"
    case .array(.array): "a matrix"
    case .array: "a vector"
    case .function: "a function"
    }
  }
}

/// `1 argument`, `2 arguments`.
func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
