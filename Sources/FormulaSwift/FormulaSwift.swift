@_exported import NumericCore

/// Integer literals are exact real numbers in every file that imports this module.
public typealias IntegerLiteralType = Real
/// Decimal literals are exact real numbers in every file that imports this module.
public typealias FloatLiteralType = Real
