import Diagnostics

@testable import Formula

// Trees as text, in the manner of Lisp, so that a test shows what an operator takes.

func excerpt(_ source: String) -> Excerpt { Excerpt(SourceFile(path: "test.swift", text: source)) }

/// The statements of a block, one a line; or its first error.
func tree(_ source: String) -> String {
  let block = parseBlock(excerpt(source))
  if let first = block.diagnostics.first { return "error[\(first.code.rawValue)]: \(first.message)" }
  return block.statements.map(\.tree).joined(separator: "\n")
}

extension Statement {
  var tree: String {
    switch kind {
    case .binding(let binding):
      let type = binding.type.map { ": \($0.source)" } ?? ""
      return "(\(binding.isMutable ? "var" : "let") \(binding.name.name)\(type) \(binding.value.tree))"
    case .assignment(let target, let symbol, let value): return "(\(symbol.rawValue) \(target.tree) \(value.tree))"
    case .function(let function):
      let parameters = function.parameters.map { parameter in
        let label = parameter.label == parameter.name.name ? "" : "\(parameter.label ?? "_") "
        return "\(label)\(parameter.name.name): \(parameter.type.source)"
          + (parameter.defaultValue.map { " = \($0.tree)" } ?? "")
      }
      let result = function.result.map { " -> \($0.source)" } ?? ""
      return "(func \(function.name.name) (\(parameters.joined(separator: ", ")))\(result) \(body(function.body)))"
    case .expression(let expression): return expression.tree
    case .conditional(let condition, let then, let otherwise):
      return "(if \(condition.tree) \(body(then))\(otherwise.isEmpty ? "" : " \(body(otherwise))"))"
    case .whileLoop(let condition, let statements): return "(while \(condition.tree) \(body(statements)))"
    case .forLoop(let pattern, let sequence, let statements):
      return "(for (\(pattern.map(\.name).joined(separator: " "))) \(sequence.tree) \(body(statements)))"
    case .returnStatement(let value): return value.map { "(return \($0.tree))" } ?? "(return)"
    case .breakStatement: return "(break)"
    case .continueStatement: return "(continue)"
    case .faulty: return "(faulty)"
    }
  }
}

private func body(_ statements: [Statement]) -> String {
  "{\(statements.map(\.tree).joined(separator: "; "))}"
}

extension Expression {
  var tree: String {
    switch kind {
    case .number(let literal): literal.text
    case .boolean(let value): "\(value)"
    case .string(let value): "\"\(value)\""
    case .name(let name): name
    case .implicitParameter(let index): "$\(index)"
    case .array(let elements): "[\(elements.map(\.tree).joined(separator: " "))]"
    case .unary(let symbol, let operand): "(\(symbol.rawValue) \(operand.tree))"
    case .binary(let symbol, let left, let right): "(\(symbol.rawValue) \(left.tree) \(right.tree))"
    case .range(let lower, let upper, let isClosed): "(\(isClosed ? "..." : "..<") \(lower.tree) \(upper.tree))"
    case .conditional(let condition, let first, let second): "(? \(condition.tree) \(first.tree) \(second.tree))"
    case .call(let callee, let arguments):
      "(call \(callee.tree)\(arguments.map { " \($0.label.map { "\($0):" } ?? "")\($0.isTrailing ? "^" : "")\($0.value.tree)" }.joined()))"
    case .member(let base, let name, _): "(. \(base.tree) \(name))"
    case .subscript(let base, let index): "(at \(base.tree) \(index.tree))"
    case .closure(let closure):
      "{\(closure.head) in \(closure.body.map(\.tree).joined(separator: "; "))}"
    case .parenthesized(let inner): "(paren \(inner.tree))"
    }
  }
}

extension Closure {
  fileprivate var head: String {
    if parameters.isEmpty { return "\(implicitParameterCount)" }
    let names = parameters.indices.map { index in
      parameters[index].name + (index < parameterTypes.count ? ": \(parameterTypes[index].source)" : "")
    }
    return names.joined(separator: ", ") + (result.map { " -> \($0.source)" } ?? "")
  }
}

extension TypeName {
  var source: String {
    switch self {
    case .real: "Real"
    case .bool: "Bool"
    case .string: "String"
    case .array(let element): "[\(element.source)]"
    case .function(let parameters, let result):
      "(\(parameters.map(\.source).joined(separator: ", "))) -> \(result.source)"
    }
  }
}
