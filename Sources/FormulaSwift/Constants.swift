import NumericCore

// The constants, at the precision of the task's session (see `Session`).

/// π, the ratio of a circle's circumference to its diameter. A ball. Source: `arb_const_pi`.
public var pi: Real { Session.active.arithmetic.pi }

/// e, the base of the natural logarithm. A ball. Source: `arb_const_e`.
public var e: Real { Session.active.arithmetic.e }
