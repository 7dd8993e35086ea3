import Diagnostics

extension TeXParser {
  // MARK: Expansion

  /// Puts the replacement of a macro in the place of its call, whose name has been read.
  mutating func expand(_ macro: MacroTable.Macro, _ name: String, _ place: Span) throws(Stop) {
    var arguments: [TeXInput.Replacement] = []
    var count = macro.argumentCount
    if let text = macro.defaultArgument, count > 0 {
      var argument = TeXInput.Replacement()
      if let range = try bracketText() {
        input.append(range, to: &argument)
      } else {
        argument.append(written: text[...])
      }
      arguments.append(argument)
      count -= 1
    }
    for _ in 0..<count {
      var argument = TeXInput.Replacement()
      let what = "argument \(arguments.count + 1) of `\\\(name)`"
      input.append(try rawArgument(what, place, code: .mathMacro), to: &argument)
      arguments.append(argument)
    }
    let call = Span(place.start, max(place.end, input.end()))
    let replacement = substitute(arguments, in: macro.body)
    expansionCount += 1
    expandedBytes += replacement.bytes.count
    guard expansionCount <= TeXLimits.expansions, expandedBytes <= TeXLimits.expandedBytes else {
      throw fault(
        .mathLimit, "the macros of this formula do not come to an end", at: place,
        notes: ["\(expansionCount) were expanded, to \(expandedBytes) bytes"])
    }
    input.enter(replacement, call: call)
  }

  private func substitute(_ arguments: [TeXInput.Replacement], in body: [UInt8]) -> TeXInput.Replacement {
    var result = TeXInput.Replacement()
    guard !arguments.isEmpty else {
      result.append(written: body[...])
      return result
    }
    var start = 0
    var index = 0
    while index < body.count {
      if body[index] == UInt8(ascii: "\\") {
        index += 2
      } else if body[index] == UInt8(ascii: "#"), index + 1 < body.count, body[index + 1].isASCIIDigit,
        case let number = Int(body[index + 1]) - 0x31, arguments.indices.contains(number)
      {
        result.append(written: body[start..<index])
        result.append(arguments[number])
        index += 2
        start = index
        // What follows must not become a part of a command's name.
        if index < body.count, body[index].isASCIILetter, result.endsWithCommand { result.append(written: [0x20]) }
      } else {
        index += 1
      }
    }
    result.append(written: body[min(start, body.count)...])
    return result
  }

  // MARK: Definition

  mutating func define(_ kind: Command.Definition, _ place: Span) throws(Stop) {
    if input.skipSpace() == UInt8(ascii: "*"), kind != .def, kind != .let {
      input.position += 1
      if kind == .declareMathOperator { return try declareOperator(place, hasLimits: true) }
    }
    if kind == .declareMathOperator { return try declareOperator(place, hasLimits: false) }
    let (name, span) = try macroName(place)
    var macro = MacroTable.Macro(argumentCount: 0, defaultArgument: nil, body: [])
    switch kind {
    case .let:
      if input.skipSpace() == UInt8(ascii: "=") { input.position += 1 }
      let range = try rawArgument("what `\\let` copies", place)
      let copied = input.bytes[range]
      if copied.first == UInt8(ascii: "\\"),
        let known = macros.macros[String(decoding: copied.dropFirst(), as: UTF8.self)]
      {
        macro = known
      } else {
        macro.body = Array(copied)
      }
    case .def: try readParameters(&macro, name, place)
    case .newcommand, .renewcommand, .providecommand, .declareMathOperator:
      if let range = try bracketText() {
        guard let count = Int(input.text(range)), (0...9).contains(count) else {
          throw fault(.mathMacro, "`\(input.text(range))` is no number of arguments", at: input.span(range))
        }
        macro.argumentCount = count
        if count > 0, let range = try bracketText() { macro.defaultArgument = Array(input.bytes[range]) }
      }
      macro.body = Array(input.bytes[try rawArgument("what `\\\(name)` stands for", place)])
    }
    try checkParameters(of: macro, name, place)
    if kind == .providecommand, macros.macros[name] != nil || CommandTable.command(name) != nil { return }
    if kind == .newcommand, let known = macros.macros[name], known != macro {
      throw fault(
        .mathMacro, "`\\\(name)` is defined already", at: span, help: ["write `\\renewcommand` to change it"])
    }
    macros.macros[name] = macro
  }

