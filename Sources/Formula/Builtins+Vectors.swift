import NumericCore

extension Builtins {
  static let vectors: [Builtin] = [
    aggregate("sum(_ x, _ term: = x)", "the sum of a vector's elements, or of a term over a range of integers") {
      arithmetic, elements throws(Fault) in try arithmetic.sum(elements)
    },
    aggregate("product(_ x, _ term: = x)", "the product of a vector's elements, or of a term over a range of integers")
    {
      arithmetic, elements throws(Fault) in try arithmetic.product(elements)
    },
    statistic("mean(_ x)", "the arithmetic mean", definition: "sum(x) / x.count") {
      arithmetic, elements throws(Fault) in try arithmetic.mean(elements)
    },
    statistic("median(_ x)", "the middle one of the sorted elements, or the mean of the two") {
      arithmetic, elements throws(Fault) in try arithmetic.median(elements)
    },
    Builtin(
      "variance(_ x, ddof: = 0)", "the mean square deviation from the mean; the divisor is n − ddof",
      domain: "more than ddof elements", source: "definition"
    ) { call throws(Fault) in
      .real(try call.arithmetic.variance(try call.vector(0), ddof: try call.real(1, default: 0)))
    },
    Builtin(
      "standardDeviation(_ x, ddof: = 0)", "the square root of the variance", domain: "more than ddof elements",
      source: "definition"
    ) { call throws(Fault) in
      .real(try call.arithmetic.standardDeviation(try call.vector(0), ddof: try call.real(1, default: 0)))
    },
    Builtin(
      "dot(_ a, _ b)", "the scalar product of two vectors", domain: "equal lengths", source: "definition",
      definition: "sum(a * b)"
    ) { call throws(Fault) in .real(try call.arithmetic.dot(try call.vector(0), try call.vector(1))) },
    statistic("norm(_ x)", "the Euclidean length of a vector", definition: "sqrt(sum(x ** 2))") {
      arithmetic, elements throws(Fault) in try arithmetic.norm(elements)
    },
    vector("cumulativeSum(_ x)", "the running sums of a vector's elements") {
      arithmetic, elements throws(Fault) in try arithmetic.cumulativeSum(elements)
    },
    position("argmax(_ x)", "the index, from 0, of the greatest element; the first of equal ones") {
      arithmetic, elements throws(Fault) in try arithmetic.argmax(elements)
    },
    position("argmin(_ x)", "the index, from 0, of the least element; the first of equal ones") {
      arithmetic, elements throws(Fault) in try arithmetic.argmin(elements)
    },
    vector("sorted(_ x)", "the elements in rising order") {
      arithmetic, elements throws(Fault) in try arithmetic.sorted(elements)
    },
    Builtin("transpose(_ A)", "rows and columns exchanged", source: "definition") { call throws(Fault) in
      .matrix(try call.arithmetic.transpose(try call.matrix(0)))
    },
    Builtin(
      "matmul(_ A, _ B)", "the product of two matrices, or of a matrix and a vector",
      domain: "the columns of A are as many as the rows of B", source: "definition"
    ) { call throws(Fault) in
      switch (try call.value(0), try call.value(1)) {
      case (.matrix(let a), .matrix(let b)): return .matrix(try call.arithmetic.matmul(a, b))
      case (.matrix(let a), .vector(let x)): return .vector(try call.arithmetic.matmul(a, x))
      case (.vector(let x), .matrix(let b)): return .vector(try call.arithmetic.matmul(x, b))
      case (.vector, let other), (.matrix, let other): throw call.mismatch("a matrix or a vector", 1, other)
      case (let other, _): throw call.mismatch("a matrix or a vector", 0, other)
      }
    },
    Builtin("determinant(_ A)", "the determinant", domain: "square matrices", source: "Gaussian elimination") {
      call throws(Fault) in .real(try call.arithmetic.determinant(try call.matrix(0)))
    },
    Builtin(
      "inverse(_ A)", "the inverse matrix", domain: "square matrices with a determinant other than 0",
      source: "Gauss–Jordan elimination"
    ) { call throws(Fault) in .matrix(try call.arithmetic.inverse(try call.matrix(0))) },
    Builtin("identity(_ n)", "the identity matrix with n rows", domain: "n = 1, 2, …", source: "definition") {
      call throws(Fault) in .matrix(try call.arithmetic.identity(try call.real(0)))
    },
    Builtin(
      "printed(_ column)",
      "the cells of a table's ruled column as they are printed; the column's name alone is "
        + "the vector of its computed values", domain: "names of ruled columns", source: "definition"
    ) { _ throws(Fault) in throw Fault(.typeMismatch, "`printed` needs the name of a ruled column above", argument: 0)
    },
    Builtin(
      "zip(_ a, _ b)", "the pairs of elements of two vectors, to go through with `for` or `.map`",
      domain: "equal lengths", source: "definition"
    ) { call throws(Fault) in
      let (a, b) = (try call.vector(0), try call.vector(1))
      guard a.count == b.count else {
        throw Fault(.shapeMismatch, "shapes do not agree: a vector of \(a.count) and a vector of \(b.count)")
      }
      try call.arithmetic.meter.allocate(elements: a.count)
      return .pairs(Array(Swift.zip(a, b)))
    },
  ]

  /// `sum(x)` of a vector, or `sum(1...10) { k in 1 / k ** 2 }`.
  private static func aggregate(
    _ signature: String, _ meaning: String,
    _ function: @escaping @Sendable (Arithmetic, [Real]) throws(Fault) -> Real
  ) -> Builtin {
    Builtin(signature, meaning, source: "definition") { call throws(Fault) in
      switch try call.value(0) {
      case .matrix(let rows) where !call.has(1):
        return .real(try function(call.arithmetic, rows.flatMap { $0 }))
      default: break
      }
      var terms = try call.vector(0)
      if call.has(1) {
        let term = try call.function(1, mayChangeVariables: true)
        var values: [Real] = []
        for index in terms { values.append(try term(call.arithmetic, [.real(index)])) }
        terms = values
      }
      return .real(try function(call.arithmetic, terms))
    }
  }

  private static func statistic(
    _ signature: String, _ meaning: String, definition: String? = nil,
    _ function: @escaping @Sendable (Arithmetic, [Real]) throws(Fault) -> Real
  ) -> Builtin {
    Builtin(signature, meaning, domain: "at least one element", source: "definition", definition: definition) {
      call throws(Fault) in .real(try function(call.arithmetic, try call.vector(0)))
    }
  }

  private static func vector(
    _ signature: String, _ meaning: String,
    _ function: @escaping @Sendable (Arithmetic, [Real]) throws(Fault) -> [Real]
  ) -> Builtin {
    Builtin(signature, meaning, source: "definition") { call throws(Fault) in
      .vector(try function(call.arithmetic, try call.vector(0)))
    }
  }

  private static func position(
    _ signature: String, _ meaning: String,
    _ function: @escaping @Sendable (Arithmetic, [Real]) throws(Fault) -> Real
  ) -> Builtin {
    Builtin(signature, meaning, domain: "at least one element", source: "definition") { call throws(Fault) in
      .real(try function(call.arithmetic, try call.vector(0)))
    }
  }
}
