import Formula
import Testing

@testable import Recto

struct ClaimMarkTests {
  private func mark(_ verdict: Verdict, isErratum: Bool = false) -> ClaimMark {
    ClaimMark(
      number: 7, verdict: verdict, basis: .enclosure, isErratum: isErratum, text: "H < \"1\" & ≈ 0.802",
      value: "0.80181…", enclosure: .init(lower: "0.80181", upper: "0.80182"), note: "<why>", line: 31)
  }

  private func number(_ mark: ClaimMark) -> String {
    var html: [UInt8] = []
    mark.write(number: "0.802", .of("en"), to: &html)
    return String(decoding: html, as: UTF8.self)
  }

  @Test func aVerifiedNumberIsTheNumberWithACard() {
    #expect(
      number(mark(.verified)) == """
        <span class="num verified" id="claim-7" tabindex="0" aria-describedby="card-7">0.802\
        <span class="card" id="card-7" role="tooltip"><span class="verdict">✓ verified</span>\
        <code>H &lt; &quot;1&quot; &amp; ≈ 0.802</code><span class="field"><b>value</b> 0.80181…</span>\
        <span class="field"><b>enclosure</b> [0.80181, 0.80182]</span>\
        <span class="field"><b>basis</b> proved by an enclosure</span><span class="field"><b>line</b> 31</span>\
        <span class="note">&lt;why&gt;</span></span></span>
        """)
  }

  @Test func anErratumIsStruckOutAndSaysSo() {
    let html = number(mark(.verified, isErratum: true))
    #expect(html.contains("<s>0.802</s><span class=\"sign\" aria-hidden=\"true\">≉</span>"))
    #expect(html.contains("<span class=\"unseen\"> wrong, and proved wrong</span>"))
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
