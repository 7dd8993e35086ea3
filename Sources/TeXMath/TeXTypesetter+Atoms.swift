import Formula

extension TeXTypesetter {
  // MARK: Operators

  /// Whether a node is set as an operator, which carries the space around it.
  func isOperator(_ node: TeXNode) -> Bool {
    switch node.content {
    case .symbol(let text, let atomClass): atomClass != .ordinary || isOrdinaryOperator(text)
    case .delimiter, .arrow, .middle: true
    case .stack(let base, _, _, _): isOperator(base.lone)
    case .scripts(let base?, _, _, _): isOperator(base)
    // A letter stays one, whatever its class.
    case .classed(_, let nodes): nodes.count == 1 && isOperatorSymbol(nodes[0].lone)
    default: false
    }
  }

  private func isOperatorSymbol(_ node: TeXNode) -> Bool {
    guard case .symbol(let text, let atomClass) = node.content else { return false }
    return atomClass != .ordinary || !text.unicodeScalars.allSatisfy(\.properties.isAlphabetic)
  }

  /// Ordinary atoms that are no letters.
  private func isOrdinaryOperator(_ text: String) -> Bool {
    switch text.onlyScalar {
    case "/", "\\", "|", "‖", ".", "?", "@", "′", "″", "‴", "⁗", "‵", "⋮", "\"", "`": true
    default: false
    }
  }

  /// The symbol of an operator without its scripts.
  func coreSymbol(_ node: TeXNode) -> String? {
    if case .symbol(let text, _) = node.content { return text == "-" ? "−" : text }
    return nil
  }

  func operatorNode(_ node: TeXNode, _ context: TeXContext, _ place: OperatorPlace) -> MathNode {
    switch node.content {
    case .symbol(let text, let atomClass): return symbol(text, atomClass, context, place)
    case .delimiter(let text, let size, _):
      // The sizes of TeX's \big, \Big, \bigg and \Bigg.
      let height: [Int16] = [12, 18, 24, 30]
      var style = place.style
      (style.isStretchy, style.size) = (true, height[size - 1])
      return .operator(text, style)
    case .middle(let text):
      var style = place.style
      style.isStretchy = true
      return .operator(text, style)
    case .arrow(let text, let under, let over):
      // Chromium takes no heed of the space of an operator that has grown.
      let arrow = MathNode.operator(text, OperatorStyle(leading: 0, trailing: 0, isStretchy: true))
      let labelled = MathNode.underOver(
        arrow, under: under.map { padded($0, context.ofScripts) }, over: over.map { padded($0, context.ofScripts) })
      return .row([.space(mu: place.leading), labelled, .space(mu: place.trailing)].filter { $0 != .space(mu: 0) })
    case .stack(let base, let under, let over, let atomClass):
      var core = base.lone
      if case .symbol(let text, _) = core.content { core.content = .symbol(text, atomClass) }
      return .underOver(
        operatorNode(core, context, place), under: under.map { argument($0, context.ofScripts) },
        over: over.map { argument($0, context.ofScripts) })
    case .scripts(let base?, let sub, let sup, let placement):
      return scripts(operatorNode(base, context, place), of: base, sub, sup, placement, context)
    case .classed(let atomClass, let nodes):
      guard case .symbol(let text, _)? = nodes.first?.lone.content else { return .row([]) }
      return symbol(text, atomClass, context, place)
    default: return self.node(node, context)
    }
  }

  /// What stands at an arrow keeps a little distance from its ends.
  private func padded(_ node: TeXNode, _ context: TeXContext) -> MathNode {
    .row([.space(mu: 10)] + list([node], context) + [.space(mu: 10)])
  }

  private func symbol(
    _ text: String, _ atomClass: AtomClass, _ context: TeXContext, _ place: OperatorPlace
  ) -> MathNode {
    let text = text == "-" ? "−" : text
    var style = OperatorStyle.automatic
    let usual = OperatorSpacing.byDefault(text, isFirst: place.isFirst)
    if let usual, usual == (place.leading, place.trailing) {
      // As MathML has it.
    } else if place.isSign, place.leading == 0, place.trailing == 0,
      let prefix = OperatorSpacing.byDefault(text, isFirst: true), prefix == (0, 0)
    {
      style.form = .prefix
    } else {
      style = place.style
    }
    if grows(text) { style.isStretchy = false }
    return .operator(text, style)
  }

