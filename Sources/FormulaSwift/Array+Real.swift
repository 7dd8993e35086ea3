import NumericCore

// What formula Swift's vectors and matrices have beyond Swift's arrays: positions and counts are real numbers.

extension Array {
  /// The element at a position, counted from 0: an exact integer below the count.
  public subscript(position: Real) -> Element {
    get { self[index(of: position)] }
    set { self[index(of: position)] = newValue }
  }

  private func index(of position: Real) -> Int {
    guard let index = position.integer, indices.contains(index) else {
      preconditionFailure("there is no element \(position): they are counted from 0 to \(endIndex - 1)")
    }
    return index
  }
}

extension Array {
  /// The number of elements, as Swift has it: it stands in for the standard library's own, which would make
  /// `let n = p.count` ambiguous, and gives way to the ones below.
  @_disfavoredOverload
  public var count: Int { endIndex }
  /// The positions of the elements, as Swift has them.
  @_disfavoredOverload
  public var indices: Range<Int> { startIndex..<endIndex }
}

extension [Real] {
  /// The number of elements.
  public var count: Real { Real(endIndex) }
  /// The positions of the elements: `0..<count`.
  public var indices: RealRange { 0..<count }
}

extension [[Real]] {
  /// The number of rows.
  public var count: Real { Real(endIndex) }
  /// The positions of the rows: `0..<count`.
  public var indices: RealRange { 0..<count }
}

/// The pairs of elements of two vectors of one length.
public func zip(_ a: [Real], _ b: [Real]) -> Zip2Sequence<[Real], [Real]> {
  precondition(a.endIndex == b.endIndex, "shapes do not agree: \(a.endIndex) and \(b.endIndex) elements")
  return Swift.zip(a, b)
}
