import Diagnostics
import Foundation
import Formula
import Recto
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The reports that other programs read. Their formats are checked here by the rules of their specifications;
/// `Tests/Reports/schemas.py` holds them against the schemas themselves.
@Suite struct CIReportTests {
  private let report: Report

  init() {
    let file = SourceFile(
      path: "笔记/a,b:%.md",
      text: """
        # 𝄞

        𝄞𝄞 熵是 0.805<!-- = log(2) -->，或 `−1.5`<!-- = -log(4) -->。

        ```swift recto
        log([2, 3])   // ≈ [0.7, 1.0]; ≈ [0.8, 1.2]
        1 + 1         // = 2
        undefined
        ```
        """)
    report = judge(file).report()
  }

  // MARK: SARIF

  private func sarif() throws -> (run: [String: Any], results: [[String: Any]]) {
    let log = try #require(try JSONSerialization.jsonObject(with: Data(report.sarif())) as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    #expect((log["$schema"] as? String)?.hasSuffix("sarif-schema-2.1.0.json") == true)
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    return (run, try #require(run["results"] as? [[String: Any]]))
  }

  /// §3.14, §3.19, §3.27, §3.29 and §3.30 of the specification.
  @Test func sarifHasWhatItMustHave() throws {
    let (run, results) = try sarif()
    #expect(run["columnKind"] as? String == "unicodeCodePoints")
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    #expect(driver["name"] as? String == "recto")
    let rules = try #require(driver["rules"] as? [[String: Any]])
    #expect(Set(rules.compactMap { $0["id"] as? String }).count == rules.count)
    #expect(results.count == report.diagnostics.count)
    for result in results {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
      #expect(["error", "warning"].contains(result["level"] as? String))
      #expect(((result["message"] as? [String: Any])?["text"] as? String)?.isEmpty == false)
      let location = try #require((result["locations"] as? [[String: Any]])?.first)
      let place = try #require(location["physicalLocation"] as? [String: Any])
      let artifact = try #require(place["artifactLocation"] as? [String: Any])
      #expect(artifact["uri"] as? String == "%E7%AC%94%E8%AE%B0/a%2Cb%3A%25.md")
    }
  }

  /// Columns count code points, and the ends are exclusive: the fixes give the article that `recto fix` gives.
  @Test func theFixesOfSarifAreThoseOfRecto() throws {
    let (_, results) = try sarif()
    let replacements = try results.flatMap { result -> [String] in
      let fixes = result["fixes"] as? [[String: Any]] ?? []
      return try fixes.flatMap { fix -> [String] in
        let change = try #require((fix["artifactChanges"] as? [[String: Any]])?.first)
        return try #require(change["replacements"] as? [[String: Any]]).map { replacement in
          let region = try #require(replacement["deletedRegion"] as? [String: Int])
          let text = (replacement["insertedContent"] as? [String: String])?["text"] ?? ""
          return "\(region["startLine"] ?? 0):\(region["startColumn"] ?? 0)-\(region["endColumn"] ?? 0) \(text)"
        }
      }
    }
    #expect(replacements == ["3:7-12 0.693", "3:33-37 −1.4", "6:26-29 1.1", "6:35-38 0.7", "6:40-43 1.1"])
  }

  // MARK: GitHub

