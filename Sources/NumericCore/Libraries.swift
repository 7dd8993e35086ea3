import CArb

/// The C libraries behind the numbers, with their versions: `Arb 2.23.0, FLINT 2.9.0`, or FLINT alone since it
/// contains Arb.
package var numericLibraries: String {
  let flint = "FLINT \(String(cString: recto_flint_version()))"
  guard let arb = recto_arb_version() else { return flint }
  return "Arb \(String(cString: arb)), \(flint)"
}
