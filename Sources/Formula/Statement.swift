import Diagnostics

/// A statement of formula Swift with what its trailing comment expects of it.
package struct Statement: Sendable {
  package var kind: Kind
  package var span: Span
  /// In the order written; only a statement at the top level of a block has any.
  package var expectations: [Expectation]
  /// A trailing comment that is no expectation: a note to the reader.
  package var note: String?

  package init(_ kind: Kind, _ span: Span, expectations: [Expectation] = [], note: String? = nil) {
    self.kind = kind
    self.span = span
    self.expectations = expectations
    self.note = note
  }

  package indirect enum Kind: Sendable {
    case binding(Binding)
    case assignment(target: Expression, AssignmentOperator, value: Expression)
    case function(FunctionDeclaration)
    case expression(Expression)
    case conditional(condition: Expression, then: [Statement], else: [Statement])
    case whileLoop(condition: Expression, body: [Statement])
    case forLoop(pattern: [Identifier], sequence: Expression, body: [Statement])
    case returnStatement(Expression?)
    case breakStatement
    case continueStatement
    /// What could not be parsed: whatever it may have changed is not known.
    case faulty
  }
}

/// `let x = …` or `var x = …`.
package struct Binding: Sendable {
  package var isMutable: Bool
  package var name: Identifier
  package var type: TypeName?
  package var value: Expression

  package init(isMutable: Bool, name: Identifier, type: TypeName?, value: Expression) {
    self.isMutable = isMutable
    self.name = name
    self.type = type
    self.value = value
  }
}

package enum AssignmentOperator: String, Sendable, CaseIterable {
  case assign = "="
  case add = "+="
  case subtract = "-="
  case multiply = "*="
  case divide = "/="
}

package struct FunctionDeclaration: Sendable {
  package struct Parameter: Sendable {
    /// The name at the call, `nil` for `_`.
    package var label: String?
    package var name: Identifier
    package var type: TypeName
    package var defaultValue: Expression?

    package init(label: String?, name: Identifier, type: TypeName, defaultValue: Expression?) {
      self.label = label
      self.name = name
      self.type = type
      self.defaultValue = defaultValue
    }
  }

  package var name: Identifier
  package var parameters: [Parameter]
  package var result: TypeName?
  package var body: [Statement]

  package init(name: Identifier, parameters: [Parameter], result: TypeName?, body: [Statement]) {
    self.name = name
    self.parameters = parameters
    self.result = result
    self.body = body
  }
}

/// The types of formula Swift.
package indirect enum TypeName: Sendable, Hashable {
  case real
  case bool
  case string
  case array(TypeName)
  case function([TypeName], TypeName)
}
