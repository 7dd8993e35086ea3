import Diagnostics
import Formula
import NumericCore

/// The lines of a program, typeset with the values that it has.
func typesetLines(_ source: String, steps: Bool = false, language: String = "en") -> [TypesetLine] {
  let file = SourceFile(path: "test.swift", text: source)
  let block = parseBlock(Excerpt(file))
  let evaluation = Program(items: [.block(block.statements)]).evaluate(precision: 128, meter: Meter())
  let context = TypesettingContext(
    program: ProgramNames(block.statements), values: evaluation.values, source: file.text, showsSteps: steps,
    language: language)
  return block.diagnostics.isEmpty ? typeset(block.statements, context: context) : []
}

extension TypesetLine {
  var linear: String {
    let text: String
    switch content {
    case .equation(let equation): text = equation.line.linear
    case .code(let source): text = "code: \(source)"
    }
    return note.map { "\(text)  — \($0)" } ?? text
  }
}

func mathML(_ node: MathNode) -> String {
  var buffer: [UInt8] = []
  writeMathML(node, display: true, into: &buffer)
  return String(decoding: buffer, as: UTF8.self)
}
