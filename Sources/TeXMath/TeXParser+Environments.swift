import Diagnostics

extension TeXParser {
  /// `\begin{…} … \end{…}`; the name is next.
  mutating func environment(_ place: Span, from start: Int) throws(Stop) -> TeXContent {
    depth += TeXLimits.depthOfStructure
    defer { depth -= TeXLimits.depthOfStructure }
    let name = try environmentName("begin", place)
    guard var environment = TeXEnvironment(named: name.text) else {
      let known = nearestName(to: name.text, among: TeXEnvironment.names)
      throw fault(
        .mathUnknownCommand, "`\(name.text)` is not an environment", at: name.span,
        help: known.map { ["did you mean `\($0)`?"] } ?? [])
    }
    switch name.text {
    case "array", "darray", "subarray":
      _ = try bracketText()
      let range = try rawArgument("the columns of `\(name.text)`", place)
      environment.columns = try columns(range)
    case "alignat", "alignat*", "alignedat": _ = try rawArgument("the number of columns", place)
    case "aligned", "gathered", "multlined": _ = try bracketText()
    default:
      // `\begin{pmatrix*}[r]`
      if environment.kind == .matrix, name.text.hasSuffix("*"), let range = try bracketText() {
        environment.columns = try columns(range)
      }
    }
    let isNumbered = TeXEnvironment.numbered.contains(environment.name)
    let outer = numbering
    try rows(of: &environment, first: nil, from: start, isNumbered: isNumbered)
    if isNumbered { numbering = outer }
    let end = input.position
    guard input.skipSpace() == UInt8(ascii: "\\"), input.text(input.commandName()) == "end" else {
      input.position = min(end, input.bytes.count)
      throw unclosed("\\begin{\(name.text)}", place.union(name.span))
    }
    let closing = try environmentName("end", place)
    guard closing.text == name.text else {
      throw fault(
        .mathSyntax, "`\\end{\(closing.text)}` closes `\\begin{\(name.text)}`", at: closing.span,
        labels: [.init(name.span, "this is open")])
    }
    return .environment(environment)
  }

  private mutating func environmentName(_ command: String, _ place: Span) throws(Stop) -> (
    text: String, span: Span
  ) {
    guard input.skipSpace() == UInt8(ascii: "{") else {
      throw missing("the name of the environment after `\\\(command)`", place)
    }
    let range = try rawArgument("the name of the environment", place)
    return (input.text(range).filter { $0 != " " }, input.span(range))
  }

  /// The rows up to what ends the environment, which is left.
  ///
  /// - Parameter first: the first cell, if it has been read.
  mutating func rows(
    of environment: inout TeXEnvironment, first: [TeXNode]?, from start: Int, isNumbered: Bool = false
  ) throws(Stop) {
    var first = first
    while true {
      var row = TeXRow()
      let rowStart = first == nil ? input.start() : start
      if isNumbered { numbering = Numbering() }
      if first == nil { row.rulesAbove = rules() }
      while true {
        let cellStart = row.cells.isEmpty ? rowStart : input.start()
        (columnSpan, column) = (1, nil)
        let nodes: [TeXNode]
        if let read = first { nodes = read } else { nodes = try list() }
        first = nil
        row.cells.append(
          TeXCell(
            nodes: nodes, span: Span(cellStart, max(cellStart, input.end())), columnSpan: columnSpan, column: column))
        cellCount += columnSpan
        (columnSpan, column) = (1, nil)
        guard cellCount <= TeXLimits.cells else {
          throw fault(.mathLimit, "more than \(TeXLimits.cells) cells", at: Span(cellStart, cellStart))
        }
        guard input.skipSpace() == UInt8(ascii: "&"), !environment.name.isEmpty else { break }
        input.position += 1
      }
      row.span = Span(rowStart, max(rowStart, input.end()))
      let isLast = !isAtNewRow()
      if isLast, row.cells.count == 1, row.cells[0].nodes.isEmpty, !environment.rows.isEmpty,
        !isNumbered || numbering.label == nil && numbering.tag == nil
      {
        environment.rulesBelow = row.rulesAbove
        return
      }
      if isNumbered {
        row.numbering = numbering
        noteNumbering()
      }
      if !isLast { row.gapBelow = newRow() }
      environment.rows.append(row)
      if isLast { return }
    }
  }

  /// Whether `\\` or one of its other names is next.
  mutating func isAtNewRow() -> Bool {
    guard input.skipSpace() == UInt8(ascii: "\\") else { return false }
    let start = input.position
    defer { input.position = start }
    if case .newRow? = CommandTable.command(input.text(input.commandName())) { return true }
    return false
  }

