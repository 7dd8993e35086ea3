extension CodeRules {
  static let swift = CodeRules(
    keywords: WordSet(
      """
      actor any as associatedtype async await borrowing break case catch class consuming continue convenience default \
      defer deinit didSet do else enum extension fallthrough fileprivate final for func get guard if import in \
      indirect init inout internal is isolated lazy let mutating nonisolated open operator override package \
      precedencegroup private protocol public repeat required rethrows return self sending set some static struct \
      subscript super switch throw throws try typealias unowned var weak where while willSet
      """),
    constants: WordSet("true false nil"), types: WordSet("Self Any"), capitalsAreTypes: true, lineComments: ["//"],
    blockComment: ("/*", "*/", nests: true),
    quotes: [
      .init(open: "#\"", close: "\"#"),
      .init(
        open: "\"\"\"", close: "\"\"\"", escape: UInt8(ascii: "\\"), isMultiline: true,
        interpolation: ("\\(", UInt8(ascii: "("), UInt8(ascii: ")"))),
      .init(
        open: "\"", close: "\"", escape: UInt8(ascii: "\\"),
        interpolation: ("\\(", UInt8(ascii: "("), UInt8(ascii: ")"))),
    ], sigils: "@#$")

  static let python = CodeRules(
    keywords: WordSet(
      """
      and as assert async await break case class continue def del elif else except finally for from global if import \
      in is lambda match nonlocal not or pass raise return try type while with yield
      """),
    constants: WordSet("True False None NotImplemented"),
    types: WordSet("int float complex str bytes bool list dict set tuple object range"), capitalsAreTypes: true,
    lineComments: ["#"], quotes: [.lines("\"\"\""), .lines("'''"), .line("\""), .line("'")], quotePrefixes: "rRbBfFuU",
    sigils: "@")

  static let shell = CodeRules(
    keywords: WordSet(
      """
      alias break case cd continue declare do done echo elif else esac eval exec exit export fi for function if in \
      local printf read readonly return select set shift source sudo test then trap unset until while
      """),
    constants: WordSet("true false"), marksCalls: false, lineComments: ["#"], commentsNeedSpace: true,
    quotes: [.lines("\""), .lines("'", escape: nil)], wordBytes: "-./", sigils: "$")

  static let json = CodeRules(
    constants: WordSet("true false null"), marksCalls: false, lineComments: ["//"],
    blockComment: ("/*", "*/", nests: false), quotes: [.line("\"")], keyMark: UInt8(ascii: ":"))

  static let yaml = CodeRules(
    constants: WordSet("true false null yes no on off ~ True False Yes No"), marksCalls: false, lineComments: ["#"],
    commentsNeedSpace: true, quotes: [.lines("\""), .lines("'", escape: nil)], quotesBeginWords: true,
    wordBytes: "-./\\", sigils: "&*!", keyMark: UInt8(ascii: ":"))

  static let toml = CodeRules(
    constants: WordSet("true false inf nan"), marksCalls: false, lineComments: ["#", ";"], commentsNeedSpace: true,
    quotes: [.lines("\"\"\""), .lines("'''", escape: nil), .line("\""), .line("'", escape: nil)], wordBytes: "-.",
    keyMark: UInt8(ascii: "="), special: .tableHeaders)

  static let javascript = CodeRules(
    keywords: WordSet(
      """
      abstract as async await break case catch class const continue debugger declare default delete do else enum \
      export extends finally for from function get if implements import in instanceof interface keyof let namespace \
      new of private protected public readonly return satisfies set static super switch this throw try type typeof \
      var void while with yield
      """),
    constants: WordSet("true false null undefined NaN Infinity"),
    types: WordSet("any bigint boolean never number object string symbol unknown"), capitalsAreTypes: true,
    lineComments: ["//"], blockComment: ("/*", "*/", nests: false),
    quotes: [
      .line("\""), .line("'"),
      .init(
        open: "`", close: "`", escape: UInt8(ascii: "\\"), isMultiline: true,
        interpolation: ("${", UInt8(ascii: "{"), UInt8(ascii: "}"))),
    ], wordBytes: "$", sigils: "@", special: .regularExpressions)

  static let c = CodeRules(
    keywords: WordSet(
      """
      alignas alignof asm auto break case catch class co_await co_return co_yield concept const const_cast consteval \
      constexpr constinit continue decltype default delete do dynamic_cast else enum explicit export extern final for \
      friend goto if import inline module mutable namespace new noexcept operator override private protected public \
      register requires restrict return sizeof static static_assert static_cast struct switch template this \
      thread_local throw try typedef typeid typename union using virtual volatile while
      """),
    constants: WordSet("true false nullptr NULL"),
    types: WordSet(
      """
      bool char char16_t char32_t char8_t double float int int16_t int32_t int64_t int8_t intptr_t long ptrdiff_t short \
      signed size_t ssize_t uint16_t uint32_t uint64_t uint8_t uintptr_t unsigned void wchar_t
      """),
    lineComments: ["//"], blockComment: ("/*", "*/", nests: false), quotes: [.line("\""), .line("'")],
    quotePrefixes: "LuU8R", special: .preprocessor)

  static let rust = CodeRules(
    keywords: WordSet(
      """
      as async await break const continue crate dyn else enum extern fn for if impl in let loop match mod move mut pub \
      ref return self static struct super trait type union unsafe use where while yield
      """),
    constants: WordSet("true false None Some Ok Err"),
    types: WordSet(
      "bool char f32 f64 i128 i16 i32 i64 i8 isize str u128 u16 u32 u64 u8 usize Self"), capitalsAreTypes: true,
    lineComments: ["//"], blockComment: ("/*", "*/", nests: true),
    quotes: [
      .init(open: "r#\"", close: "\"#", isMultiline: true), .lines("\""),
      .init(open: "'", close: "'", escape: UInt8(ascii: "\\"), isCharacter: true),
    ], quotePrefixes: "brc", special: .bracketedAttributes)

  static let sql = CodeRules(
    keywords: WordSet(
      """
      add all alter and as asc begin between by case cast check column commit constraint create cross database default \
      delete desc distinct drop else end except exists explain foreign from full group having if in index inner insert \
      intersect into is join key left like limit not offset on or order outer over partition primary references right \
      rollback select set table then transaction union unique update using values view when where with
      """),
    constants: WordSet("true false null"),
    types: WordSet(
      "bigint blob boolean char date decimal double float int integer numeric real smallint text timestamp varchar"),
    ignoresCase: true, lineComments: ["--"], blockComment: ("/*", "*/", nests: false),
    quotes: [.lines("'", escape: nil), .line("\"", escape: nil)])

  static let css = CodeRules(
    keywords: WordSet("from to and not only or"), lineComments: [], blockComment: ("/*", "*/", nests: false),
    quotes: [.line("\""), .line("'")], wordBytes: "-%", sigils: "@", keyMark: UInt8(ascii: ":"),
    keysNeedBrackets: true, special: .colors)
}
