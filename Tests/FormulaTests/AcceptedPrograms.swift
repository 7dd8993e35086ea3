import Testing

/// A program that the parser accepts, and its tree. All of them go through the Swift compiler too.
struct AcceptedProgram: CustomTestStringConvertible {
  var source: String
  var tree: String

  init(_ source: String, _ tree: String) {
    self.source = source
    self.tree = tree
  }

  var testDescription: String { source }
}

let acceptedOperators: [AcceptedProgram] = [
  .init("a + b - c", "(- (+ a b) c)"),
  .init("a - (b - c)", "(- a (paren (- b c)))"),
  .init("a * b / c % d", "(% (/ (* a b) c) d)"),
  .init("a + b * c", "(+ a (* b c))"),
  .init("a * b + c", "(+ (* a b) c)"),
  .init("a ** b ** c", "(** a (** b c))"),
  .init("a * b ** c", "(* a (** b c))"),
  .init("a ** b * c", "(* (** a b) c)"),
  .init("a ** -b", "(** a (- b))"),
  .init("(-a) ** b", "(** (paren (- a)) b)"),
  .init("-(a ** b)", "(- (paren (** a b)))"),
  .init("-a * b", "(* (- a) b)"),
  .init("a * -b", "(* a (- b))"),
  .init("a - -b", "(- a (- b))"),
  .init("+a", "(+ a)"),
  .init("-f(x)", "(- (call f x))"),
  .init("-x.count", "(- (. x count))"),
  .init("!a && b || c", "(|| (&& (! a) b) c)"),
  .init("a || b && c", "(|| a (&& b c))"),
  .init("a && b == c", "(&& a (== b c))"),
  .init("a < b && b <= c", "(&& (< a b) (<= b c))"),
  .init("a + 1 > b * 2", "(> (+ a 1) (* b 2))"),
  .init("a != b", "(!= a b)"),
  .init("(a == b) == c", "(== (paren (== a b)) c)"),
  .init("0...n + 1", "(... 0 (+ n 1))"),
  .init("0..<n", "(..< 0 n)"),
  .init("-1...1", "(... (- 1) 1)"),
  .init("a...b == c", "(== (... a b) c)"),
  .init("1 ... 2", "(... 1 2)"),
  .init("a ? b : c", "(? a b c)"),
  .init("a ? b : c ? d : e", "(? a b (? c d e))"),
  .init("a ? b ? c : d : e", "(? a (? b c d) e)"),
  .init("a > b ? a + 1 : b", "(? (> a b) (+ a 1) b)"),
  .init("a ?b :c", "(? a b c)"),
  .init("a+b*c", "(+ a (* b c))"),
  .init("a /* x */ + b", "(+ a b)"),
  .init("a/b", "(/ a b)"),
  .init("f(-1, +x)", "(call f (- 1) (+ x))"),
  .init("a\u{A0}+ b", "(+ a b)"),
]

