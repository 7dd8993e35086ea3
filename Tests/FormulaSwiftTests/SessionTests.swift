import NumericCore
import Testing

@testable import FormulaSwift

@Suite struct SessionTests {
  /// The precisions at which a program ran.
  func precisions(_ body: () -> Void) -> [Int] {
    var seen: [Int] = []
    Session.run {
      seen.append(Session.active.arithmetic.precision)
      body()
    }
    return seen
  }

  @Test func aDecidedProgramRunsOnce() {
    #expect(precisions { _ = log(2) < 1 } == [64])
  }

  @Test func anUndecidedComparisonRunsAgain() {
    var answers: [Bool] = []
    let seen = precisions {
      let two = sqrt(Real(2)) ** 2
      answers.append(two < 2 + Real("1e-30")!)
    }
    #expect(seen == [64, 128])
    #expect(answers.last == true)
  }

  @Test func agreementEndsTheSearch() {
    #expect(precisions { _ = sqrt(Real(2)) ** 2 == 2 } == [64, 128, 256, 512, 1024, 2048, 4096])
    let outcomes = Session.run { expect(sqrt(Real(2)) ** 2, "=", "2", at: "here") }
    #expect(outcomes.map(\.holds) == [true])
    #expect(outcomes.map(\.place) == ["here"])
  }

  @Test func anUndecidedValueRunsAgain() {
    var last: (Real, Real, Real) = (0, 0, 0)
    let seen = precisions {
      let almost = sqrt(Real(2)) ** 2 + Real("1e-25")!
      last = (floor(almost), log(almost - 2), 1 / (almost - 2))
    }
    #expect(seen == [64, 128])
    #expect(last.0.exact == Rational(2))
    #expect(last.1.enclosure.overlaps((-25 * log(Real(10))).enclosure))
    #expect(last.2.enclosure.contains(Rational.powerOfTen(25)))
  }

  @Test func expectationsOfWrongValuesFail() {
    let outcomes = Session.run {
      expect(log(Real(2)), "≈", "0.694", at: "a")
      expect([log(Real(2)), log(Real(3))], "≈", ["0.693", "1.098"], at: "b")
      expect(log(Real(2)), ">", "0.7", at: "c")
      expect(pi, "≈", "3.1415…", at: "d")
      expect(pi, "≈", "3.1416", at: "e")
      expect(Real("0.5")!, "≈", "1", at: "a tie has two right neighbours")
      expect(Real("0.5")!, "≈", "0", at: "a tie has two right neighbours")
    }
    #expect(outcomes.map(\.holds) == [false, false, false, true, true, true, true])
    #expect(outcomes[1].values.map(\.description).count == 2)
  }

  @Test func faultsInsideAFunctionBodyAreThoseOfItsCaller() {
    // At 64 bits the point is not known to lie in the domain: the run is repeated, not stopped.
    var slope: Real = 0
    let seen = precisions {
      let tiny = sqrt(Real(2)) ** 2 - 2 + Real("1e-25")!
      slope = derivative(of: { log($0) }, at: tiny)
    }
    #expect(seen == [64, 128])
    #expect(slope.enclosure.contains(Rational.powerOfTen(25)))
  }

  @Test func aFaultStopsTheProcess() async {
    await #expect(processExitsWith: .failure) { _ = log(Real(0)) }
    await #expect(processExitsWith: .failure) { Session.run { _ = Real(1) / 0 } }
    await #expect(processExitsWith: .failure) { _ = [Real(1)] + [Real(1), Real(2)] }
  }

  @Test func sessionsOfTasksAreApart() async {
    await withTaskGroup(of: Bool.self) { group in
      for task in (0 as Int)..<64 {
        group.addTask {
          let precision: Int = task.isMultiple(of: 2) ? 64 : 512
          var width = Rational.one
          Session.run(at: precision) { width = (log(Real(task + (2 as Int))) * pi).enclosure.width }
          return width < Rational(2).power(8 - precision) && width > Rational(2).power(-precision - 8)
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }
}
