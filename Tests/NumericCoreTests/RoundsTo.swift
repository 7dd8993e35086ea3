import Testing

@testable import NumericCore

/// Checks that the value certainly rounds to the printed decimal, at growing precision.
func expect(
  _ printed: String, sourceLocation: SourceLocation = #_sourceLocation,
  _ value: (Arithmetic) throws(Fault) -> Real
) throws {
  try expect([printed], sourceLocation: sourceLocation) { arithmetic throws(Fault) in [try value(arithmetic)] }
}

/// Checks that the elements certainly round to the printed decimals.
func expect(
  _ printed: [String], sourceLocation: SourceLocation = #_sourceLocation,
  _ values: (Arithmetic) throws(Fault) -> [Real]
) throws {
  var outcome: [Bool?] = []
  var found: [Real] = []
  for precision in [64, 128, 256, 2048] {
    let attempt = result { () throws(Fault) in try values(Arithmetic(precision: precision, meter: Meter())) }
    if case .failure(let fault) = attempt, fault.kind == .undecided, precision < 2048 { continue }
    found = try attempt.get()
    try #require(found.count == printed.count, sourceLocation: sourceLocation)
    outcome = []
    for (value, text) in zip(found, printed) {
      let cell = try #require(PrintedDecimal(parsing: text.utf8), sourceLocation: sourceLocation).cell
      outcome.append(value.enclosure.isInside(cell) ? true : value.enclosure.overlaps(cell) ? nil : false)
    }
    if !outcome.contains(nil) { break }
  }
  #expect(
    outcome.allSatisfy { $0 == true }, "\(found.map(\.shortText)) for \(printed)", sourceLocation: sourceLocation)
}

/// What an evaluation gives, or the fault that it ends with.
func result<Value>(_ body: () throws(Fault) -> Value) -> Result<Value, Fault> { Result(catching: body) }

/// The message of the fault that an evaluation ends with.
func message<Value>(_ body: () throws(Fault) -> Value) -> String? {
  if case .failure(let fault) = result(body) { fault.message } else { nil }
}