let acceptedLiterals: [AcceptedProgram] = [
  .init("0", "0"),
  .init("012", "012"),
  .init("1_000", "1000"),
  .init("1_000.000_1", "1000.0001"),
  .init("0.70", "0.70"),
  .init("1e-6", "1e-6"),
  .init("1E+6", "1E+6"),
  .init("2.5e3", "2.5e3"),
  .init("0x1F", "0x1F"),
  .init("0b1010_1010", "0b10101010"),
  .init("0o17", "0o17"),
  .init("12345678901234567890123456789", "12345678901234567890123456789"),
  .init("true", "true"),
  .init("false", "false"),
  .init("\"\"", "\"\""),
  .init("\"熵 H\"", "\"熵 H\""),
  .init(#""a \"b\" \\ \u{3C3}\t""#, "\"a \"b\" \\ σ\t\""),
  .init("[1, 2, 3,]", "[1 2 3]"),
  .init("[[1, 2], [3, 4]]", "[[1 2] [3 4]]"),
  .init("[\n  1,\n  -2,\n]", "[1 (- 2)]"),
  .init("let empty: [Real] = []", "(let empty: [Real] [])"),
]

let acceptedPostfixes: [AcceptedProgram] = [
  .init("f()", "(call f)"),
  .init("f(x, to: 2)", "(call f x to:2)"),
  .init("f (x)", "(call f x)"),
  .init("f(a, b,)", "(call f a b)"),
  .init("f(\n  a,\n  b\n)", "(call f a b)"),
  .init("solve(in: 0...1) { x in x ** 2 - 0.5 }", "(call solve in:(... 0 1) ^{x in (- (** x 2) 0.5)})"),
  .init("forAll(in: 0...1, 1...2) { x, y in x <= y }", "(call forAll in:(... 0 1) (... 1 2) ^{x, y in (<= x y)})"),
  .init("derivative(of: f, at: 2)", "(call derivative of:f at:2)"),
  .init("f(for: 1, let: 2, where: 3)", "(call f for:1 let:2 where:3)"),
  .init("f(a ? b : c, x: d ? e : g)", "(call f (? a b c) x:(? d e g))"),
  .init("x[0]", "(at x 0)"),
  .init("x[i + 1][j]", "(at (at x (+ i 1)) j)"),
  .init("x.count", "(. x count)"),
  .init("f(x).count", "(. (call f x) count)"),
  .init("[1, 2].count", "(. [1 2] count)"),
  .init("x.map { $0 * 2 }", "(call (. x map) ^{1 in (* $0 2)})"),
  .init("x.map({ y in y })", "(call (. x map) {y in y})"),
  .init("x.reduce(0) { $0 + $1 }", "(call (. x reduce) 0 ^{2 in (+ $0 $1)})"),
  .init("x.reduce(0) { sum, y in sum + y }", "(call (. x reduce) 0 ^{sum, y in (+ sum y)})"),
  .init("zip(p, q).map { (a, b) in a * b }", "(call (. (call zip p q) map) ^{a, b in (* a b)})"),
  .init(
    "x\n  .filter { $0 > 0 }\n  .map { -$0 }", "(call (. (call (. x filter) ^{1 in (> $0 0)}) map) ^{1 in (- $0)})"),
  .init("x.map { y in x.map { $0 * y } }", "(call (. x map) ^{y in (call (. x map) ^{1 in (* $0 y)})})"),
  .init("x.map { _ in 1 }", "(call (. x map) ^{_ in 1})"),
  .init(
    "x.map { y in\n  let z = y + 1\n  return z * z\n}", "(call (. x map) ^{y in (let z (+ y 1)); (return (* z z))})"),
  .init("x.map { y -> Real in y }", "(call (. x map) ^{y -> Real in y})"),
  .init("x.map { [a, b] }", "(call (. x map) ^{0 in [a b]})"),
  .init("x.map { f(in: 0...1) }", "(call (. x map) ^{0 in (call f in:(... 0 1))})"),
  .init("x.map { (f(in: 1)) }", "(call (. x map) ^{0 in (paren (call f in:1))})"),
  .init("let f = { (x: Real) in x * x }", "(let f {x: Real in (* x x)})"),
  .init("let f = { (x: [Real], y: Real) -> [Real] in x * y }", "(let f {x: [Real], y: Real -> [Real] in (* x y)})"),
  .init("let f: (Real) -> Real = { x in x }", "(let f: (Real) -> Real {x in x})"),
  .init("let f: (Real) -> Real = { $0 }", "(let f: (Real) -> Real {1 in $0})"),
  .init("f { 1 }", "(call f ^{0 in 1})"),
  .init("f { () -> Real in 1 }", "(call f ^{0 in 1})"),
  .init("f { $0 }.count", "(. (call f ^{1 in $0}) count)"),
  .init("(f)(x)", "(call (paren f) x)"),
]

let acceptedStatements: [AcceptedProgram] = [
  .init("", ""),
  .init("// nothing", ""),
  .init("let x = 1", "(let x 1)"),
  .init("var x: Real = 1", "(var x: Real 1)"),
  .init("let m: [[Real]] = [[1]]", "(let m: [[Real]] [[1]])"),
  .init("let f: (Real, [Real]) -> (Real) -> Bool = g", "(let f: (Real, [Real]) -> (Real) -> Bool g)"),
  .init("let f: () -> Real = g", "(let f: () -> Real g)"),
  .init("let f: ((Real) -> Real) -> Real = g", "(let f: ((Real) -> Real) -> Real g)"),
  .init("let x: (Real) = 1", "(let x: Real 1)"),
  .init("let x\n  = 1", "(let x 1)"),
  .init("let x=1", "(let x 1)"),
  .init("let a = 1; let b = 2", "(let a 1)\n(let b 2)"),
  .init("let a = 1;", "(let a 1)"),
  .init("x = 1", "(= x 1)"),
  .init("x += 1; x -= 2; x *= 3; x /= 4", "(+= x 1)\n(-= x 2)\n(*= x 3)\n(/= x 4)"),
  .init("x[0] = 1", "(= (at x 0) 1)"),
  .init("m[i][j] += 1", "(+= (at (at m i) j) 1)"),
  .init("let x = a\n  + b\n  - c", "(let x (- (+ a b) c))"),
  .init("let x = a +\n  b", "(let x (+ a b))"),
  .init("let x = a\n-b", "(let x a)\n(- b)"),
  .init("a\n(b)", "a\n(paren b)"),
  .init("a\n[b]", "a\n[b]"),
  .init("let x = c\n  ? a\n  : b", "(let x (? c a b))"),
  .init("let x = a // one\n  + b // two", "(let x (+ a b))"),
  .init("if a { b }", "(if a {b})"),
  .init("if a { b } else { c }", "(if a {b} {c})"),
  .init("if a { b }\nelse if c { d }\nelse { e }", "(if a {b} {(if c {d} {e})})"),
  .init("let x = if a { 1 } else if b { 2 } else { 3 }", "(let x (? a 1 (? b 2 3)))"),
  .init("x = if a { 1 } else { 2 }", "(= x (? a 1 2))"),
  .init("if (a) { b }", "(if (paren a) {b})"),
  .init("if f(x.map { $0 }) { b }", "(if (call f (call (. x map) ^{1 in $0})) {b})"),
  .init("while n < 10 { n += 3 }", "(while (< n 10) {(+= n 3)})"),
  .init("for k in 1...3 { s += k }", "(for (k) (... 1 3) {(+= s k)})"),
  .init("for _ in 0..<n { s += 1 }", "(for (_) (..< 0 n) {(+= s 1)})"),
  .init("for (a, b) in zip(p, q) { s += a * b }", "(for (a b) (call zip p q) {(+= s (* a b))})"),
  .init(
    "for x in xs {\n  if x < 0 { continue }\n  if x > 9 { break }\n}",
    "(for (x) xs {(if (< x 0) {(continue)}); (if (> x 9) {(break)})})"),
  .init("func f() -> Real { 1 }", "(func f () -> Real {1})"),
  .init("func f(x: Real) { }", "(func f (x: Real) {})"),
  .init(
    "func f(_ x: Real, to y: [Real] = [1], z: Bool = true) -> [[Real]] { [y] }",
    "(func f (_ x: Real, to y: [Real] = [1], z: Bool = true) -> [[Real]] {[y]})"),
  .init("func f(in x: Real, for y: Real,) -> Real { x + y }", "(func f (in x: Real, for y: Real) -> Real {(+ x y)})"),
  .init("func f(_ g: (Real) -> Real) -> Real { g(1) }", "(func f (_ g: (Real) -> Real) -> Real {(call g 1)})"),
  .init(
    "func f(_ x: Real) -> Real {\n  if x > 0 { return 1 }\n  return 0\n}",
    "(func f (_ x: Real) -> Real {(if (> x 0) {(return 1)}); (return 0)})"),
  .init(
    "func f(_ x: Real) -> Real { return if x > 0 { 1 } else { 0 } }",
    "(func f (_ x: Real) -> Real {(return (? (> x 0) 1 0))})"),
  .init(
    "func f(_ x: Real) -> Real { if x > 0 { 1 } else { 0 } }", "(func f (_ x: Real) -> Real {(if (> x 0) {1} {0})})"),
  .init("func f() { return }", "(func f () {(return)})"),
  .init(
    "func f() -> Real {\n  func g() -> Real { 2 }\n  return g()\n}",
    "(func f () -> Real {(func g () -> Real {2}); (return (call g))})"),
  .init("func f(x: String) -> (Real) -> Real { g }", "(func f (x: String) -> (Real) -> Real {g})"),
]

let acceptedNames: [AcceptedProgram] = [
  .init("let 熵 = 1", "(let 熵 1)"),
  .init("let σ² = 1".replacing("²", with: "2"), "(let σ2 1)"),
  .init("let ŷ = y\u{302}", "(let ŷ y\u{302})"),
  .init("let x₁ = w_1", "(let x₁ w_1)"),
  .init("let _x = Δx", "(let _x Δx)"),
  .init("let ℓ = 𝐱", "(let ℓ 𝐱)"),
  .init("let async = get + set + some + any", "(let async (+ (+ (+ get set) some) any))"),
  .init("let p熵 = 1", "(let p熵 1)"),
]

let acceptedPrograms = acceptedOperators + acceptedLiterals + acceptedPostfixes + acceptedStatements + acceptedNames
