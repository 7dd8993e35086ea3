import Diagnostics
import Testing

/// A text that is no formula Swift, and what is said of it.
struct SyntaxMistake: CustomTestStringConvertible {
  var source: String
  var code: DiagnosticCode
  /// The bytes that the error points at.
  var place: Range<Int>
  var message: String
  /// The first help, if there is one.
  var help: String?

  init(_ source: String, _ code: DiagnosticCode, _ place: Range<Int>, _ message: String, help: String? = nil) {
    self.source = source
    self.code = code
    self.place = place
    self.message = message
    self.help = help
  }

  var testDescription: String { source }
}

let syntaxMistakes: [SyntaxMistake] = [
  .init("f(_: 3)", .syntax, 2..<3, "expected an expression, found `_`"),
  .init(
    "func f(inout x: Real) { }", .unsupportedSyntax, 7..<12, "formula Swift has no `inout`",
    help: "return the new value"),
  .init(
    "x += if a { 1 } else { 2 }", .syntax, 5..<7, "expected an expression, found `if`",
    help: "an `if` has a value only behind `=` and `return`: write `condition ? a : b`"),
  .init(
    "x. count", .syntax, 1..<2, "expected the name of a member right behind `.`",
    help: "write `x.count` without a space"),
  .init("x.map { $0 } { $0 }", .syntax, 13..<14, "expected an operator or a new line, found `{`"),
  .init("\"a\tb\"", .syntax, 0..<5, "expected a string without tabs", help: #"write `\t`, or a space"#),
  .init(
    "let = 3", .syntax, 4..<5, "expected a name, found `=`"),
  .init(
    "let in = 3", .syntax, 4..<6, "expected a name, found `in`",
    help: "`in` is a reserved word of Swift: choose another name"),
  .init(
    "let x", .syntax, 5..<5, "expected `=` and a value, found the end of the line"),
  .init(
    "let x =", .syntax, 7..<7, "expected an expression, found the end of the line"),
  .init(
    "let x = ", .syntax, 7..<7, "expected an expression, found the end of the line"),
  .init(
    "let x 3", .syntax, 6..<7, "expected `=` and a value, found `3`"),
  .init(
    "let x: = 3", .syntax, 7..<8, "expected a type: `Real`, `Bool`, `String`, an array or a function of them, found `=`"
  ),
  .init(
    "let x =3", .syntax, 6..<7, "expected the same space on both sides of `=`",
    help: "write `a = b` or `a=b`"),
  .init(
    "let x= 3", .syntax, 5..<6, "expected the same space on both sides of `=`",
    help: "write `a = b` or `a=b`"),
  .init(
    "var (a, b) = f()", .unsupportedSyntax, 4..<5, "formula Swift has no tuples",
    help: "write one `let` for each name"),
  .init(
    "let a = 1, b = 2", .unsupportedSyntax, 9..<10, "formula Swift has no lists of names behind `let`",
    help: "write one `let` for each name"),
  .init(
    "let x = 1,234.5", .syntax, 9..<10, "expected an operator or a new line, found `,`",
    help: "a comma separates; write `1_234.5` or `1234.5` for the number"),
  .init(
    "let _ = 3", .unsupportedSyntax, 4..<5, "formula Swift has no `let _`",
    help: "write the expression alone"),
  .init(
    "x = ", .syntax, 3..<3, "expected an expression, found the end of the line"),
  .init(
    "x + ", .syntax, 3..<3, "expected an expression, found the end of the line"),
  .init(
    "f(x) = 3", .syntax, 0..<4, "expected a variable on the left of `=`",
    help: "write `==` to compare"),
  .init(
    "1 = 2", .syntax, 0..<1, "expected a variable on the left of `=`",
    help: "write `==` to compare"),
  .init(
    "a = b = c", .syntax, 6..<7, "expected an operator or a new line, found `=`",
    help: "an assignment is a statement of its own"),
  .init(
    "a == b == c", .syntax, 7..<9, "expected one comparison, found a second `==`",
    help: "write `a == b && b == …`"),
  .init(
    "a < b < c", .syntax, 6..<7, "expected one comparison, found a second `<`",
    help: "write `a < b && b < …`"),
  .init(
    "1...2...3", .syntax, 5..<8, "expected one range, found a second `...`",
    help: "a range has two ends: `0...1`"),
  .init(
    "-x ** 2", .syntax, 0..<7, "expected parentheses: Swift takes the power of `-x`, mathematics that of `x`",
    help: "write `-(x ** 2)` as in mathematics, or `(-x) ** 2` as in Swift"),
  .init(
    "-x ** 2 ** 3", .syntax, 0..<12, "expected parentheses: Swift takes the power of `-x`, mathematics that of `x`",
    help: "write `-(x ** 2 ** 3)` as in mathematics, or `(-x) ** 2 ** 3` as in Swift"),
  .init(
    "- x", .syntax, 0..<1, "expected a statement, found `-`",
    help: "a sign stands right before its operand: `-x`, not `- x`"),
  .init(
    "a -b", .syntax, 2..<3, "expected the same space on both sides of `-`",
    help: "write `a - b` or `a-b`; as it stands, Swift reads two statements"),
  .init(
    "a *b", .syntax, 2..<3, "expected the same space on both sides of `*`",
    help: "write `a * b` or `a*b`"),
  .init(
    "a* b", .syntax, 1..<2, "expected the same space on both sides of `*`",
    help: "write `a * b` or `a*b`"),
  .init(
    "a- b", .syntax, 1..<2, "expected the same space on both sides of `-`",
    help: "write `a - b` or `a-b`"),
  .init(
    "a --b", .syntax, 2..<4, "expected an operator, found `--`",
    help: "write `x -= 1`, or a space between the two signs"),
  .init(
    "x++", .syntax, 1..<3, "expected an operator, found `++`",
    help: "write `x += 1`"),
  .init(
    "a===b", .unsupportedSyntax, 1..<4, "formula Swift has no `===`",
    help: "write `==`"),
  .init(
    "a ?? b", .unsupportedSyntax, 2..<4, "formula Swift has no `??`",
    help: "there are no optionals"),
  .init(
    "a & b", .unsupportedSyntax, 2..<3, "formula Swift has no operations on bits: `&`",
    help: "write `&&`, `||` and `!` for and, or and not; `2 ** k` for a shift"),
  .init(
    "a ^ b", .syntax, 2..<3, "expected an operator, found `^`",
    help: "write a power with `**`: `x ** 2`"),
  .init(
    "~a", .unsupportedSyntax, 0..<1, "formula Swift has no operations on bits: `~`",
    help: "write `&&`, `||` and `!` for and, or and not; `2 ** k` for a shift"),
  .init(
    "a %= 3", .unsupportedSyntax, 2..<4, "formula Swift has no `%=`",
    help: "write `x = x % n`"),
  .init(
    "a?b:c", .unsupportedSyntax, 1..<2, "formula Swift has no optionals",
    help: "write a space before the `?` of `condition ? a : b`"),
  .init(
    "a ? b", .syntax, 5..<5,
    "expected `:` and the value for when the condition does not hold, found the end of the line"),
  .init(
    "x!", .unsupportedSyntax, 1..<2, "formula Swift has no `!` behind a value",
    help: "write `factorial(n)` for n!; there are no optionals"),
  .init(
    "n! + 1", .unsupportedSyntax, 1..<2, "formula Swift has no `!` behind a value",
    help: "write `factorial(n)` for n!; there are no optionals"),
  .init(
    "a!=b", .unsupportedSyntax, 1..<2, "formula Swift has no `!` behind a value",
    help: "write `a != b`, with spaces, to compare; `factorial(n)` for n!"),
  .init(
    "a <> b", .syntax, 2..<4, "expected an operator, found `<>`",
    help: "write `!=`"),
  .init(
    "a =< b", .syntax, 2..<4, "expected an operator, found `=<`",
    help: "write `<=`"),
  .init(
    "a => b", .syntax, 2..<4, "expected an operator, found `=>`",
    help: "write `>=`, or `in` in a closure"),
  .init(
    "a <- 3", .syntax, 2..<4, "expected an operator, found `<-`",
    help: "write `=`, or a space before the `-`"),
  .init(
    "a := 3", .syntax, 2..<3, "expected an operator or a new line, found `:`",
    help: "write `=`"),
  .init(
    "2**-1", .syntax, 1..<4, "expected an operator, found `**-`",
    help: "write a space between the two: `a ** -b`"),
  .init(
    "2*-3", .syntax, 1..<3, "expected an operator, found `*-`",
    help: "write a space between the two: `a * -b`"),
  .init(
    "1...-1", .syntax, 1..<5, "expected an operator, found `...-`",
    help: "write a space between the two: `a ... -b`"),
  .init(
    "x... ", .unsupportedSyntax, 1..<4, "formula Swift has no one-sided ranges",
    help: "write both ends, with the same space on both sides: `0...n`"),
  .init(
    "...5", .unsupportedSyntax, 0..<3, "formula Swift has no one-sided ranges",
    help: "write both ends: `0...n`"),
  .init(
    "x[1...]", .unsupportedSyntax, 3..<6, "formula Swift has no one-sided ranges",
    help: "write both ends, with the same space on both sides: `0...n`"),
  .init(
    "|x|", .syntax, 0..<1, "expected an expression, found `|`",
    help: "write `abs(x)` for |x|"),
  .init(
    "||x||", .syntax, 0..<2, "expected an expression, found `||`",
    help: "write `norm(x)` for ‖x‖"),
  .init(
    ".5", .syntax, 0..<2, "expected a digit before the point",
    help: "write `0.5`"),
  .init(
    "5.", .syntax, 0..<2, "expected a digit after the point",
    help: "write `5.0` or `5`"),
  .init(
    "1 + .5", .syntax, 4..<6, "expected a digit before the point",
    help: "write `0.5`"),
  .init(
    "1e", .syntax, 0..<2, "expected digits after `e`",
    help: "write `1e-6` for a power of ten, `1 * e` for a product"),
  .init(
    "2x", .syntax, 0..<2, "expected an operator between `2` and `x`",
    help: "a product is written with `*`: `2 * x`"),
  .init(
    "2πr", .syntax, 0..<4, "expected an operator between `2` and `πr`",
    help: "a product is written with `*`: `2 * πr`"),
  .init(
    "2(x)", .syntax, 1..<2, "expected an operator or a new line, found `(`",
    help: "a product is written with `*`: `2 * (…)`"),
  .init(
    "(a)(b) 2", .syntax, 7..<8, "expected an operator or a new line, found `2`",
    help: "a product is written with `*`: `(…) * 2`"),
  .init(
    "a b", .syntax, 2..<3, "expected an operator or a new line, found `b`",
    help: "a product is written with `*`: `a * b`"),
  .init(
    "3 x", .syntax, 2..<3, "expected an operator or a new line, found `x`",
    help: "a product is written with `*`: `3 * x`"),
  .init(
    "a and b", .syntax, 2..<5, "expected `&&`, found `and`",
    help: "write `a && b`"),
  .init(
    "not a", .syntax, 0..<3, "expected `!`, found `not`",
    help: "write `!a`"),
  .init(
    "def f(x): x", .syntax, 0..<3, "expected `func`, found `def`",
    help: "write `func f(_ x: Real) -> Real { … }`"),
  .init(
    "a if b else c", .syntax, 2..<4, "expected an operator, found `if`",
    help: "write `condition ? a : b`"),
  .init(
    "await f(x)", .unsupportedSyntax, 0..<5, "formula Swift has no `await`",
    help: "leave it out"),
  .init(
    "async let x = 3", .unsupportedSyntax, 0..<5, "formula Swift has no `async`",
    help: "leave it out"),
  .init(
    "x²", .syntax, 0..<3, "expected an operator, found the exponent `²`",
    help: "a power is written with `**`: `x ** 2`"),
  .init(
    "x²³", .syntax, 0..<5, "expected an operator, found the exponent `²³`",
    help: "a power is written with `**`: `x ** 23`"),
  .init(
    "x⁻¹", .syntax, 0..<6, "expected an operator, found the exponent `⁻¹`",
    help: "a power is written with `**`: `x ** (-1)`"),
  .init(
    "x^2", .syntax, 1..<2, "expected an operator, found `^`",
    help: "write a power with `**`: `x ** 2`"),
  .init(
    "2²", .syntax, 0..<3, "expected an operator, found the exponent `²`",
    help: "a power is written with `**`: `2 ** 2`"),
  .init(
    "(a + b)²", .syntax, 7..<9, "expected an operator, found the exponent `²`",
    help: "a power is written with `**`: `(…) ** 2`"),
  .init(
    "x · y", .syntax, 2..<4, "expected an operator, found `·`",
    help: "a product is written with `*`"),
  .init(
    "x × y", .syntax, 2..<4, "expected an operator, found `×`",
    help: "a product is written with `*`"),
  .init(
    "x − y", .syntax, 2..<5, "expected an operator, found `−`",
    help: "the minus sign is `-`, the hyphen of the keyboard"),
  .init(
    "∞", .syntax, 0..<3, "expected an expression, found `∞`",
    help: "there are no infinities: write a number that is large enough"),
  .init(
    "√2", .syntax, 0..<3, "expected an expression, found `√`",
    help: "write `sqrt(x)`"),
  .init(
    "½", .syntax, 0..<2, "expected an expression, found `½`",
    help: "write `1/2`"),
  .init(
    "x ≤ y", .syntax, 2..<5, "expected an operator, found `≤`",
    help: "write `<=`"),
  .init(
    "x ≈ 3", .syntax, 2..<5, "expected an operator, found `≈`",
    help: "write an expectation in a comment: `H   // ≈ 0.802`"),
  .init(
    "∑ x", .syntax, 0..<3, "expected an expression, found `∑`",
    help: "write `sum(x)`"),
  .init(
    "30°", .syntax, 2..<4, "expected an operator, found `°`",
    help: "write `* pi / 180` for degrees"),
  .init(
    "5%", .syntax, 1..<2, "expected the same space on both sides of `%`",
    help: "write `/ 100` for percent"),
  .init(
    "x′", .syntax, 1..<4, "expected an operator, found `′`",
    help: "spell the name out: `xPrime`"),
  .init(
    "x'", .syntax, 1..<2, "expected an operator, found `'`",
    help: "spell the name out: `xPrime`"),
  .init(
    "“a”", .syntax, 0..<3, #"expected a string in `"`, found `“`"#,
    help: #"write `"…"`"#),
  .init(
    "'a'", .syntax, 0..<1, #"expected a string in `"`, found `'`"#,
    help: #"write `"…"`"#),
  .init(
    "（x）", .syntax, 0..<3, "expected an expression, found `（`",
    help: "write `(`, the ordinary character, not the full-width one"),
  .init(
    "x，y", .syntax, 1..<4, "expected an operator, found `，`",
    help: "write `,`, the ordinary character, not the full-width one"),
  .init(
    "f(x， y)", .syntax, 3..<6, "expected an operator, found `，`",
    help: "write `,`, the ordinary character, not the full-width one"),
  .init(
    "x＝3", .syntax, 1..<4, "expected an operator, found `＝`",
    help: "write `=`, the ordinary character, not the full-width one"),
  .init(
    "x = 3。", .syntax, 5..<8, "expected an operator, found `。`",
    help: "write `.` in a number; a statement ends with its line"),
  .init(
    "let x = [1, 2", .syntax, 13..<13, "expected `,` or `]`, found the end of the line"),
  .init(
    "let x = (1, 2)", .unsupportedSyntax, 8..<9, "formula Swift has no tuples",
    help: "write an array: `[a, b]`"),
  .init(
    "let x = (1 + 2", .syntax, 14..<14, "expected `)`, found the end of the line"),
  .init(
    "let x = [1 2]", .syntax, 11..<12, "expected `,` or `]`, found `2`",
    help: "write `,` between the two"),
  .init(
    "f(1 2)", .syntax, 4..<5, "expected `,` or `)`, found `2`",
    help: "write `,` between the two"),
  .init(
    "f(x: )", .syntax, 5..<6, "expected an expression, found `)`"),
  .init(
    "f(,)", .syntax, 2..<3, "expected an expression, found `,`"),
  .init(
    "[1: 2]", .unsupportedSyntax, 0..<1, "formula Swift has no dictionaries",
    help: "write two arrays, one of keys and one of values"),
  .init(
    "x[1, 2]", .unsupportedSyntax, 3..<4, "formula Swift has no subscripts with two indices",
    help: "write `m[i][j]`"),
  .init(
    "x[]", .syntax, 2..<3, "expected an expression, found `]`"),
  .init(
    "()", .syntax, 1..<2, "expected an expression, found `)`"),
  .init(
    ")", .syntax, 0..<1, "expected a statement, found `)`",
    help: "no bracket is open here: remove it"),
  .init(
    "}", .syntax, 0..<1, "expected a statement, found `}`",
    help: "no bracket is open here: remove it"),
  .init(
    "]", .syntax, 0..<1, "expected a statement, found `]`",
    help: "no bracket is open here: remove it"),
  .init(
    "{ 1 }", .syntax, 0..<1, "expected a statement, found a closure",
    help: "a closure that is an argument begins on the line of its call"),
  .init(
    "f({ x in )", .syntax, 9..<10, "expected `}`, found `)`"),
  .init(
    "x.", .syntax, 2..<2, "expected the name of a member, found the end of the line"),
  .init(
    "x.1", .unsupportedSyntax, 2..<3, "formula Swift has no tuples",
    help: "write an array, and `x[0]` for its first element"),
  .init(
    ".count", .syntax, 0..<1, "expected a statement, found `.`",
    help: "write the value before the dot: `x.count`"),
  .init(
    "x.map(+)", .unsupportedSyntax, 6..<7, "formula Swift has no operators as arguments",
    help: "write a closure: `{ $0 + $1 }`"),
  .init(
    "x.reduce(0, +)", .unsupportedSyntax, 12..<13, "formula Swift has no operators as arguments",
    help: "write a closure: `{ $0 + $1 }`"),
  .init(
    "$0", .syntax, 0..<2, "`$0` stands outside of a closure",
    help: "it is the parameter of a closure without names, such as `{ $0 + 1 }`"),
  .init(
    "f { x in $0 }", .syntax, 9..<11, "`$0` stands in a closure that names its parameters",
    help: "use the name that stands before `in`"),
  .init(
    "$x", .syntax, 0..<1, "expected a digit after `$`",
    help: "`$0` is the first parameter of a closure; formulas in `$…$` stand in the text"),
  .init(
    "f { $100 }", .syntax, 4..<8, "there is no `$100`",
    help: "write `$0` for the first parameter"),
  .init(
    #""abc"#, .syntax, 0..<4, #"expected `"` at the end of the string"#,
    help: "a string ends on its line"),
  .init(
    #""a\(b)""#, .unsupportedSyntax, 0..<7, "formula Swift has no string interpolation",
    help: "write the text of the label as it is"),
  .init(
    #""a\qb""#, .syntax, 0..<6, #"expected `\n`, `\t`, `\\`, `\"` or `\u{…}` behind a backslash"#,
    help: #"write `\\` for a backslash"#),
  .init(
    "\"\"\"", .unsupportedSyntax, 0..<3, "formula Swift has no strings of several lines",
    help: "write the string on one line"),
  .init(
    "#\"a\"#", .unsupportedSyntax, 0..<1, "formula Swift has no raw strings",
    help: #"write `"…"`"#),
  .init(
    "#if DEBUG", .unsupportedSyntax, 0..<1, "formula Swift has no `#` directives",
    help: "leave it out"),
  .init(
    "@main", .unsupportedSyntax, 0..<1, "formula Swift has no attributes",
    help: "leave it out"),
  .init(
    #"\Foo.bar"#, .unsupportedSyntax, 0..<1, "formula Swift has no key paths",
    help: "write a closure: `{ $0.count }`"),
  .init(
    "`x`", .unsupportedSyntax, 0..<1, "formula Swift has no names in backticks",
    help: "choose a name that is not a reserved word"),
  .init(
    "/abc/", .unsupportedSyntax, 0..<1, "formula Swift has no regular expressions",
    help: "write `a / b`, with the same space on both sides"),
  .init(
    "let x = /abc/", .unsupportedSyntax, 8..<9, "formula Swift has no regular expressions",
    help: "write `a / b`, with the same space on both sides"),
  .init(
    "import Foundation", .unsupportedSyntax, 0..<6, "formula Swift has no `import`",
    help: "leave it out: every function is there already"),
  .init(
    "class A { }", .unsupportedSyntax, 0..<5, "formula Swift has no `class`",
    help: "compute with numbers, arrays and functions (`func`)"),
  .init(
    "struct A {\n  let x: Real\n}\nlet y = 1", .unsupportedSyntax, 0..<6, "formula Swift has no `struct`",
    help: "compute with numbers, arrays and functions (`func`)"),
  .init(
    "guard x else { return }", .unsupportedSyntax, 0..<5, "formula Swift has no `guard`",
    help: "write `if`"),
  .init(
    "switch x {\ncase 1: 2\ndefault: 3\n}\nlet y = 1", .unsupportedSyntax, 0..<6, "formula Swift has no `switch`",
    help: "write `if … else if … else`"),
  .init(
    "repeat { x } while y", .unsupportedSyntax, 0..<6, "formula Swift has no `repeat`",
    help: "write `while`"),
  .init(
    "try f()", .unsupportedSyntax, 0..<3, "formula Swift has no `try`",
    help: "leave it out: nothing is thrown, what cannot be computed is reported where it stands"),
  .init(
    "let x = y as Real", .unsupportedSyntax, 10..<12, "formula Swift has no `as`",
    help: "there is nothing to convert: every number is a `Real`"),
  .init(
    "let x: Int = 3", .unsupportedSyntax, 7..<10, "formula Swift has no type `Int`",
    help: "every number is a `Real`"),
  .init(
    "let x: Foo = 3", .unknownName, 7..<10, "there is no type `Foo`",
    help:
      "the types are `Real`, `Bool`, `String`, arrays of them such as `[Real]`, and functions such as `(Real) -> Real`"),
  .init(
    "let x: Real? = 3", .unsupportedSyntax, 11..<12, "formula Swift has no optional types",
    help: "every value is there: write the type alone"),
  .init(
    "let x: [Real: Real] = 3", .unsupportedSyntax, 12..<13, "formula Swift has no dictionaries",
    help: "write two arrays, one of keys and one of values"),
  .init(
    "let x: (Real, Real) = 3", .unsupportedSyntax, 7..<19, "formula Swift has no tuples",
    help: "use an array: `[Real]`"),
  .init(
    "let x: Array<Real> = 3", .unsupportedSyntax, 7..<12, "formula Swift has no type `Array`",
    help: "write `[Real]` for a vector, `[[Real]]` for a matrix"),
  .init(
    "let x: Real -> Real = f", .syntax, 7..<11, "expected parentheses around the parameters of a function type",
    help: "write `(Real) -> Real`"),
  .init(
    "let x = nil", .unsupportedSyntax, 8..<11, "formula Swift has no `nil`",
    help: "there are no optionals: every name has a value"),
  .init(
    "self", .unsupportedSyntax, 0..<4, "formula Swift has no `self`",
    help: "there are numbers, truth values, arrays and functions only"),
  .init(
    "func", .syntax, 4..<4, "expected the name of the function, found the end of the line"),
  .init(
    "func f", .syntax, 6..<6, "expected `(` and the parameters, found the end of the line"),
  .init(
    "func f(x) { }", .syntax, 8..<9, "expected `:` and the type of the parameter, found `)`",
    help: "write `x: Real`, or `_ x: Real` for a call without a label"),
  .init(
    "func f(x: Real { }", .syntax, 15..<16, "expected `,` or `)`, found `{`"),
  .init(
    "func f(x: Real) -> { }", .syntax, 19..<20,
    "expected a type: `Real`, `Bool`, `String`, an array or a function of them, found `{`"),
  .init(
    "func f(x: Real) = x", .syntax, 16..<17, "expected `{` and the body of the function, found `=`",
    help: "write the body in braces: `func f(_ x: Real) -> Real { x * x }`"),
  .init(
    "func f(x: Real)", .syntax, 15..<15, "expected `{` and the body of the function, found the end of the line"),
  .init(
    "func f<T>(x: T) { }", .unsupportedSyntax, 6..<7, "formula Swift has no generic functions",
    help: "name the types: `Real`, `[Real]`, `[[Real]]` or `Bool`"),
  .init(
    "func f(x: Real...) { }", .unsupportedSyntax, 14..<17, "formula Swift has no variadic parameters",
    help: "take an array: `[Real]`"),
  .init(
    "func f(x: inout Real) { }", .unsupportedSyntax, 10..<15, "formula Swift has no `inout`",
    help: "return the new value"),
  .init(
    "func f(in: Real) { }", .syntax, 9..<10, "expected the name of the parameter, found `:`",
    help: "a reserved word can only be a label: write `in x: Real`"),
  .init(
    "func f() async { }", .unsupportedSyntax, 9..<14, "formula Swift has no `async`",
    help: "leave it out"),
  .init(
    "func f() throws { }", .unsupportedSyntax, 9..<15, "formula Swift has no `throws`",
    help: "leave it out: nothing is thrown, what cannot be computed is reported where it stands"),
  .init(
    "func + (a: Real) { }", .unsupportedSyntax, 5..<6, "formula Swift has no operator functions",
    help: "give the function a name"),
  .init(
    "func f() {\n  return\n  3\n}", .syntax, 19..<19,
    "expected a value behind `return`, or `}`, found the end of the line"),
  .init(
    "func f() {", .syntax, 10..<10, "expected `}`, found the end of the line"),
  .init(
    "for x in {", .syntax, 9..<10, "expected what to loop over, found `{`"),
  .init(
    "for x { }", .syntax, 6..<7, "expected `in` and what to loop over, found `{`"),
  .init(
    "for x in xs where x > 0 { }", .unsupportedSyntax, 12..<17, "formula Swift has no `where`",
    help: "write an `if` inside the loop"),
  .init(
    "for (a, b in zip(p, q) { }", .syntax, 10..<12, "expected `,` or `)`, found `in`"),
  .init(
    "for x in xs.map { $0 } { }", .syntax, 16..<17, "expected the body of `for`, found a closure",
    help: "put parentheses around a call with a closure here: `for x in (xs.map { … }) { … }`"),
  .init(
    "while { }", .syntax, 6..<7, "expected a condition, found `{`"),
  .init(
    "if x = 3 { }", .syntax, 5..<6, "expected `{`, found `=`",
    help: "write `==` to compare"),
  .init(
    "if let x = y { }", .unsupportedSyntax, 3..<6, "formula Swift has no `if let`",
    help: "there are no optionals"),
  .init(
    "if a, b { }", .unsupportedSyntax, 4..<5, "formula Swift has no lists of conditions",
    help: "write `&&`"),
  .init(
    "if a", .syntax, 4..<4, "expected `{` and the body of `if`, found the end of the line"),
  .init(
    "if a { } else", .syntax, 13..<13, "expected `{` and the body of `else`, found the end of the line"),
  .init(
    "if a { 1 } else { 2 } + 3", .syntax, 22..<23, "expected an operator or a new line, found `+`"),
  .init(
    "let x = if a { 1 }", .syntax, 8..<18, "expected an `if` with a value",
    help: "write one expression in each branch, and an `else`"),
  .init(
    "let x = if a { 1; 2 } else { 3 }", .syntax, 8..<32, "expected an `if` with a value",
    help: "write one expression in each branch, and an `else`"),
  .init(
    "1 + if a { 1 } else { 2 }", .syntax, 4..<6, "expected an expression, found `if`",
    help: "an `if` has a value only behind `=` and `return`: write `condition ? a : b`"),
  .init(
    "break", .syntax, 0..<5, "`break` stands outside of a loop"),
  .init(
    "return 3", .syntax, 0..<6, "`return` stands outside of a function",
    help: "to state a value, write the expression alone"),
  .init(
    "else { }", .syntax, 0..<4, "expected a statement, found `else`",
    help: "`else` stands behind the `}` of an `if`"),
  .init(
    "where", .unsupportedSyntax, 0..<5, "formula Swift has no `where`",
    help: "write an `if` inside the loop"),
  .init(
    "x; ; y", .syntax, 3..<4, "expected a statement, found `;`"),
  .init(
    ";", .syntax, 0..<1, "expected a statement, found `;`"),
  .init(
    "/* open", .syntax, 0..<7, "expected `*/` at the end of the comment",
    help: "every `/*` needs its `*/`"),
  .init(
    "let x = 1 /* a /* b */", .syntax, 10..<22, "expected `*/` at the end of the comment",
    help: "every `/*` needs its `*/`"),
  .init(
    "a /* ≈ 3 */", .expectationMalformed, 5..<10, "an expectation is a `//` comment",
    help: "write `// ≈ 3`"),
  .init(
    "// ≈ 3", .expectationMisplaced, 3..<8, "an expectation belongs behind a statement",
    help: "write it behind the statement that it is about, on its last line"),
  .init(
    "let x = f(1, // ≈ 3\n 2)", .expectationMisplaced, 16..<21, "an expectation belongs behind a statement",
    help: "write it behind the statement that it is about, on its last line"),
  .init(
    "0x", .syntax, 0..<2, "expected the digits of a number, found `0x`",
    help: "write it in decimal"),
  .init(
    "0b2", .syntax, 0..<3, "expected the digits of a number, found `0b2`",
    help: "write it in decimal"),
  .init(
    "0x1.8p3", .unsupportedSyntax, 0..<3, "formula Swift has no hexadecimal fractions",
    help: "write it in decimal"),
  .init(
    "x.y = 3", .syntax, 0..<3, "expected a variable on the left of `=`",
    help: "write `==` to compare"),
  .init(
    "f(a < b, c > (d))", .syntax, 4..<12,
    "expected parentheses around the comparison: Swift reads `<` … `>` as a list of types",
    help: "write `(a < b)`"),
  .init(
    "max(a<b, c>(d))", .syntax, 5..<11,
    "expected parentheses around the comparison: Swift reads `<` … `>` as a list of types",
    help: "write `(a < b)`"),
  .init(
    "let x = 3 let y = 4", .syntax, 10..<13, "expected a new line, found `let`",
    help: "write each statement on a line of its own, or `;` between them"),
  .init(
    "if a { 1 } 2", .syntax, 11..<12, "expected an operator or a new line, found `2`"),
  .init(
    "f(x) { y in y } g: { 3 }", .unsupportedSyntax, 16..<17, "formula Swift has no several trailing closures",
    help: "write the closures between the parentheses"),
  .init(
    "x.map { y in", .syntax, 12..<12, "expected `}`, found the end of the line"),
  .init(
    "func f() { let x = }", .syntax, 19..<20, "expected an expression, found `}`"),
  .init(
    "func f(_ x: Real) -> Real {\n  let y = x²\n  return y\n}\nf(2) // = 4", .syntax, 38..<41,
    "expected an operator, found the exponent `²`",
    help: "a power is written with `**`: `x ** 2`"),
  .init(
    "xs.map { (x: Real, y) in x }", .syntax, 10..<20, "some parameters of the closure have a type, and some have none",
    help: "write a type behind each, or behind none"),
  .init(
    "f { [x] in x }", .unsupportedSyntax, 4..<5, "formula Swift has no capture lists",
    help: "leave it out: values are captured as they are"),
  .init(
    "f(a, b", .syntax, 6..<6, "expected `,` or `)`, found the end of the line"),
  .init(
    "x　y", .syntax, 1..<4, "expected an operator, found U+3000",
    help: "write an ordinary space or line break"),
  .init(
    "{ 1\n}\ny", .syntax, 0..<1, "expected a statement, found a closure",
    help: "a closure that is an argument begins on the line of its call"),
  .init(
    "for x in xs.map { $0 } { s += x }\ny", .syntax, 16..<17, "expected the body of `for`, found a closure",
    help: "put parentheses around a call with a closure here: `for x in (xs.map { … }) { … }`"),
  .init(
    "let x: [Real] -> Real = f", .syntax, 7..<13, "expected parentheses around the parameters of a function type",
    help: "write `(Real) -> Real`"),
  .init(
    "f(x: Real -> Real)", .syntax, 10..<12, "expected `,` or `)`, found `->`"),
  .init(
    "func f(_ g: Real -> Real) { }", .syntax, 12..<16, "expected parentheses around the parameters of a function type",
    help: "write `(Real) -> Real`"),
  .init(
    "‖x‖", .syntax, 0..<3, "expected an expression, found `‖`",
    help: "write `norm(x)`"),
  .init(
    "a < b == c", .syntax, 6..<8, "expected one comparison, found a second `==`",
    help: "write `a < b && b == …`"),
  .init(
    "let x = (1 + 2\nlet y = 3", .syntax, 14..<14, "expected `)`, found the end of the line"),
  .init(
    "let x = (1 + 2\nx // ≈ 3", .syntax, 14..<14, "expected `)`, found the end of the line"),
  .init(
    "let m = [1, 2 3,\n 4, 5,\n 6]\nlet y = 3 // = 3", .syntax, 14..<15, "expected `,` or `]`, found `3`",
    help: "write `,` between the two"),
  .init(
    "let m = [\n  1,\n  2²,\n  3]\nm", .syntax, 17..<20, "expected an operator, found the exponent `²`",
    help: "a power is written with `**`: `2 ** 2`"),
  .init(
    "func f(x: Real {\n  let y = 3\n  return y\n}\nlet z = 4", .syntax, 15..<16, "expected `,` or `)`, found `{`"),
  .init(
    "f(1))", .syntax, 4..<5, "expected an operator or a new line, found `)`"),
  .init(
    "f(1]) ", .syntax, 3..<4, "expected `,` or `)`, found `]`"),
  .init(
    "while true { \nx = ", .syntax, 17..<17, "expected an expression, found the end of the line"),
]
