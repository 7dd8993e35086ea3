extension Arithmetic {
  /// The root of f in a closed range, proved to be there and to be the only one.
  ///
  /// Exact if it is a rational number at which f is exactly 0; otherwise a ball of about the working precision. A range
  /// without a root, or with several, is a fault, and so is a root at which f does not change its sign: no enclosure
  /// proves one. Source: R. E. Moore, R. B. Kearfott and M. J. Cloud, Introduction to Interval Analysis, 2009, chapter 8.
  package func solve(in lower: Real, _ upper: Real, _ f: Function) throws(Fault) -> Real {
    if lower.isSymbolic || upper.isSymbolic { throw .notSymbolic("the range of solve depends on variables") }
    guard try compare(lower, upper) == .less else {
      throw Fault(.wrongArguments, "the range \(lower.shortText)...\(upper.shortText) is empty")
    }
    let range = Enclosure(lower.enclosure.lower, upper.enclosure.upper)
    var search = RootSearch(range: range, meter: meter)
    let root = try search.root(f, precision: precision)
    let enclosure = root.enclosure
    if enclosure.lower < lower.enclosure.upper && !lower.enclosure.isPoint
      || enclosure.upper > upper.enclosure.lower && !upper.enclosure.isPoint
    {
      throw Fault(.undecided, "the root may lie outside of the range", notes: ["it is \(root.shortText)"])
    }
    return try differentiated(root, f)
  }

  /// The root as a jet, where f depends on what is being differentiated: by the implicit function theorem,
  /// x′ = −(∂f/∂t)/(∂f/∂x).
  private func differentiated(_ root: Real, _ f: Function) throws(Fault) -> Real {
    guard case .jet(let jet) = try f(self, root).storage else { return root }
    if jet.primal.tag > 0 {
      throw Fault(.outsideDomain, "the second derivative of a root is not supported")
    }
    let slope = try derivative(of: f, at: root).primal(of: jet.tag)
    var tangents: [Real] = []
    for tangent in jet.tangents { tangents.append(try negate(divide(tangent, slope))) }
    return Real(Jet(tag: jet.tag, primal: root, tangents: tangents))
  }
}
