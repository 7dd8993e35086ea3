import Diagnostics
import Formula
import NumericCore

extension JudgedDocument {
  /// What a report says of the document, with nothing of its text but the lines that diagnostics point at.
  ///
  /// - Parameters:
  ///   - listsClaims: whether each claim is told of; digits take time, and a tally needs none.
  ///   - measuresCoverage: whether the numbers that nothing vouches for are counted, too.
  package func report(listsClaims: Bool = true, measuresCoverage: Bool = false) -> Report {
    let file = document.file
    let math = evaluated.math
    var tally = Tally(
      files: 1, mathSpans: document.math.count { $0.kind != .reference }, symbolic: math.symbolicCount,
      unbound: math.unboundCount)
    for claim in claims { tally.count(claim.verdict, claim.judgement.basis) }
    for _ in 0..<exemptCount { tally.count(.exempt, .exact) }
    var report = Report(
      tally: tally, claims: listsClaims ? claims.map { $0.reported(in: file) } : [],
      diagnostics: diagnostics.map { $0.located(in: file) })
    if measuresCoverage { report.coverage = [FileCoverage(file: file.path, coverage: coverage)] }
    return report
  }
}

extension JudgedClaim {
  /// The claim as texts and places.
  package func reported(in file: SourceFile) -> ReportedClaim {
    ReportedClaim(
      file: file.path, start: file.position(of: claim.span.start), end: file.position(of: claim.span.end),
      origin: claim.source, left: left, relation: claim.relation.rawValue, right: right, verdict: verdict,
      basis: judgement.basis, value: judgement.value.map { $0.digits(16) }, enclosure: enclosure,
      explanation: judgement.explanation ?? judgement.detail)
  }

  /// Decimals around the value: for a vector, around the element that the verdict is about.
  private var enclosure: ReportedClaim.Enclosure? {
    guard let value = judgement.value, judgement.element < value.elements.count else { return nil }
    let number = value.elements[judgement.element]
    return ReportedClaim.Enclosure(lower: number.digitsDown(16), upper: number.digitsUp(16))
  }
}
