extension Expression {
  /// The integer that it is as a literal; nil for one so large that counting with it could overflow.
  var integer: Int? {
    switch unparenthesized.kind {
    case .number(let literal): literal.value.intValue.flatMap { abs($0) < 1 << 53 ? $0 : nil }
    case .unary(.minus, let operand): operand.integer.map { -$0 }
    default: nil
    }
  }

  /// `log(sum(exp(z)))` of a vector `z`.
  var logSumExp: Expression {
    let exponentials = calling("exp", [Argument(label: nil, labelSpan: nil, value: self)])
    let sum = calling("sum", [Argument(label: nil, labelSpan: nil, value: exponentials)])
    return calling("log", [Argument(label: nil, labelSpan: nil, value: sum)])
  }

  /// The closure that it is.
  var closure: Closure? {
    if case .closure(let closure) = unparenthesized.kind { closure } else { nil }
  }
}

extension Closure {
  /// The names of its parameters, `$0` and its like included.
  var parameterNames: [String] {
    parameters.isEmpty ? (0..<max(1, implicitParameterCount)).map { "$\($0)" } : parameters.map(\.name)
  }
}

/// What a function yields, as one expression after some `let`s: early returns become conditions. Nil where it
/// does anything else, such as loop.
func functionValue(_ body: [Statement]) -> (bindings: [Binding], value: Expression)? {
  var bindings: [Binding] = []
  for (index, statement) in body.enumerated() {
    let rest = Array(body[(index + 1)...])
    switch statement.kind {
    case .binding(let binding) where !binding.isMutable:
      bindings.append(binding)
    case .returnStatement(let value?):
      return (bindings, value)
    case .expression(let value) where rest.isEmpty:
      return (bindings, value)
    case .conditional(let condition, let then, let otherwise):
      guard let (thenBindings, thenValue) = functionValue(then), thenBindings.isEmpty,
        let (restBindings, restValue) = functionValue(otherwise.isEmpty ? rest : otherwise),
        otherwise.isEmpty || rest.isEmpty, restBindings.isEmpty
      else { return nil }
      return (bindings, Expression(.conditional(condition, thenValue, restValue), statement.span))
    default:
      return nil
    }
  }
  return nil
}
