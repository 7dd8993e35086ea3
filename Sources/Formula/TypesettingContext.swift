import Diagnostics

/// What the typesetter knows about the program that a block belongs to.
///
/// - Precondition: `shape` and `value` speak of top-level names, as they are at the block that is typeset.
package struct TypesettingContext {
  package var program: ProgramNames
  /// The shape of a top-level name, from its value; nil where there is none.
  package var shape: (_ name: String) -> Shape?
  /// The value of a top-level name, to be put in its place by `steps`; nil for a name to be kept, such as a
  /// variable that has changed since.
  package var value: (_ name: String) -> ShownValue?
  /// The value of a whole statement, as the last step; nil where a claim states it, or there is none.
  package var result: (_ statement: Statement) -> ShownValue?
  /// The author's text of a statement that is shown as code.
  package var source: (_ span: Span) -> String
  /// Symbols, then numbers, then the result.
  package var showsSteps: Bool
  package var words: Words
  /// How the natural logarithm is written: `ln` on a page on which `log` has another base.
  package var naturalLogarithm: String

  /// The few words that mathematics needs.
  package struct Words: Sendable, Hashable {
    package var otherwise: String
    package var `where`: String

    package static func of(language: String) -> Words {
      language.hasPrefix("zh") ? Words(otherwise: "其他情况", where: "其中") : Words(otherwise: "otherwise", where: "where")
    }
  }

  package init(
    program: ProgramNames, shape: @escaping (String) -> Shape? = { _ in nil },
    value: @escaping (String) -> ShownValue? = { _ in nil },
    result: @escaping (Statement) -> ShownValue? = { _ in nil },
    source: @escaping (Span) -> String, showsSteps: Bool = false, language: String = "en",
    naturalLogarithm: String = "log"
  ) {
    self.program = program
    self.shape = shape
    self.value = value
    self.result = result
    self.source = source
    self.showsSteps = showsSteps
    words = .of(language: language)
    self.naturalLogarithm = naturalLogarithm
  }
}

extension TypesettingContext {
  /// - Parameter values: those of the program's names at its end. A name that changes has none to be put in
  ///   its place: at the block it may have been another.
  package init(
    program: ProgramNames, values: [String: Operand], source: @escaping (Span) -> String, showsSteps: Bool = false,
    language: String = "en", naturalLogarithm: String = "log"
  ) {
    func value(_ name: String) -> ShownValue? {
      program.variables.contains(name) ? nil : values[name].flatMap { ShownValue($0) }
    }
    self.init(
      program: program, shape: { values[$0].map { Shape($0) } }, value: value,
      result: { statement in
        if case .binding(let binding) = statement.kind { value(binding.name.name) } else { nil }
      },
      source: source, showsSteps: showsSteps, language: language, naturalLogarithm: naturalLogarithm)
  }
}
