import Formula

/// The commands that are more than a symbol.
let commands: [String: Command] = {
  var table: [String: Command] = [
    "frac": .fraction(.plain), "dfrac": .fraction(FractionStyle(size: .display)),
    "tfrac": .fraction(FractionStyle(size: .text)), "cfrac": .fraction(FractionStyle(size: .continued)),
    "binom": .fraction(.binomial), "sqrt": .root, "genfrac": .generalFraction,
    "dbinom": .fraction(FractionStyle(size: .display, hasBar: false, open: "(", close: ")")),
    "tbinom": .fraction(FractionStyle(size: .text, hasBar: false, open: "(", close: ")")),
    "over": .infixFraction(.plain), "choose": .infixFraction(.binomial),
    "atop": .infixFraction(FractionStyle(hasBar: false)),
    "brack": .infixFraction(FractionStyle(hasBar: false, open: "[", close: "]")),
    "brace": .infixFraction(FractionStyle(hasBar: false, open: "{", close: "}")),
    "dots": .dots, "left": .left, "right": .right, "middle": .middle,
    "overset": .stack(isOver: true), "underset": .stack(isOver: false), "stackrel": .relationStack,
    "operatorname": .operatorName, "operatornamewithlimits": .operatorName, "substack": .substack,
    "sideset": .sideset, "begin": .begin, "end": .end, "\\": .newRow, "cr": .newRow, "newline": .newRow,
    "limits": .limits(.limits), "nolimits": .limits(.beside), "displaylimits": .limits(.automatic),
    "not": .negation, "bmod": .symbol("mod", .binary), "pmod": .modulus(.parenthesised), "mod": .modulus(.bare),
    "pod": .modulus(.withoutName), "rule": .rule, "tag": .tag, "label": .label,
    "eqref": .reference(isParenthesised: true), "ref": .reference(isParenthesised: false), "nonumber": .unnumbered,
    "notag": .unnumbered, "hline": .horizontalRule, "hdashline": .horizontalRule, "multicolumn": .multicolumn,
    "href": .link, "newcommand": .define(.newcommand), "renewcommand": .define(.renewcommand),
    "providecommand": .define(.providecommand), "def": .define(.def), "gdef": .define(.def), "edef": .define(.def),
    "xdef": .define(.def), "let": .define(.let), "DeclareMathOperator": .define(.declareMathOperator),
    "color": .colorDeclaration, "textcolor": .textColor, "colorbox": .colorBox(hasFrame: false),
    "fcolorbox": .colorBox(hasFrame: true), "LaTeX": .word("LaTeX"), "TeX": .word("TeX"), "KaTeX": .word("KaTeX"),
    // As Markdown escapes them.
    "[": .symbol("[", .opening), "]": .symbol("]", .closing), "(": .symbol("(", .opening),
    ")": .symbol(")", .closing),
  ]
  func add(_ entries: [String: Command]) { table.merge(entries) { $1 } }
  add([
    ",": .space(3), "thinspace": .space(3), ":": .space(4), ">": .space(4), "medspace": .space(4), ";": .space(5),
    "thickspace": .space(5), "!": .space(-3), "negthinspace": .space(-3), "negmedspace": .space(-4),
    "negthickspace": .space(-5), "enspace": .space(9), "enskip": .space(9), "quad": .space(18), "qquad": .space(36),
    " ": .space(6), "\n": .space(6), "\t": .space(6), "\r": .space(6), "space": .space(6),
    "nobreakspace": .space(6), "hspace": .length, "kern": .length, "mkern": .length, "hskip": .length,
    "mskip": .length, "mspace": .length,
  ])
  add([
    "text": .text([]), "textrm": .text([]), "textnormal": .text([]), "mbox": .text([]), "hbox": .text([]),
    "textup": .text([]), "textmd": .text([]), "textbf": .text(.bold), "textit": .text(.italic),
    "textsl": .text(.italic), "emph": .text(.italic), "textsf": .text(.sansSerif), "texttt": .text(.monospace),
    "textsc": .text(.smallCapitals),
  ])
  add([
    "mathrm": .alphabet(.roman), "mathup": .alphabet(.roman), "mathbf": .alphabet(.bold),
    "mathit": .alphabet(.italic), "mathnormal": .alphabet(.normal), "boldsymbol": .alphabet(.boldSymbol),
    "bm": .alphabet(.boldSymbol), "pmb": .alphabet(.boldSymbol), "bold": .alphabet(.bold),
    "mathbb": .alphabet(.blackboard), "Bbb": .alphabet(.blackboard), "mathds": .alphabet(.blackboard),
    "mathbbm": .alphabet(.blackboard), "mathcal": .alphabet(.calligraphic), "mathscr": .alphabet(.calligraphic),
    "mathfrak": .alphabet(.fraktur), "frak": .alphabet(.fraktur), "mathsf": .alphabet(.sansSerif),
    "mathtt": .alphabet(.typewriter), "symbf": .alphabet(.bold), "symrm": .alphabet(.roman),
    "rm": .declaration(.alphabet(.roman)), "bf": .declaration(.alphabet(.bold)),
    "it": .declaration(.alphabet(.italic)), "mit": .declaration(.alphabet(.normal)),
    "cal": .declaration(.alphabet(.calligraphic)), "scr": .declaration(.alphabet(.calligraphic)),
    "sf": .declaration(.alphabet(.sansSerif)), "tt": .declaration(.alphabet(.typewriter)),
    "displaystyle": .declaration(.math(.display)), "textstyle": .declaration(.math(.text)),
    "scriptstyle": .declaration(.math(.script)), "scriptscriptstyle": .declaration(.math(.scriptScript)),
  ])
  // The sizes of LaTeX's ten-point classes.
  for (name, percent) in [
    ("tiny", 50), ("scriptsize", 70), ("footnotesize", 80), ("small", 90), ("normalsize", 100), ("large", 120),
    ("Large", 144), ("LARGE", 173), ("huge", 207), ("Huge", 249),
  ] { table[name] = .declaration(.size(percent: percent)) }
  for (name, mark) in [
    ("hat", "ˆ"), ("check", "ˇ"), ("tilde", "˜"), ("acute", "´"), ("grave", "`"), ("dot", "˙"), ("ddot", "¨"),
    ("dddot", "⃛"), ("ddddot", "⃜"), ("breve", "˘"), ("bar", "ˉ"), ("vec", "→"), ("mathring", "˚"),
  ] { table[name] = .accent(Accent(mark: mark)) }
  for (name, mark) in [
    ("widehat", "ˆ"), ("widecheck", "ˇ"), ("widetilde", "˜"), ("overline", "‾"), ("overrightarrow", "→"),
    ("overleftarrow", "←"), ("overleftrightarrow", "↔"), ("Overrightarrow", "⇒"), ("overrightharpoon", "⇀"),
    ("overleftharpoon", "↼"), ("overgroup", "⏠"), ("overparen", "⏜"), ("widebar", "‾"), ("wideparen", "⏜"),
  ] { table[name] = .accent(Accent(mark: mark, isStretchy: true)) }
  for (name, mark) in [
    ("underline", "_"), ("underbar", "_"), ("underrightarrow", "→"), ("underleftarrow", "←"),
    ("underleftrightarrow", "↔"), ("undergroup", "⏡"), ("underparen", "⏝"), ("utilde", "˜"),
  ] { table[name] = .accent(Accent(mark: mark, isBelow: true, isStretchy: true)) }
  for (name, mark, isBelow) in [
    ("overbrace", "⏞", false), ("underbrace", "⏟", true), ("overbracket", "⎴", false), ("underbracket", "⎵", true),
  ] { table[name] = .accent(Accent(mark: mark, isBelow: isBelow, isStretchy: true, takesLabels: true)) }
  for (name, arrow) in [
    ("xrightarrow", "→"), ("xleftarrow", "←"), ("xleftrightarrow", "↔"), ("xRightarrow", "⇒"), ("xLeftarrow", "⇐"),
    ("xLeftrightarrow", "⇔"), ("xhookrightarrow", "↪"), ("xhookleftarrow", "↩"), ("xmapsto", "↦"),
    ("xlongequal", "="), ("xrightharpoonup", "⇀"), ("xrightharpoondown", "⇁"), ("xleftharpoonup", "↼"),
    ("xleftharpoondown", "↽"), ("xrightleftharpoons", "⇌"), ("xleftrightharpoons", "⇋"), ("xtofrom", "⇄"),
    ("xtwoheadrightarrow", "↠"), ("xtwoheadleftarrow", "↞"), ("xrightleftarrows", "⇄"),
  ] { table[name] = .arrow(arrow) }
  add([
    "boxed": .enclosure(.box), "fbox": .macro(arguments: 1, #"\boxed{\text{#1}}"#), "bbox": .enclosure(.box),
    "cancel": .enclosure(.cancel), "bcancel": .enclosure(.backCancel), "xcancel": .enclosure(.crossCancel),
    "sout": .enclosure(.strikeout), "slashed": .enclosure(.slash), "textcircled": .enclosure(.circle),
    "phantom": .enclosure(.phantom), "hphantom": .enclosure(.horizontalPhantom),
    "vphantom": .enclosure(.verticalPhantom), "smash": .enclosure(.smash), "mathllap": .enclosure(.leftLap),
    "mathrlap": .enclosure(.rightLap), "mathclap": .enclosure(.centerLap), "llap": .enclosure(.leftLap),
    "rlap": .enclosure(.rightLap), "clap": .enclosure(.centerLap),
    "mathstrut": .macro(arguments: 0, #"\vphantom{(}"#), "strut": .macro(arguments: 0, #"\vphantom{(}"#),
    "mathord": .classed(.ordinary), "mathop": .classed(.largeOperator), "mathbin": .classed(.binary),
    "mathrel": .classed(.relation), "mathopen": .classed(.opening), "mathclose": .classed(.closing),
    "mathpunct": .classed(.punctuation), "mathinner": .classed(.inner),
  ])
  for name in ["relax", "nobreak", "allowbreak", "noindent", "DOTSB", "DOTSI", "null", "centering", "protect"] {
    table[name] = .ignored(arguments: 0)
  }
  for name in ["require", "vspace", "hypertarget", "pagecolor"] { table[name] = .ignored(arguments: 1) }
  for (name, replacement) in [
    ("colon", #"\mskip2mu\mathpunct{:}\mskip3mu"#), ("iff", #"\;\Longleftrightarrow\;"#),
    ("implies", #"\;\Longrightarrow\;"#),
    ("impliedby", #"\;\Longleftarrow\;"#), ("argmin", #"\operatorname*{arg\,min}"#),
    ("argmax", #"\operatorname*{arg\,max}"#), ("limsup", #"\operatorname*{lim\,sup}"#),
    ("liminf", #"\operatorname*{lim\,inf}"#), ("injlim", #"\operatorname*{inj\,lim}"#),
    ("projlim", #"\operatorname*{proj\,lim}"#), ("plim", #"\operatorname*{plim}"#),
    ("varlimsup", #"\mathop{\overline{\mathrm{lim}}}"#), ("varliminf", #"\mathop{\underline{\mathrm{lim}}}"#),
    ("varinjlim", #"\mathop{\underrightarrow{\mathrm{lim}}}"#),
    ("varprojlim", #"\mathop{\underleftarrow{\mathrm{lim}}}"#), ("varGamma", #"\mathit{\Gamma}"#),
    ("varDelta", #"\mathit{\Delta}"#), ("varTheta", #"\mathit{\Theta}"#), ("varLambda", #"\mathit{\Lambda}"#),
    ("varXi", #"\mathit{\Xi}"#), ("varPi", #"\mathit{\Pi}"#), ("varSigma", #"\mathit{\Sigma}"#),
    ("varUpsilon", #"\mathit{\Upsilon}"#), ("varPhi", #"\mathit{\Phi}"#), ("varPsi", #"\mathit{\Psi}"#),
    ("varOmega", #"\mathit{\Omega}"#),
  ] { table[name] = .macro(arguments: 0, replacement) }
  for (name, replacement) in [
    ("bra", #"\mathinner{\langle{#1}|}"#), ("ket", #"\mathinner{|{#1}\rangle}"#),
    ("braket", #"\mathinner{\langle{#1}\rangle}"#), ("Bra", #"\left\langle#1\right|"#),
    ("Ket", #"\left|#1\right\rangle"#), ("Braket", #"\left\langle{#1}\right\rangle"#), ("abs", #"\left|#1\right|"#),
    ("norm", #"\left\|#1\right\|"#), ("set", #"\{\,#1\,\}"#), ("Set", #"\left\{\,#1\,\right\}"#),
    ("ensuremath", "#1"),
  ] { table[name] = .macro(arguments: 1, replacement) }
  // The colours that have a command of their own, as in KaTeX.
  for name in ["blue", "orange", "pink", "red", "green", "gray", "purple"] {
    table[name] = .macro(arguments: 1, #"\textcolor{\#(name)}{#1}"#)
  }
  return table
}()
