import Formula

extension TeXTypesetter {
  /// A node that is no operator.
  func node(_ node: TeXNode, _ context: TeXContext) -> MathNode {
    switch node.content {
    case .symbol(let text, _): letter(text, context)
    case .number(let digits): number(digits, context)
    case .function(let name, _): .identifier(name, variant: .normal)
    case .group(let nodes): group(nodes, context)
    case .scripts(let base, let sub, let sup, let placement):
      scripts(base.map { argument($0, context) } ?? .row([]), of: base, sub, sup, placement, context)
    case .fraction(let numerator, let denominator, let style): fraction(numerator, denominator, style, context)
    case .root(let radicand, nil): .squareRoot(argument(radicand, context))
    case .root(let radicand, let degree?):
      .root(argument(radicand, context), degree: argument(degree, context.with(.scriptScript)))
    case .fenced(let open, let nodes, let close): .fenced(open, row(nodes, context), close)
    case .accent(let accent, let base): mark(accent, base, context)
    case .stack(let base, let under, let over, _):
      .underOver(
        argument(base, context), under: under.map { argument($0, context.ofScripts) },
        over: over.map { argument($0, context.ofScripts) })
    case .text(let nodes): text(nodes, context)
    case .words(let words, let style): self.words(words, style ?? [])
    case .math(let nodes): row(nodes, context.with(context.style == .display ? .text : context.style))
    case .environment(let environment): self.environment(environment, context)
    case .styled(let style, let nodes): styled(style, nodes, context)
    case .enclosed(let enclosure, let nodes): enclosed(enclosure, nodes, context)
    case .classed(_, let nodes): group(nodes, context)
    case .modulus(let modulus, let style): self.modulus(modulus, style, context)
    case .space(let mu): .space(mu: mu)
    case .rule(let width, let height): .rule(width: width, height: height)
    case .reference(let label, let isParenthesised): reference(label, isParenthesised)
    case .sideScripts(let operation, let left, let right):
      .multiscripts(argument(operation, context), right: pair(right, context), left: pair(left, context))
    case .delimiter, .arrow, .middle: operatorNode(node, context, OperatorPlace())
    case .declaration: .row([])
    }
  }

  /// Braces keep what is in them apart from what is around them.
  private func group(_ nodes: [TeXNode], _ context: TeXContext) -> MathNode {
    let nodes = list(nodes, context)
    if nodes.count == 1 { return nodes[0] }
    return .row(nodes)
  }

  // MARK: Scripts

  func scripts(
    _ base: MathNode, of source: TeXNode?, _ sub: TeXNode?, _ sup: TeXNode?, _ placement: LimitPlacement,
    _ context: TeXContext
  ) -> MathNode {
    let low = sub.map { argument($0, context.ofScripts) }
    let high = sup.map { argument($0, context.ofScripts) }
    if low == nil, high == nil { return base }
    // The prime of fonts for text is high already, and as large as it should be.
    if low == nil, let high, case .symbol(let text, _)? = sup?.content, text.unicodeScalars.allSatisfy(\.isPrime) {
      return .row([base, high])
    }
    if hasLimits(source, placement, context) {
      var base = base
      if placement == .limits, context.style != .display, case .operator(let symbol, var style) = base {
        style.hasFixedLimits = true
        base = .operator(symbol, style)
      }
      return .underOver(base, under: low, over: high)
    }
    return .scripts(base, sub: low, sup: high)
  }

  /// Whether scripts stand above and below.
  private func hasLimits(_ base: TeXNode?, _ placement: LimitPlacement, _ context: TeXContext) -> Bool {
    guard let base else { return false }
    switch placement {
    case .limits: return true
    case .beside: return false
    case .automatic: break
    }
    switch base.content {
    case .accent(let accent, _): return accent.takesLabels
    case .symbol(let text, .largeOperator): return context.style == .display && !Self.isIntegral(text)
    case .function(_, let hasLimits): return context.style == .display && hasLimits
    case .classed(.largeOperator, let nodes):
      // `\mathop{\overline{…}}`; `\mathop` of an integral stays one.
      if nodes.count == 1, case .symbol(let text, .largeOperator) = nodes[0].lone.content {
        return context.style == .display && !Self.isIntegral(text)
      }
      return context.style == .display
    case .sideScripts: return context.style == .display
    case .stack(_, _, _, .largeOperator): return context.style == .display
    case .scripts, .styled: return false
    default: return false
    }
  }

  private static func isIntegral(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    return (0x222B...0x2233).contains(first.value) || first.value == 0x2A0C
  }

  private func pair(_ node: TeXNode, _ context: TeXContext) -> MathNode.Scripts {
    guard case .scripts(_, let sub, let sup, _) = node.lone.content else { return .init(sub: nil, sup: nil) }
    return .init(
      sub: sub.map { argument($0, context.ofScripts) }, sup: sup.map { argument($0, context.ofScripts) })
  }

  // MARK: Fractions

