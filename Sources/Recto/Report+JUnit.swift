import Diagnostics

extension Report {
  /// The claims as test cases in the XML of JUnit: one suite a file, one case a claim. An error that is no claim's is a
  /// case of its own. It has what the stricter schemas demand and nothing that one of them forbids.
  ///
  /// - Parameters:
  ///   - timestamp: of the run: `2026-11-25T12:00:00`.
  ///   - seconds: how long it took.
  package func junit(timestamp: String, seconds: Double) -> [UInt8] {
    let suites = JUnitSuite.suites(of: self)
    let count = suites.reduce(0) { $0 + $1.cases.count }
    var out: [UInt8] = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n".utf8)
    for (index, suite) in suites.enumerated() {
      let time = count == 0 ? 0 : seconds * Double(suite.cases.count) / Double(count)
      suite.write(to: &out, id: index, timestamp: timestamp, seconds: time)
    }
    return out + "</testsuites>\n".utf8
  }
}

/// The claims and errors of one file.
private struct JUnitSuite {
  struct Case {
    var name: String
    var outcome: Outcome
  }

  enum Outcome {
    case passed
    /// A claim that does not hold.
    case failure(type: String, message: String, text: String)
    /// What kept claims from being checked.
    case error(type: String, message: String, text: String)
  }

  var file: String
  var cases: [Case] = []

  /// In the order in which the files are met.
  static func suites(of report: Report) -> [JUnitSuite] {
    var suites: [JUnitSuite] = []
    var places: [String: Int] = [:]
    func place(_ file: String) -> Int {
      if let place = places[file] { return place }
      places[file] = suites.count
      suites.append(JUnitSuite(file: file))
      return suites.count - 1
    }
    let findings = Dictionary(grouping: report.diagnostics.indices) { report.diagnostics[$0].file }
    var told: Set<Int> = []
    for claim in report.claims {
      let found = (findings[claim.file] ?? []).first {
        !told.contains($0) && report.diagnostics[$0].isAbout(claim)
      }
      // A warning about a claim that passes is no failure.
      if let found, !claim.verdict.passes || report.diagnostics[found].diagnostic.severity == .error {
        told.insert(found)
        suites[place(claim.file)].cases.append(Case(claim, report.diagnostics[found]))
      } else {
        suites[place(claim.file)].cases.append(Case(claim))
      }
    }
    for (index, found) in report.diagnostics.enumerated() where !told.contains(index) {
      guard found.diagnostic.severity == .error else { continue }
      suites[place(found.file)].cases.append(Case(found))
    }
    return suites
  }

  func write(to out: inout [UInt8], id: Int, timestamp: String, seconds: Double) {
    var failures = 0
    var errors = 0
    for test in cases {
      switch test.outcome {
      case .passed: break
      case .failure: failures += 1
      case .error: errors += 1
      }
    }
    let name = file.xml
    out += "  <testsuite id=\"\(id)\" name=\"\(name)\" package=\"recto\" timestamp=\"\(timestamp)\"".utf8
    out += " hostname=\"localhost\" tests=\"\(cases.count)\" failures=\"\(failures)\" errors=\"\(errors)\"".utf8
    out += " time=\"\(seconds.decimals(3))\">\n    <properties/>\n".utf8
    let time = cases.isEmpty ? "0" : (seconds / Double(cases.count)).decimals(6)
    for test in cases {
      out += "    <testcase classname=\"\(name)\" name=\"\(test.name.xml)\" time=\"\(time)\"".utf8
      switch test.outcome {
      case .passed: out += "/>\n".utf8
      case .failure(let type, let message, let text): out.append("failure", type, message, text)
      case .error(let type, let message, let text): out.append("error", type, message, text)
      }
    }
    out += "    <system-out/>\n    <system-err/>\n  </testsuite>\n".utf8
  }
}

extension JUnitSuite.Case {
  /// A claim by itself: one that fails without a finding of its own could not be evaluated.
  init(_ claim: ReportedClaim) {
    name = claim.testName
    let reason = claim.explanation ?? "it could not be evaluated"
    outcome = claim.verdict.passes ? .passed : .failure(type: claim.verdict.rawValue, message: reason, text: reason)
  }

  init(_ claim: ReportedClaim, _ found: LocatedDiagnostic) {
    name = claim.testName
    outcome = .failure(type: found.diagnostic.code.rawValue, message: found.diagnostic.message, text: found.text())
  }

  init(_ found: LocatedDiagnostic) {
    let code = found.diagnostic.code.rawValue
    name = "\(found.start.line):\(found.start.column): \(code)"
    outcome = .error(type: code, message: found.diagnostic.message, text: found.text())
  }
}

extension ReportedClaim {
  /// Unlike any other of its file, by the place.
  fileprivate var testName: String { "\(start.line):\(start.column): \(left) \(relation) \(right)" }
}

extension LocatedDiagnostic {
  /// Whether it tells the verdict of a claim.
  fileprivate func isAbout(_ claim: ReportedClaim) -> Bool {
    switch diagnostic.code {
    case .claimRefuted, .claimImprecise, .claimUndecided, .claimAmbiguous, .expectationMissingValue:
      claim.start <= start && end <= claim.end
    default: false
    }
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ element: String, _ type: String, _ message: String, _ text: String) {
    self += ">\n      <\(element) type=\"\(type.xml)\" message=\"\(message.xml)\">".utf8
    self += "\(text.xml)</\(element)>\n    </testcase>\n".utf8
  }
}

extension String {
  /// As the content of an element or an attribute; what XML 1.0 has no place for is replaced.
  fileprivate var xml: String {
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar {
      case "&": text.append(contentsOf: "&amp;".unicodeScalars)
      case "<": text.append(contentsOf: "&lt;".unicodeScalars)
      case ">": text.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": text.append(contentsOf: "&quot;".unicodeScalars)
      case "\n", "\t": text.append(scalar)
      case _ where scalar.value < 0x20 || scalar.value & 0xFFFE == 0xFFFE: text.append("\u{FFFD}")
      default: text.append(scalar)
      }
    }
    return String(text)
  }
}

extension Double {
  /// With so many decimals, which are not negative.
  fileprivate func decimals(_ count: Int) -> String {
    let scale = (0..<count).reduce(1) { scale, _ in scale * 10 }
    let units = Int((self * Double(scale)).rounded())
    let fraction = String(units % scale)
    return "\(units / scale).\(String(repeating: "0", count: count - fraction.count))\(fraction)"
  }
}
