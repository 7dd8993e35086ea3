import CArb

/// A rectangle in the complex plane that certainly holds the true value: what integrals are enclosed with.
///
/// Functions with a branch cut have no value (`isFinite` is false) on a rectangle that touches it, when the caller
/// needs them to be holomorphic there. Source: Arb's `acb_t` and its functions `acb_…_analytic`.
package struct ComplexBall {
  /// Written only by the operation that creates it.
  final class Storage {
    @exclusivity(unchecked) var value = acb_struct()
    init() { acb_init(&value) }
    deinit { acb_clear(&value) }
  }

  let storage: Storage

  /// How functions are to be computed.
  package struct Setting {
    /// In bits.
    package var precision: Int
    /// Whether a function must be holomorphic on the whole rectangle, or have no value.
    package var isHolomorphic: Bool
  }

  private init(_ compute: (inout acb_struct) -> Void) {
    storage = Storage()
    compute(&storage.value)
  }

  /// A copy of one of Arb's own.
  init(copying value: UnsafePointer<acb_struct>) { self.init { acb_set(&$0, value) } }

  package init(_ real: Real, precision: Int) {
    let ball = real.exact.map { Ball($0, precision: precision) } ?? Ball(real.enclosure, precision: precision)
    self.init { acb_set_arb(&$0, &ball.storage.value) }
  }

  package var isFinite: Bool { acb_is_finite(&storage.value) != 0 }

  package func negated() -> ComplexBall { ComplexBall { acb_neg(&$0, &storage.value) } }

  package func plus(_ other: ComplexBall, _ setting: Setting) -> ComplexBall {
    ComplexBall { acb_add(&$0, &storage.value, &other.storage.value, setting.precision) }
  }

  package func minus(_ other: ComplexBall, _ setting: Setting) -> ComplexBall {
    ComplexBall { acb_sub(&$0, &storage.value, &other.storage.value, setting.precision) }
  }

  package func times(_ other: ComplexBall, _ setting: Setting) -> ComplexBall {
    ComplexBall { acb_mul(&$0, &storage.value, &other.storage.value, setting.precision) }
  }

  package func divided(by other: ComplexBall, _ setting: Setting) -> ComplexBall {
    ComplexBall { acb_div(&$0, &storage.value, &other.storage.value, setting.precision) }
  }

  package func raised(to exponent: ComplexBall, _ setting: Setting) -> ComplexBall {
    ComplexBall {
      acb_pow_analytic(&$0, &storage.value, &exponent.storage.value, setting.isHolomorphic ? 1 : 0, setting.precision)
    }
  }

  package func raised(to exponent: Int, _ setting: Setting) -> ComplexBall {
    ComplexBall { acb_pow_si(&$0, &storage.value, exponent, setting.precision) }
  }

  /// The value of a function; nil for one that has none off the real line.
  package func applying(_ function: UnaryFunction, _ setting: Setting) -> ComplexBall? {
    let x = storage
    let (bits, isHolomorphic) = (setting.precision, CInt(setting.isHolomorphic ? 1 : 0))
    switch function {
    case .sqrt: return ComplexBall { acb_sqrt_analytic(&$0, &x.value, isHolomorphic, bits) }
    case .log: return ComplexBall { acb_log_analytic(&$0, &x.value, isHolomorphic, bits) }
    case .log2, .log10:
      let base = ComplexBall { acb_set_si(&$0, function == .log2 ? 2 : 10) }
      let divisor = ComplexBall { acb_log(&$0, &base.storage.value, bits) }
      return applying(.log, setting)?.divided(by: divisor, setting)
    case .exp: return ComplexBall { acb_exp(&$0, &x.value, bits) }
    case .expm1: return ComplexBall { acb_expm1(&$0, &x.value, bits) }
    case .sin: return ComplexBall { acb_sin(&$0, &x.value, bits) }
    case .cos: return ComplexBall { acb_cos(&$0, &x.value, bits) }
    case .tan: return ComplexBall { acb_tan(&$0, &x.value, bits) }
    case .sinh: return ComplexBall { acb_sinh(&$0, &x.value, bits) }
    case .cosh: return ComplexBall { acb_cosh(&$0, &x.value, bits) }
    case .tanh: return ComplexBall { acb_tanh(&$0, &x.value, bits) }
    case .abs, .cbrt, .log1p, .asin, .acos, .atan, .floor, .ceil, .gamma, .lgamma, .erf, .factorial, .sigmoid, .relu,
      .softplus:
      return nil
    }
  }
}
