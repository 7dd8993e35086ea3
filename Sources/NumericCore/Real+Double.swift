import CArb

// Doubles, for what is drawn: a pixel needs no more. Nothing is proved of them.

extension Rational {
  /// The nearest double, or one beside it; infinite where the value is too large.
  package var double: Double { arf_get_d(&Ball(self, precision: 64).storage.value.mid, ARF_RND_NEAR) }

  /// The exact value of a finite double.
  package init(exactly double: Double) {
    let ball = Ball.Storage()
    arf_set_d(&ball.value.mid, double)
    self = Ball(taking: ball).midpoint
  }
}

extension Real {
  /// The ends of the enclosure as doubles, up to a rounding error; nil where one is not finite.
  package var doubles: (lower: Double, upper: Double)? {
    switch storage {
    case .exact(let rational):
      let value = rational.double
      return value.isFinite ? (value, value) : nil
    case .ball(let ball):
      let middle = arf_get_d(&ball.storage.value.mid, ARF_RND_NEAR)
      let radius = mag_get_d(&ball.storage.value.rad)
      return (middle - radius).isFinite && (middle + radius).isFinite ? (middle - radius, middle + radius) : nil
    case .jet(let jet): return jet.primal.doubles
    case .symbolic: return nil
    }
  }
}