  /// `%`, line breaks, and in a property also `:` and `,` are escaped, and nothing else.
  @Test func annotationsAreEscaped() {
    let lines = String(decoding: report.github(), as: UTF8.self).split(separator: "\n")
    #expect(lines.count == report.diagnostics.count + 1)
    #expect(
      lines[0]
        == "::error file=笔记/a%2Cb%3A%25.md,line=3,endLine=3,col=7,endColumn=12,title=claim-refuted::`log(2)` does not "
        + "round to 0.805%0Ait is 0.6931471805599453…, which rounds to 0.693%0Ahelp: write 0.693")
    #expect(lines.last == "::notice title=recto::\(report.tally.text)")
  }

  @Test func aFindingAboutAFileHasNoLine() {
    var report = Report()
    report.diagnostics = [Diagnostic(.warning, .tooLarge, "50% too,\r\nlarge:", at: nil).located(atPath: "a.md")]
    #expect(
      String(decoding: report.github(), as: UTF8.self).hasPrefix(
        "::warning file=a.md,title=too-large::50%25 too,%0D%0Alarge:\n"))
  }

  // MARK: JUnit

  @Test func junitHasOneCaseAClaim() throws {
    let elements = try XMLElements(report.junit(timestamp: "2026-11-25T12:00:00", seconds: 1.5))
    let suite = try #require(elements.all.first { $0.name == "testsuite" })
    let cases = elements.all.filter { $0.name == "testcase" }
    // Five claims, and the error that is no claim's.
    #expect(report.claims.count == 5)
    #expect(cases.count == 6)
    #expect(suite.attributes["tests"] == "6")
    #expect(suite.attributes["failures"] == "4")
    #expect(suite.attributes["errors"] == "1")
    #expect(Set(cases.compactMap { $0.attributes["name"] }).count == 6)
    #expect(
      elements.all.filter { $0.name == "failure" }.map { $0.attributes["type"] } == [
        "claim-refuted", "claim-imprecise", "claim-imprecise", "claim-imprecise",
      ])
    #expect(elements.all.first { $0.name == "error" }?.attributes["type"] == "unknown-name")
  }

  /// The order and the attributes that the schema of Ant's JUnit task demands, and none that Jenkins' forbids.
  @Test func junitHasWhatTheSchemasDemand() throws {
    let elements = try XMLElements(report.junit(timestamp: "2026-11-25T12:00:00", seconds: 1.5))
    #expect(elements.all.first?.name == "testsuites")
    #expect(elements.all.first?.attributes.isEmpty == true)
    for element in elements.all {
      let attributes = Set(element.attributes.keys)
      switch element.name {
      case "testsuite":
        #expect(
          attributes == [
            "id", "name", "package", "timestamp", "hostname", "tests", "failures", "errors", "time",
          ])
        #expect(element.children.first == "properties")
        #expect(Array(element.children.suffix(2)) == ["system-out", "system-err"])
        #expect(element.children.dropFirst().dropLast(2).allSatisfy { $0 == "testcase" })
      case "testcase":
        #expect(attributes == ["name", "classname", "time"])
        #expect(element.children.count <= 1)
      case "failure", "error": #expect(attributes == ["type", "message"])
      default: #expect(["testsuites", "properties", "system-out", "system-err"].contains(element.name))
      }
    }
  }

  @Test func whatXMLHasNoPlaceForIsReplaced() throws {
    var report = Report()
    report.diagnostics = [Diagnostic(.link, "a\u{1}<b> & \"c\"", at: nil).located(atPath: "x&y.md")]
    let elements = try XMLElements(report.junit(timestamp: "2026-11-25T12:00:00", seconds: 0))
    #expect(elements.all.first { $0.name == "error" }?.attributes["message"] == "a\u{FFFD}<b> & \"c\"")
    #expect(elements.all.first { $0.name == "testsuite" }?.attributes["name"] == "x&y.md")
  }
}

/// The elements of an XML text in the order in which they begin.
private final class XMLElements: NSObject, XMLParserDelegate {
  struct Element {
    var name: String
    var attributes: [String: String]
    var children: [String] = []
  }

  private(set) var all: [Element] = []
  private var open: [Int] = []

  init(_ bytes: [UInt8]) throws {
    super.init()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = self
    try #require(parser.parse(), "no well-formed XML")
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    if let parent = open.last { all[parent].children.append(name) }
    open.append(all.count)
    all.append(Element(name: name, attributes: attributes))
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    open.removeLast()
  }
}