  /// `\\`, `\\*`, `\\[6pt]`: the further space.
  private mutating func newRow() -> Int {
    _ = input.skipSpace()
    _ = input.commandName()
    if input.byte() == UInt8(ascii: "*") { input.position += 1 }
    guard input.byte() == UInt8(ascii: "[") else { return 0 }
    let start = input.position
    // A bracket that holds no length belongs to the next row.
    if let range = bracketRange(), let gap = Self.length(input.bytes[range]) { return gap }
    input.position = start
    return 0
  }

  /// How many horizontal rules stand here.
  private mutating func rules() -> Int {
    var count = 0
    while input.skipSpace() == UInt8(ascii: "\\") {
      let start = input.position
      guard case .horizontalRule? = CommandTable.command(input.text(input.commandName())) else {
        input.position = start
        break
      }
      count += 1
    }
    return count
  }

  /// `{l|cr}`
  private mutating func columns(_ range: Range<Int>) throws(Stop) -> [TeXColumn] {
    var columns: [TeXColumn] = []
    var rules = 0
    var index = range.lowerBound
    func add(_ alignment: TeXColumn.Alignment) {
      columns.append(TeXColumn(alignment: alignment, rulesBefore: rules))
      rules = 0
    }
    /// The end of `{…}` that begins at an offset.
    func group(_ parser: TeXParser, _ start: Int) -> Int {
      var level = 0
      var end = start
      while end < range.upperBound {
        if parser.input.bytes[end] == UInt8(ascii: "{") { level += 1 }
        if parser.input.bytes[end] == UInt8(ascii: "}") { level -= 1 }
        end += 1
        if level <= 0 { break }
      }
      return end
    }
    while index < range.upperBound {
      let byte = input.bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "l"): add(.left)
      case UInt8(ascii: "c"): add(.center)
      case UInt8(ascii: "r"): add(.right)
      case UInt8(ascii: "p"), UInt8(ascii: "m"), UInt8(ascii: "b"):
        add(.left)
        index = group(self, index)
      case UInt8(ascii: "|"), UInt8(ascii: ":"): rules += 1
      case UInt8(ascii: "@"), UInt8(ascii: "!"), UInt8(ascii: ">"), UInt8(ascii: "<"): index = group(self, index)
      case UInt8(ascii: "*"):
        // `*{3}{c}`
        let countEnd = group(self, index)
        let end = group(self, countEnd)
        let digits = input.bytes[index..<countEnd].filter(\.isASCIIDigit)
        guard let count = Int(String(decoding: digits, as: UTF8.self)), end > countEnd + 1 else {
          throw noColumn(index - 1)
        }
        guard count <= TeXLimits.columns else { throw tooManyColumns(range) }
        let repeated = try self.columns(countEnd + 1..<end - 1)
        for _ in 0..<count {
          guard columns.count <= TeXLimits.columns else { throw tooManyColumns(range) }
          columns += repeated
        }
        index = end
      case 0x20, 0x0A, 0x0D, 0x09, UInt8(ascii: "{"), UInt8(ascii: "}"): break
      default: throw noColumn(index - 1)
      }
      guard columns.count <= TeXLimits.columns else { throw tooManyColumns(range) }
    }
    if rules > 0, !columns.isEmpty { columns[columns.count - 1].rulesAfter = rules }
    return columns
  }

  private mutating func noColumn(_ offset: Int) -> Stop {
    fault(
      .mathSyntax, "`\(input.text(offset..<offset + 1))` is no column", at: input.span(offset..<offset + 1),
      help: ["columns are `l`, `c` and `r`, with `|` for a rule between them"])
  }

  private mutating func tooManyColumns(_ range: Range<Int>) -> Stop {
    fault(.mathLimit, "more than \(TeXLimits.columns) columns", at: input.span(range))
  }

  mutating func multicolumn(_ place: Span) throws(Stop) -> TeXContent {
    let digits = try rawArgument("the number of columns", place)
    guard let count = Int(input.text(digits)), (1...TeXLimits.columns).contains(count) else {
      throw fault(.mathSyntax, "`\(input.text(digits))` is no number of columns", at: place)
    }
    let alignment = try columns(try rawArgument("the alignment of `\\multicolumn`", place))
    let nodes = try content(of: "multicolumn", place)
    (columnSpan, column) = (count, alignment.first)
    return .group(nodes)
  }

  /// `\substack{a \\ b}`
  mutating func substack(_ place: Span) throws(Stop) -> TeXContent {
    guard input.skipSpace() == UInt8(ascii: "{") else { throw missing("the argument of `\\substack`", place) }
    let start = input.start()
    let brace = input.span(input.position..<input.position + 1)
    input.position += 1
    var environment = TeXEnvironment(kind: .substack, name: "")
    try rows(of: &environment, first: nil, from: start)
    guard input.skipSpace() == UInt8(ascii: "}") else { throw unclosed("{", brace) }
    input.position += 1
    return .environment(environment)
  }

  // MARK: Numbers of formulas

  mutating func noteNumbering() {
    if numbering.label != nil || numbering.tag != nil { numbered.append(numbering) }
  }

  /// `\tag`, `\label`, `\nonumber`.
  mutating func number(_ command: Command, _ place: Span) throws(Stop) {
    switch command {
    case .tag:
      var isBare = false
      if input.byte() == UInt8(ascii: "*") {
        isBare = true
        input.position += 1
      }
      let start = input.start()
      let nodes = try text([], "tag", place)
      if let first = numbering.tag {
        throw fault(
          .mathLabel, "a second `\\tag` for one formula", at: place, labels: [.init(first.span, "the first one")])
      }
      numbering.tag = .init(nodes: nodes, isBare: isBare, span: Span(start, max(start, input.end())))
    case .label:
      let range = try rawArgument("the name of the label", place)
      let name = input.text(range)
      if let first = numbering.label {
        throw fault(
          .mathLabel, "a second `\\label` for one formula", at: place, labels: [.init(first.span, "the first one")])
      }
      guard !name.isEmpty else { throw missing("the name of the label", place) }
      numbering.label = .init(name: name, span: input.span(range))
    default: numbering.isSuppressed = true
    }
  }
}

