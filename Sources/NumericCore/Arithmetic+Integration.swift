import CArb

extension Arithmetic {
  /// The most values of an integrand that one integral takes.
  private static let evaluationLimit = 20_000

  /// A function of one complex variable; nil where it has no value.
  package typealias ComplexFunction = (ComplexBall, ComplexBall.Setting) -> ComplexBall?

  /// The definite integral of a function along the real line.
  ///
  /// - Parameters:
  ///   - cost: of one value of the function, in calls of elementary ones.
  ///   - integrand: real on the real line, and holomorphic around it or without a value: nil, or not finite.
  /// - Enclosure: contains the integral; its width depends on how well the function behaves. Gauss–Legendre
  ///   quadrature with bounds of the error from the complex plane, and bisection.
  /// - Throws: where the integral cannot be enclosed, as at a pole or with infinite slope at an end.
  /// - Source: `acb_calc_integrate` (F. Johansson, Numerical integration in arbitrary-precision ball arithmetic, 2018).
  package func integral(
    from a: Real, to b: Real, cost: Int = 1, of integrand: ComplexFunction
  ) throws(Fault) -> Real {
    // The C function gets a pointer to this; it does not outlive the call.
    final class Call {
      let integrand: ComplexFunction
      let cost: Int
      let meter: Meter
      var fault: Fault?

      init(_ integrand: @escaping ComplexFunction, _ cost: Int, _ meter: Meter) {
        self.integrand = integrand
        self.cost = cost
        self.meter = meter
      }
    }
    let result = Ball.Storage()
    // Along a branch cut the values are not real, and what they add up to is not meant.
    var isReal = false
    let fault: Fault? = withoutActuallyEscaping(integrand) { integrand in
      let call = Call(integrand, cost, meter)
      var options = acb_calc_integrate_opt_struct()
      acb_calc_integrate_opt_init(&options)
      options.eval_limit = Self.evaluationLimit
      var tolerance = mag_struct()
      mag_init(&tolerance)
      mag_set_ui_2exp_si(&tolerance, 1, -precision)
      var value = acb_struct()
      acb_init(&value)
      defer {
        mag_clear(&tolerance)
        acb_clear(&value)
      }
      let (start, end) = (ComplexBall(a, precision: precision), ComplexBall(b, precision: precision))
      withExtendedLifetime(call) {
        _ = acb_calc_integrate(
          &value,
          { out, input, context, order, bits in
            guard let out, let input, let context else { return 0 }
            let call = Unmanaged<Call>.fromOpaque(context).takeUnretainedValue()
            do throws(Fault) { try call.meter.spend(call.cost * (8 + bits / 64)) } catch { call.fault = error }
            let setting = ComplexBall.Setting(precision: bits, isHolomorphic: order != 0)
            let point = ComplexBall(copying: input)
            if call.fault == nil, let result = call.integrand(point, setting) {
              acb_set(out, &result.storage.value)
            } else {
              acb_indeterminate(out)
            }
            return 0
          }, Unmanaged.passUnretained(call).toOpaque(), &start.storage.value, &end.storage.value, precision, &tolerance,
          &options, precision)
      }
      arb_set(&result.value, &value.real)
      isReal = arb_contains_zero(&value.imag) != 0
      return call.fault
    }
    if let fault { throw fault }
    guard isReal, arb_is_finite(&result.value) != 0 else {
      throw Fault(.outsideDomain, "the integral cannot be enclosed")
    }
    return Real(Ball(taking: result))
  }
}