  /// Operators that would grow with what stands beside them.
  private func grows(_ text: String) -> Bool {
    switch text.onlyScalar {
    case "(", ")", "[", "]", "{", "}", "|", "‖", "⟨", "⟩", "⌊", "⌋", "⌈", "⌉", "⟦", "⟧", "⟪", "⟫", "⦃", "⦄", "⎰", "⎱",
      "⟮", "⟯", "↑", "↓", "↕", "⇑", "⇓", "⇕", "→", "←", "↔", "⇒", "⇐", "⇔", "⟶", "⟵", "⟷", "⟹", "⟸", "⟺", "↦", "⟼",
      "↪", "↩", "⇀", "↼", "⇁", "↽", "⇌", "⇋", "↠", "↞", "⇄":
      true
    default: false
    }
  }

  // MARK: Letters

  /// A symbol that is no operator.
  func letter(_ text: String, _ context: TeXContext) -> MathNode {
    let scalars = text.unicodeScalars
    guard let scalar = scalars.first, scalars.count == 1 || text.utf8.count > 1 else {
      return .identifier(text, variant: .normal)
    }
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A:
      return .identifier(text, variant: variant(context, isLatin: true) ?? .automatic)
    case 0x391...0x3A9:
      // TeX's capitals are upright, unless they are asked to be italic.
      let style = variant(context, isLatin: false)
      return .identifier(
        text, variant: style == nil ? .normal : style == .boldItalic && context.alphabet == nil ? .bold : style!)
    case 0x3B1...0x3F6, 0x2202, 0x131, 0x237:
      return .identifier(text, variant: context.isBold ? .boldItalic : .automatic)
    case 0x2207: return .identifier(text, variant: context.isBold ? .bold : .normal)
    default: return .identifier(text)
    }
  }

  /// The style of letters; none for that of TeX's own.
  private func variant(_ context: TeXContext, isLatin: Bool) -> MathVariant? {
    switch context.alphabet {
    case nil, .normal?, .boldSymbol?: context.isBold ? .boldItalic : nil
    case .roman?: context.isBold ? .bold : .normal
    case .bold?: .bold
    case .italic?: context.isBold ? .boldItalic : .italic
    case .blackboard?: isLatin ? .doubleStruck : nil
    case .calligraphic?: isLatin ? (context.isBold ? .boldScript : .script) : nil
    case .fraktur?: isLatin ? (context.isBold ? .boldFraktur : .fraktur) : nil
    case .sansSerif?: isLatin || context.isBold ? (context.isBold ? .boldSansSerif : .sansSerif) : nil
    case .typewriter?: isLatin ? .monospace : nil
    }
  }

  func number(_ digits: String, _ context: TeXContext) -> MathNode {
    let variant: MathVariant
    switch context.alphabet {
    case .bold?: variant = .bold
    case .blackboard?: variant = .doubleStruck
    case .sansSerif?: variant = context.isBold ? .boldSansSerif : .sansSerif
    case .typewriter?: variant = .monospace
    default:
      guard context.isBold else { return .number(digits) }
      variant = .bold
    }
    var styled = String.UnicodeScalarView()
    for scalar in digits.unicodeScalars { styled.append(variant.character(for: scalar)) }
    return .number(String(styled))
  }

  // MARK: Words

  /// Where a run of letters ends that an alphabet for words sets as one: `\mathrm{KL}`.
  func wordEnd(_ nodes: [TeXNode], from start: Int, _ context: TeXContext) -> Int {
    guard let alphabet = context.alphabet else { return start + 1 }
    switch alphabet {
    case .roman, .bold, .italic, .sansSerif, .typewriter: break
    default: return start + 1
    }
    var end = start
    while end < nodes.count, case .symbol(let text, .ordinary) = nodes[end].content, text.isLatinLetter { end += 1 }
    return max(end, start + 1)
  }

  func word(_ nodes: ArraySlice<TeXNode>, _ context: TeXContext) -> MathNode {
    var text = ""
    for node in nodes { if case .symbol(let letter, _) = node.content { text += letter } }
    // The italic letters of mathematics stand apart, as factors do.
    if context.alphabet == .italic, !context.isBold { return .styledText(text, .italic) }
    return .identifier(text, variant: variant(context, isLatin: true) ?? .normal)
  }
}

extension String {
  fileprivate var isLatinLetter: Bool { utf8.count == 1 && utf8.first!.isASCIILetter }
}