  private mutating func declareOperator(_ place: Span, hasLimits: Bool) throws(Stop) {
    let (name, _) = try macroName(place)
    let range = try rawArgument("the name of the operator", place)
    let command = hasLimits ? "\\operatorname*{" : "\\operatorname{"
    let body = Array(command.utf8) + input.bytes[range] + [UInt8(ascii: "}")]
    let macro = MacroTable.Macro(argumentCount: 0, defaultArgument: nil, body: body)
    try checkParameters(of: macro, name, place)
    macros.macros[name] = macro
  }

  /// `\name` or `{\name}`
  private mutating func macroName(_ place: Span) throws(Stop) -> (String, Span) {
    var range = try rawArgument("the name of the macro", place)
    while let first = input.bytes[range].first, first.isTeXSpace { range = range.lowerBound + 1..<range.upperBound }
    while let last = input.bytes[range].last, last.isTeXSpace { range = range.lowerBound..<range.upperBound - 1 }
    let name = Array(input.bytes[range].dropFirst())
    guard input.bytes[range].first == UInt8(ascii: "\\"), MacroTable.isName(name) else {
      throw fault(
        .mathMacro, "`\(input.text(range))` cannot name a macro", at: range.isEmpty ? place : input.span(range),
        help: ["a name is a backslash and letters"])
    }
    let text = String(decoding: name, as: UTF8.self)
    if Self.fixedNames.contains(text) {
      throw fault(.mathMacro, "`\\\(text)` cannot be redefined", at: input.span(range))
    }
    return (text, input.span(range))
  }

  /// What gives a formula its structure.
  private static let fixedNames: Set<String> = ["begin", "end", "left", "right", "def", "newcommand", "\\", "("]

  /// `#1#2` of `\def`.
  private mutating func readParameters(
    _ macro: inout MacroTable.Macro, _ name: String, _ place: Span
  ) throws(Stop) {
    while input.skipSpace() == UInt8(ascii: "#") {
      guard let next = input.byte(after: 1), next == UInt8(0x31 + macro.argumentCount), macro.argumentCount < 9 else {
        throw fault(
          .mathMacro, "the parameters of `\\\(name)` are not `#1#2…` in order",
          at: input.span(input.position..<input.position + 1))
      }
      macro.argumentCount += 1
      input.position += 2
    }
    guard input.skipSpace() == UInt8(ascii: "{") else {
      throw fault(
        .mathMacro, "`\\def\\\(name)` has text between its parameters", at: place,
        help: ["parameters stand side by side: `\\def\\\(name)#1#2{…}`"])
    }
    macro.body = Array(input.bytes[try rawArgument("what `\\\(name)` stands for", place)])
  }

  private mutating func checkParameters(of macro: MacroTable.Macro, _ name: String, _ place: Span) throws(Stop) {
    guard macro.body.count <= TeXLimits.macroBytes else {
      throw fault(.mathLimit, "a macro of more than \(TeXLimits.macroBytes) bytes", at: place)
    }
    var index = 0
    while index + 1 < macro.body.count {
      if macro.body[index] == UInt8(ascii: "\\") {
        index += 1
      } else if macro.body[index] == UInt8(ascii: "#"), macro.body[index + 1].isASCIIDigit {
        let number = Int(macro.body[index + 1] - 0x30)
        guard number >= 1, number <= macro.argumentCount else {
          throw fault(.mathMacro, "`\\\(name)` has no parameter `#\(number)`", at: place)
        }
      }
      index += 1
    }
  }
}

extension TeXInput.Replacement {
  mutating func append(_ other: TeXInput.Replacement) {
    if let first = other.bytes.first, first.isASCIILetter, endsWithCommand { append(written: [0x20]) }
    let shift = bytes.count
    for piece in other.pieces {
      pieces.append(.init(textStart: piece.textStart + shift, sourceStart: piece.sourceStart))
    }
    bytes += other.bytes
  }

  /// Whether a letter that followed would belong to the name of a command.
  var endsWithCommand: Bool {
    var index = bytes.count
    while index > 0, bytes[index - 1].isASCIILetter { index -= 1 }
    guard index < bytes.count, index > 0 else { return false }
    var backslashes = 0
    while index > 0, bytes[index - 1] == UInt8(ascii: "\\") {
      backslashes += 1
      index -= 1
    }
    return backslashes % 2 == 1
  }
}
