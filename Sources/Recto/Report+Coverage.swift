import Diagnostics

extension Report {
  /// The coverage of all files together.
  package var totalCoverage: Coverage { coverage.reduce(into: Coverage()) { $0 += $1.coverage } }

  /// The coverage of each file as a table, and by places of all of them.
  package var coverageText: String {
    var rows: [[String]] = [["", "numbers", "verified", "failing", "inputs", "exempt", "unbound", "covered"]]
    for file in coverage { rows.append(row(file.file, file.coverage.total)) }
    let total = totalCoverage
    if coverage.count > 1 { rows.append(row("all \(coverage.count) files", total.total)) }
    for place in Coverage.Place.allCases where total[place] != Coverage.Counts() {
      rows.append(row("  in \(place.title)", total[place]))
    }
    let widths = rows[0].indices.map { column in rows.map { $0[column].displayWidth }.max() ?? 0 }
    var text = ""
    for row in rows {
      var line = row[0] + String(repeating: " ", count: widths[0] - row[0].displayWidth)
      for column in row.indices.dropFirst() {
        line += "  " + String(repeating: " ", count: widths[column] - row[column].displayWidth) + row[column]
      }
      text += line + "\n"
    }
    if total.total.whole > 0 { text += "not counted: \(total.total.whole) whole numbers that nothing binds\n" }
    return text
  }

  private func row(_ name: String, _ counts: Coverage.Counts) -> [String] {
    let numbers = [
      counts.numbers, counts.verified, counts.failing, counts.inputs, counts.exempt, counts.unbound,
    ]
    return [name] + numbers.map(String.init) + [counts.share.map { "\($0) %" } ?? "–"]
  }
}

extension Coverage.Place {
  fileprivate var title: String {
    switch self {
    case .prose: "the text"
    case .tables: "tables"
    case .latex: "LaTeX"
    case .formulas: "formula blocks"
    }
  }
}

extension FileCoverage {
  /// As a member of the JSON report.
  var json: String {
    let places = Coverage.Place.allCases.map { "\"\($0.rawValue)\": \(coverage[$0].json)" }
    var name: [UInt8] = []
    name.appendString(file)
    return "{\"file\": \(String(decoding: name, as: UTF8.self)), \"total\": \(coverage.total.json), "
      + places.joined(separator: ", ") + "}"
  }
}

extension Coverage.Counts {
  fileprivate var json: String {
    "{\"numbers\": \(numbers), \"verified\": \(verified), \"failing\": \(failing), \"inputs\": \(inputs), "
      + "\"exempt\": \(exempt), \"unbound\": \(unbound), \"whole\": \(whole)}"
  }
}