extension TeXEnvironment {
  /// Those whose every row may have a number.
  static let numbered: Set<String> = ["align", "alignat", "flalign", "gather", "eqnarray"]

  private static let kinds: [String: (kind: Kind, open: String, close: String, isDisplay: Bool)] = [
    "align": (.aligned, "", "", true), "aligned": (.aligned, "", "", true), "alignat": (.aligned, "", "", true),
    "alignedat": (.aligned, "", "", true), "flalign": (.aligned, "", "", true), "split": (.aligned, "", "", true),
    "eqnarray": (.eqnarray, "", "", true), "gather": (.gathered, "", "", true), "gathered": (.gathered, "", "", true),
    "equation": (.gathered, "", "", true), "displaymath": (.gathered, "", "", true), "math": (.gathered, "", "", false),
    "multline": (.multline, "", "", true), "multlined": (.multline, "", "", true), "matrix": (.matrix, "", "", false),
    "pmatrix": (.matrix, "(", ")", false), "bmatrix": (.matrix, "[", "]", false),
    "Bmatrix": (.matrix, "{", "}", false), "vmatrix": (.matrix, "|", "|", false),
    "Vmatrix": (.matrix, "‖", "‖", false), "smallmatrix": (.smallMatrix, "", "", false),
    "psmallmatrix": (.smallMatrix, "(", ")", false), "bsmallmatrix": (.smallMatrix, "[", "]", false),
    "vsmallmatrix": (.smallMatrix, "|", "|", false), "array": (.array, "", "", false),
    "darray": (.array, "", "", true), "cases": (.cases, "{", "", false), "dcases": (.cases, "{", "", true),
    "rcases": (.cases, "", "}", false), "drcases": (.cases, "", "}", true), "subarray": (.substack, "", "", false),
  ]
  private static let starred: Set<String> = [
    "align", "alignat", "flalign", "eqnarray", "gather", "equation", "multline", "matrix", "pmatrix", "bmatrix",
    "Bmatrix", "vmatrix", "Vmatrix",
  ]

  static var names: Dictionary<String, (kind: Kind, open: String, close: String, isDisplay: Bool)>.Keys { kinds.keys }

  /// With those that have a star.
  static var allNames: [String] { kinds.keys + starred.map { $0 + "*" } }

  init?(named name: String) {
    let isStarred = name.hasSuffix("*")
    let plain = isStarred ? String(name.dropLast()) : name
    guard let kind = Self.kinds[plain], !isStarred || Self.starred.contains(plain) else { return nil }
    self.init(kind: kind.kind, name: plain, open: kind.open, close: kind.close, isDisplay: kind.isDisplay)
  }
}