  private func fraction(
    _ numerator: TeXNode, _ denominator: TeXNode, _ style: FractionStyle, _ context: TeXContext
  ) -> MathNode {
    let outer: TeXContext
    switch style.size {
    case .automatic: outer = context
    case .display, .continued: outer = context.with(.display)
    case .text: outer = context.with(.text)
    }
    let inner = style.size == .continued ? outer : outer.ofFraction
    var parts = [argument(numerator, inner), argument(denominator, inner)]
    if style.size == .continued {
      parts = parts.map { .styled($0, MathStyling(isDisplay: true, scriptLevel: 0)) }
    }
    var node = MathNode.fraction(parts[0], parts[1], hasBar: style.hasBar)
    if outer.style != context.style, context.style <= .text {
      node = .styled(node, MathStyling(isDisplay: outer.style == .display))
    } else if outer.style != context.style {
      node = .styled(node, MathStyling(isDisplay: outer.style == .display, scriptLevel: 0))
    }
    return style.open.isEmpty && style.close.isEmpty ? node : .fenced(style.open, node, style.close)
  }

  // MARK: Marks

  private func mark(_ accent: Accent, _ base: TeXNode, _ context: TeXContext) -> MathNode {
    var inner = argument(base, context)
    // A letter below a mark has no dot.
    if !accent.isBelow, case .identifier(let name, let variant) = inner, name == "i" || name == "j", !accent.isStretchy
    {
      inner = .identifier(name == "i" ? "ı" : "ȷ", variant: variant)
    }
    return .mark(inner, accent.mark, isBelow: accent.isBelow, isStretchy: accent.isStretchy)
  }

  private func enclosed(_ enclosure: MathEnclosure, _ nodes: [TeXNode], _ context: TeXContext) -> MathNode {
    switch enclosure {
    case .box where context.style == .text:
      .enclosed(.styled(row(nodes, context.with(.display)), MathStyling(isDisplay: true)), .box)
    case .circle:
      if nodes.count == 1, case .words(let words, _) = nodes[0].content, let circled = Self.circled(words) {
        .text(circled)
      } else {
        .enclosed(row(nodes, context), .circle)
      }
    default: .enclosed(row(nodes, context), enclosure)
    }
  }

  /// The character for a number up to 20 or a letter in a circle (Unicode, Enclosed Alphanumerics).
  private static func circled(_ words: String) -> String? {
    if let number = UInt32(words), number <= 20, words == String(number) {
      return Unicode.Scalar(number == 0 ? 0x24EA : 0x245F + number).map { String($0) }
    }
    guard words.utf8.count == 1, let letter = words.utf8.first, letter.isASCIILetter else { return nil }
    return Unicode.Scalar(UInt32(letter) - (letter < 0x61 ? 0x41 : 0x61) + (letter < 0x61 ? 0x24B6 : 0x24D0))
      .map { String($0) }
  }

  // MARK: Styles

  private func styled(_ style: TeXStyle, _ nodes: [TeXNode], _ context: TeXContext) -> MathNode {
    switch style {
    case .alphabet(let alphabet): return group(nodes, context.with(alphabet))
    case .math(let style):
      var styling = MathStyling()
      styling.set(style)
      return .styled(row(nodes, context.with(style)), styling)
    case .size(let percent): return .styled(row(nodes, context), MathStyling(size: percent))
    case .color(let color): return .styled(row(nodes, context), MathStyling(color: color))
    case .background(let color): return .styled(row(nodes, context), MathStyling(background: color))
    }
  }

  // MARK: Text

  private func text(_ nodes: [TeXNode], _ context: TeXContext) -> MathNode {
    if nodes.count == 1 { return node(nodes[0], context) }
    return .row(nodes.map { node($0, context) })
  }

  func words(_ words: String, _ style: TextStyle) -> MathNode {
    style.isEmpty ? .text(words) : .styledText(words, style)
  }

  // MARK: Words between formulas

  private func modulus(_ modulus: TeXNode, _ style: ModulusStyle, _ context: TeXContext) -> MathNode {
    let inner = argument(modulus, context)
    let gap = context.style == .display ? 18 : style == .bare ? 12 : 8
    let open = MathNode.operator("(", .unstretched)
    let close = MathNode.operator(")", .unstretched)
    let name = MathNode.identifier("mod", variant: .normal)
    switch style {
    case .parenthesised: return .row([.space(mu: gap), open, name, .space(mu: 6), inner, close])
    case .bare: return .row([.space(mu: gap), name, .space(mu: 6), inner])
    case .withoutName: return .row([.space(mu: gap), open, inner, close])
    }
  }

  private func reference(_ label: String, _ isParenthesised: Bool) -> MathNode {
    let name = numbers.number(of: label) ?? "?"
    return .link(isParenthesised ? "(\(name))" : name, id: label)
  }
}

extension Unicode.Scalar {
  fileprivate var isPrime: Bool { (0x2032...0x2034).contains(value) || value == 0x2057 }
}
