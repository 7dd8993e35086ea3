import FormulaSwift
import Testing

/// That `Program.swift` compiles is half of the test: a program needs no other import.
@Suite struct FormulaSwiftTests {
  @Test func whatIsRightHolds() {
    for program in [informationProgram, controlProgram, matrixProgram, learningProgram] {
      for outcome in Session.run(program) {
        #expect(outcome.holds == !outcome.place.hasPrefix("wrong"), "\(outcome)")
      }
    }
  }
}
