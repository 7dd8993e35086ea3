// Formula Swift as an author writes it: this file imports nothing else, and its literals are real numbers.
import FormulaSwift

/// Vectors, sums and logarithms.
func informationProgram() {
  let p = [0.7, 0.2, 0.1]
  let I = -log(p)
  let H = -sum(p * log(p))
  expect(I, "≈", ["0.36", "1.61", "2.30"], at: "I")
  expect(H, "≈", "0.802", at: "H")
  expect(H, "≈", "0.8018…", at: "H truncated")
  expect(H, "≈", "0.80 ± 0.01", at: "H tolerated")
  expect(H, "≉", "0.804", at: "H erratum")
  expect(H, "∈", 0.80...0.81, at: "H range")
  expect(H, "<", log(3), at: "H bound")
  expect(H, "≈", "80.2%", at: "H percent")
  expect(H, "=", entropy(p), at: "H entropy")
  expect(0.7 * 0.36 + 0.2 * 1.61 + 0.1 * 2.30, "=", 0.804, at: "printed terms")
  expect(sum(p) == 1, at: "p sums to 1")
  expect(sum(p), "=", "1", at: "p sums to 1, again")
  let 熵 = entropy([1 / 2, 1 / 4, 1 / 4], base: 2)
  expect(熵, "=", 3 / 2, at: "bits")
  expect(H, "≈", "0.803", at: "wrong")
  expect(I, "≈", ["0.36", "1.61", "2.31"], at: "wrong element")
}

/// Loops, ranges, subscripts, functions and closures.
func controlProgram() {
  let basel = sum(1...10) { k in 1 / k ** 2 }
  expect(basel, "=", "1968329/1270080", at: "basel")
  var total = 0
  for i in 0..<5 { total += i }
  expect(total, "=", 10, at: "loop")

  let a = [3, 1, 4, 1, 5]
  let n = a.count
  let k = argmax(a)
  expect(a[k], "=", 5, at: "subscript")
  expect(a.count - 1, "=", 4, at: "count")
  expect(sum(a) / n, "=", 2.8, at: "mean")
  expect(a.map { $0 * 2 }, "=", [6, 2, 8, 2, 10], at: "map")
  expect(a.filter { $0 > 2 }, "=", [3, 4, 5], at: "filter")
  expect(a.reduce(0) { $0 + $1 }, "=", 14, at: "reduce")
  expect(zip(a, a).map { $0 * $1 }, "=", a ** 2, at: "zip")
  var backwards = 0
  for i in a.indices { backwards += i * a[n - 1 - i] }
  expect(backwards, "=", 0 * 5 + 1 * 1 + 2 * 4 + 3 * 1 + 4 * 3, at: "indices")

  func shifted(_ x: Real, by step: Real = 1) -> Real {
    if x < 0 { return -x }
    return x + step
  }
  expect(shifted(2), "=", 3, at: "default")
  expect(shifted(2, by: 5), "=", 7, at: "label")
  expect(shifted(-2), "=", 2, at: "early return")
  let size = total > 5 ? 1 : 2
  let other = if total > 50 { 1 } else { 2 }
  expect([size, other], "=", [1, 2], at: "conditions")
  var m = 27, steps = 0
  while m != 1 {
    m = m % 2 == 0 ? m / 2 : 3 * m + 1
    steps += 1
  }
  expect(steps, "=", 111, at: "while")
  expect(2 ** 3 ** 2, "=", 512, at: "power")
  expect(1 - Real("0.9999999999999999999999")! > 0, at: "long literal")
  expect(!(total > 50) && (total > 5 || total > 6), at: "truth")
}

/// Matrices.
func matrixProgram() {
  let m = [[1, 2], [3, 4]]
  expect(matmul(m, m), "=", [[7, 10], [15, 22]], at: "matmul")
  expect(matmul(m, [1, 1]), "=", [3, 7], at: "matmul column")
  expect(m * 2 + 1, "=", [[3, 5], [7, 9]], at: "spread")
  expect(2 - m, "=", [[1, 0], [-1, -2]], at: "spread left")
  expect(-m, "=", [[-1, -2], [-3, -4]], at: "minus")
  expect(inverse(m), "=", [[-2, 1], [3 / 2, -1 / 2]], at: "inverse")
  expect(determinant(m), "=", -2, at: "determinant")
  expect(transpose(m)[0], "=", [1, 3], at: "row")
  expect(m[1][0], "=", 3, at: "element")
  expect(m.count, "=", 2, at: "rows")
  expect(m == m && m != transpose(m), at: "equal")
  var grid = identity(2)
  grid[0][1] = 5
  grid[1] = [7, 8]
  grid += 1
  expect(grid, "=", [[2, 6], [8, 9]], at: "assignment")
  expect(sum(grid), "=", 25, at: "sum")
  expect(sqrt([[4, 9]]), "=", [[2, 3]], at: "element by element")
  var rows = 0
  for row in m { rows += sum(row) }
  expect(rows, "=", 10, at: "for row")
}

/// Calculus and learning.
func learningProgram() {
  expect(derivative(of: { x in x ** 3 }, at: 2), "=", 12, at: "derivative")
  // d/dx (x · d/dy (x·y)) at y = x: x², so 2x.
  expect(
    derivative(of: { x in x * derivative(of: { y in x * y }, at: x) }, at: 3), "=", 6, at: "nested derivative")
  var w = [0.5, -0.5]
  for _ in 1...3 { w -= 0.1 * gradient(of: { v in sum((v - 1) ** 2) }, at: w) }
  // Each step takes a fifth of the way to 1: 1 - 0.8³ · 0.5 and 1 - 0.8³ · 1.5.
  expect(w, "=", [0.744, 0.232], at: "descent")
  let y = softmax([1, 2, 3])
  expect(y, "≈", ["0.0900", "0.2447", "0.6652"], at: "softmax")
  expect(sum(y), "=", 1, at: "softmax sums to 1")
  expect(crossEntropy(oneHot(2, classes: 3), y), "=", -log(y[2]), at: "cross entropy")
  expect(sum(binaryCrossEntropy([1, 0, 1], [0.7, 0.4, 0.5])), "=", -log(0.21), at: "losses")
  expect(normalCDF(0), "=", 1 / 2, at: "normal")
  expect(binomialPMF(1, trials: 2, probability: 0.5), "=", 1 / 2, at: "binomial")
  expect(solve(in: 1...2) { x in x ** 2 - 2 }, "≈", "1.41421356237309504880", at: "solve")
  expect(solve(in: 0...1) { x in 3 * x - 1 }, "=", 1 / 3, at: "an exact root")
  expect(solve(in: 0...0.5) { p in binaryEntropy(p, base: 2) - 0.8 }, "≈", "0.2430038…", at: "0.8 bits")
  expect(forAll(in: 0...1) { x in x ** 2 <= x }, at: "forAll")
  expect(derivative(of: { a in solve(in: 0...2) { x in x ** 2 - a } }, at: 1), "=", 1 / 2, at: "derivative of a root")
  expect(round(pi, to: 4), "=", 3.1416, at: "round")
  expect(max(1, 5, 3) + min([4, 2]), "=", 7, at: "extrema")
  expect(variance([1, 2, 3, 4], ddof: 1), "=", 5 / 3, at: "variance")
}
