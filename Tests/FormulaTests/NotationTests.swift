import Diagnostics
import Testing

@testable import Formula

@Suite struct NotationTests {
  @Test(arguments: Builtins.all.map(\.name)) func everyFunctionHasANotation(_ name: String) {
    #expect(Notation.of(name) != nil)
  }

  /// Two functions that take as many arguments do not look alike.
  @Test func differentFunctionsLookDifferent() throws {
    var seen: [String: String] = [:]
    for builtin in Builtins.all {
      let labelled = builtin.parameters.filter { $0.defaultValue == nil }
      let values = ["a", "b", "c"]
      let list = zip(labelled, values).map { parameter, value in (parameter.label.map { "\($0): " } ?? "") + value }
      guard builtin.name != "plot", let line = typesetLines("\(builtin.name)(\(list.joined(separator: ", ")))").last,
        case .equation = line.content
      else { continue }
      #expect(seen.updateValue(builtin.name, forKey: line.linear) == nil, "\(line.linear) is also \(builtin.name)")
    }
    #expect(seen.count > 50)
  }

  @Test func naturalLogarithmCanBeNamed() throws {
    let context = TypesettingContext(program: ProgramNames([]), source: { _ in "" }, naturalLogarithm: "ln")
    let expression = try parseExpression(Excerpt(bytes: Array("log(x) + log2(x) + log(x, base: 3)".utf8), pieces: []))
    #expect(typeset(expression, context: context)?.linear == "ln x + log_2 x + log_3 x")
  }
}
