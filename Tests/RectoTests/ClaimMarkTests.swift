import Diagnostics
import Formula
import Testing

@testable import Recto

struct ClaimMarkTests {
  private func mark(_ verdict: Verdict, isErratum: Bool = false) -> ClaimMark {
    ClaimMark(
      number: 7, verdict: verdict, basis: .enclosure, isErratum: isErratum, text: "H < \"1\" & ≈ 0.802",
      value: "[0.80181, 0.80182]", note: "<why>", line: 31, ledger: "ledger.html#h-7")
  }

  private func number(_ mark: ClaimMark) -> String {
    var html: [UInt8] = []
    mark.write(number: "0.802", .of("en"), to: &html)
    return String(decoding: html, as: UTF8.self)
  }

  @Test func aVerifiedNumberIsTheNumberWithACard() {
    #expect(
      number(mark(.verified)) == """
        <a class="num" id="claim-7" href="ledger.html#h-7">0.802<small><b>✓ proved by an enclosure</b>\
        <code>H &lt; &quot;1&quot; &amp; ≈ 0.802</code><samp>[0.80181, 0.80182]</samp><em>&lt;why&gt;</em>line 31</small></a>
        """)
  }

  @Test func theCardDoesNotRepeatANumberThatIsExactAsPrinted() {
    var mark = mark(.verified)
    (mark.basis, mark.text, mark.value) = (.exact, "sum(p) = 12", "12")
    #expect(number(mark).contains("<code>sum(p) = 12</code><em>"))
    mark.value = "2"
    #expect(number(mark).contains("<code>sum(p) = 12</code><samp>2</samp>"))
  }

  @Test func withoutALedgerItIsNoLink() {
    var mark = mark(.verified)
    mark.ledger = nil
    #expect(number(mark).hasPrefix("<span class=\"num\" id=\"claim-7\" tabindex=\"0\">0.802<small>"))
    #expect(number(mark).hasSuffix("line 31</small></span>"))
  }

  @Test func aFormulaInALineIsMarkedAsAWhole() {
    func formula(_ marks: [ClaimMark]) -> String {
      var html: [UInt8] = []
      ClaimMark.write(marks, around: { $0.append(html: "<math></math>") }, .of("en"), to: &html)
      return String(decoding: html, as: UTF8.self)
    }
    var second = mark(.refuted)
    second.number = 8
    #expect(formula([]) == "<math></math>")
    #expect(
      formula([mark(.verified)]).hasPrefix(
        "<a class=\"num\" id=\"claim-7\" aria-label=\"H &lt; &quot;1&quot; &amp; ≈ 0.802\" href=\"ledger.html#h-7\">"
          + "<math></math><small>"))
    // What fails comes first; the other one keeps its sign.
    let both = formula([mark(.verified), second])
    #expect(both.hasPrefix("<a class=\"num refuted\" id=\"claim-8\""))
    #expect(both.contains("</small></a><a class=\"mark\" id=\"claim-7\""))
  }

  @Test func whatIsKnownOfAValue() {
    func claim(_ basis: Basis, _ value: String?, _ bounds: (String, String)?) -> ReportedClaim {
      let place = Position(line: 1, column: 1)
      return ReportedClaim(
        file: "a.md", start: place, end: place, origin: .swift, left: "a", relation: "=", right: "b",
        verdict: .verified, basis: basis, value: value,
        enclosure: bounds.map { .init(lower: $0.0, upper: $0.1) })
    }
    #expect(claim(.exact, "1/3", ("0.333", "0.334")).knowledge == "1/3")
    #expect(claim(.enclosure, "0.33…", ("0.333", "0.334")).knowledge == "[0.333, 0.334]")
    #expect(claim(.enclosure, "[0.33…, 0.5…]", ("0.333", "0.334")).knowledge == "[0.33…, 0.5…]")
    #expect(claim(.sampled, nil, nil).knowledge == nil)
  }

  @Test func anErratumIsStruckOutAndSaysSo() {
    let html = number(mark(.verified, isErratum: true))
    #expect(html.contains("<s>0.802</s><span class=\"sign\" aria-hidden=\"true\">≉</span>"))
    #expect(html.contains("<span class=\"unseen\"> number proved wrong</span>"))
    #expect(html.contains("class=\"num erratum\""))
  }

  @Test func anErratumThatIsNotProvedIsNone() {
    #expect(number(mark(.refuted, isErratum: true)).contains("class=\"num refuted\""))
  }

  @Test(arguments: [Verdict.ambiguous, .imprecise, .refuted, .undecided])
  func whatIsNotVerifiedSaysSoWithoutColour(verdict: Verdict) {
    #expect(number(mark(verdict)).contains("<span class=\"unseen\"> \(Wording.of("en").of(verdict))</span>"))
  }
}
