/// The symbols of TeX, AMS and the names that HTML has for some, each with the character it is shown as; by class.
/// Where several commands give one character, the first is its own.
let symbolNames: [(AtomClass, String)] = [
  (
    .ordinary,
    #"""
    aleph ℵ forall ∀ hbar ℏ exists ∃ nabla ∇ flat ♭ ell ℓ natural ♮ clubsuit ♣ wp ℘ sharp ♯ diamondsuit ♢ Re ℜ
    heartsuit ♡ Im ℑ spadesuit ♠ S § P ¶ hslash ℏ triangledown ▽ lozenge ◊ circledS Ⓢ circledR Ⓡ measuredangle ∡
    nexists ∄ mho ℧ Finv Ⅎ Game ⅁ backprime ‵ blacktriangle ▲ blacktriangledown ▼ blacksquare ■ blacklozenge ⧫
    bigstar ★ sphericalangle ∢ complement ∁ eth ð diagup ╱ diagdown ╲ square □ Box □ Diamond ◊ yen ¥ checkmark ✓
    beth ℶ daleth ℸ gimel ℷ digamma ϝ varkappa ϰ angle ∠ infty ∞ prime ′ triangle △ Gamma Γ Delta Δ Theta Θ
    Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω neg ¬ lnot ¬ lneg ¬ top ⊤ bot ⊥ emptyset ∅ varnothing ∅
    alpha α beta β gamma γ delta δ epsilon ϵ zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ omicron
    ο pi π rho ρ sigma σ tau τ upsilon υ phi ϕ chi χ psi ψ omega ω varepsilon ε vartheta ϑ varpi ϖ varrho ϱ
    varsigma ς varphi φ surd √ partial ∂ backslash \ vert | Vert ‖ degree ° pounds £ mathsterling £ maltese ✠
    imath ı jmath ȷ $ $ % % # # _ _ & & | ‖ vdots ⋮ aa å AA Å copyright © textcopyright © textregistered ®
    textbackslash \ textasciitilde ~ textasciicircum ^ textunderscore _ textdollar $ textless < textgreater >
    textbar | textquotedblleft “ textquotedblright ” textquoteleft ‘ textquoteright ’ textdegree ° textbullet •
    textdagger † lq ‘ rq ’ alef ℵ alefsym ℵ Alpha Α Beta Β Epsilon Ε Zeta Ζ Eta Η Iota Ι Kappa Κ Mu Μ Nu Ν
    Omicron Ο Rho Ρ Tau Τ Chi Χ N ℕ R ℝ Z ℤ C ℂ Q ℚ natnums ℕ cnums ℂ Complex ℂ reals ℝ Reals ℝ Bbbk 𝕜 clubs ♣
    diamonds ♢ hearts ♡ spades ♠ empty ∅ exist ∃ image ℑ real ℜ infin ∞ sect § thetasym ϑ weierp ℘ micro µ ohm Ω
    mathdollar $ ss ß ae æ oe œ o ø AE Æ OE Œ O Ø l ł L Ł blacktriangleq ▲ lbag ⟅ rbag ⟆ euro € texteuro € i ı j
    ȷ Laplace ℒ
    """#
  ),
  (
    .binary,
    #"""
    mp ∓ ominus ⊖ uplus ⊎ sqcap ⊓ ast ∗ sqcup ⊔ bigcirc ◯ bullet • ddagger ‡ wr ≀ amalg ⨿ And & unlhd ⊴ unrhd ⊵
    lessdot ⋖ gtrdot ⋗ lhd ⊲ rhd ⊳ dotplus ∔ smallsetminus ∖ Cap ⋒ Cup ⋓ doublebarwedge ⩞ boxminus ⊟ boxplus ⊞
    divideontimes ⋇ ltimes ⋉ rtimes ⋊ leftthreetimes ⋋ rightthreetimes ⋌ curlywedge ⋏ curlyvee ⋎ circleddash ⊝
    circledast ⊛ centerdot ⋅ intercal ⊺ doublecap ⋒ doublecup ⋓ boxtimes ⊠ cdot ⋅ circ ∘ div ÷ pm ± times × cap
    ∩ cup ∪ setminus ∖ land ∧ lor ∨ wedge ∧ vee ∨ barwedge ⊼ veebar ⊻ odot ⊙ oplus ⊕ otimes ⊗ oslash ⊘
    circledcirc ⊚ boxdot ⊡ bigtriangleup △ bigtriangledown ▽ dagger † diamond ⋄ star ⋆ triangleleft ◃
    triangleright ▹ bull • plusmn ± sdot ⋅ Dagger ‡ dag † ddag ‡ minuso ⦵ * ∗ bigast ∗ sslash ⫽
    """#
  ),
  (
    .relation,
    #"""
    equiv ≡ prec ≺ succ ≻ sim ∼ perp ⊥ preceq ⪯ succeq ⪰ simeq ≃ mid ∣ ll ≪ gg ≫ asymp ≍ parallel ∥ bowtie ⋈
    smile ⌣ sqsubseteq ⊑ sqsupseteq ⊒ doteq ≐ frown ⌢ ni ∋ propto ∝ vdash ⊢ dashv ⊣ owns ∋ longleftarrow ⟵
    Leftarrow ⇐ Longleftarrow ⟸ longrightarrow ⟶ Rightarrow ⇒ Longrightarrow ⟹ leftrightarrow ↔
    longleftrightarrow ⟷ Leftrightarrow ⇔ Longleftrightarrow ⟺ mapsto ↦ longmapsto ⟼ nearrow ↗ hookleftarrow ↩
    hookrightarrow ↪ searrow ↘ leftharpoonup ↼ rightharpoonup ⇀ swarrow ↙ leftharpoondown ↽ rightharpoondown ⇁
    nwarrow ↖ rightleftharpoons ⇌ nless ≮ lneq ⪇ lneqq ≨ lnsim ⋦ lnapprox ⪉ nprec ⊀ npreceq ⋠ precnsim ⋨
    precnapprox ⪹ nsim ≁ nmid ∤ nvdash ⊬ nvDash ⊭ ntriangleleft ⋪ ntrianglelefteq ⋬ subsetneq ⊊ subsetneqq ⫋
    ngtr ≯ gneq ⪈ gneqq ≩ gnsim ⋧ gnapprox ⪊ nsucc ⊁ nsucceq ⋡ succnsim ⋩ succnapprox ⪺ ncong ≆ nparallel ∦
    nVDash ⊯ ntriangleright ⋫ ntrianglerighteq ⋭ supsetneq ⊋ supsetneqq ⫌ nVdash ⊮ precneqq ⪵ succneqq ⪶
    nleftarrow ↚ nrightarrow ↛ nLeftarrow ⇍ nRightarrow ⇏ nleftrightarrow ↮ nLeftrightarrow ⇎ vartriangle △ leqq
    ≦ leqslant ⩽ eqslantless ⪕ lesssim ≲ lessapprox ⪅ approxeq ≊ lll ⋘ lessgtr ≶ lesseqgtr ⋚ lesseqqgtr ⪋
    doteqdot ≑ risingdotseq ≓ fallingdotseq ≒ backsim ∽ backsimeq ⋍ subseteqq ⫅ Subset ⋐ sqsubset ⊏ preccurlyeq
    ≼ curlyeqprec ⋞ precsim ≾ precapprox ⪷ vartriangleleft ⊲ trianglelefteq ⊴ vDash ⊨ Vvdash ⊪ smallsmile ⌣
    smallfrown ⌢ bumpeq ≏ Bumpeq ≎ geqq ≧ geqslant ⩾ eqslantgtr ⪖ gtrsim ≳ gtrapprox ⪆ ggg ⋙ gtrless ≷ gtreqless
    ⋛ gtreqqless ⪌ eqcirc ≖ circeq ≗ triangleq ≜ thicksim ∼ thickapprox ≈ supseteqq ⫆ Supset ⋑ sqsupset ⊐
    succcurlyeq ≽ curlyeqsucc ⋟ succsim ≿ succapprox ⪸ vartriangleright ⊳ trianglerighteq ⊵ Vdash ⊩ shortmid ∣
    shortparallel ∥ between ≬ pitchfork ⋔ varpropto ∝ blacktriangleleft ◀ therefore ∴ backepsilon ∍
    blacktriangleright ▶ because ∵ llless ⋘ gggtr ⋙ eqsim ≂ Join ⋈ Doteq ≑ dashrightarrow ⇢ dashleftarrow ⇠
    leftleftarrows ⇇ leftrightarrows ⇆ Lleftarrow ⇚ twoheadleftarrow ↞ leftarrowtail ↢ looparrowleft ↫
    leftrightharpoons ⇋ curvearrowleft ↶ circlearrowleft ↺ Lsh ↰ upuparrows ⇈ upharpoonleft ↿ downharpoonleft ⇃
    origof ⊶ imageof ⊷ multimap ⊸ leftrightsquigarrow ↭ rightrightarrows ⇉ rightleftarrows ⇄ twoheadrightarrow ↠
    rightarrowtail ↣ looparrowright ↬ curvearrowright ↷ circlearrowright ↻ Rsh ↱ downdownarrows ⇊ upharpoonright
    ↾ downharpoonright ⇂ rightsquigarrow ⇝ leadsto ⇝ Rrightarrow ⇛ restriction ↾ approx ≈ cong ≅ ge ≥ geq ≥ gets
    ← gt > in ∈ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ nsubseteq ⊈ nsupseteq ⊉ models ⊨ leftarrow ← le ≤ leq ≤
    lt < rightarrow → to → ngeq ≱ nleq ≰ uparrow ↑ Uparrow ⇑ downarrow ↓ Downarrow ⇓ updownarrow ↕ Updownarrow ⇕
    ne ≠ neq ≠ notin ∉ notni ∌ nleqslant ≰ nleqq ≰ ngeqslant ≱ ngeqq ≱ lvertneqq ≨ gvertneqq ≩ nshortmid ∤
    nshortparallel ∦ varsubsetneq ⊊ varsubsetneqq ⫋ varsupsetneq ⊋ varsupsetneqq ⫌ nsubseteqq ⊈ nsupseteqq ⊉
    coloneqq ≔ colonequals ≔ eqqcolon ≕ equalscolon ≕ Coloneqq ⩴ coloncolonequals ⩴ coloneq ∶− eqcolon ∹
    dblcolon ∷ coloncolon ∷ vcentcolon ∶ ratio ∶ isin ∈ larr ← rarr → uarr ↑ darr ↓ harr ↔ lrarr ↔ lArr ⇐ Larr ⇐
    rArr ⇒ Rarr ⇒ uArr ⇑ Uarr ⇑ dArr ⇓ Darr ⇓ hArr ⇔ Harr ⇔ lrArr ⇔ Lrarr ⇔ sub ⊂ sube ⊆ supe ⊇ longleadsto ⟿
    nequiv ≢ napprox ≉ nsimeq ≄ Perp ⫫ indep ⫫ leftsquigarrow ⇜ colonapprox ∶≈ colonsim ∶∼ approxcolon ≈∶
    simcolon ∼∶ nsubset ⊄ nsupset ⊅ arrowvert | longmapsfrom ⟻ mapsfrom ↤ eqdef ≝ stareq ≛ measeq ≞ questeq ≟
    notsim ≁
    """#
  ),
  (
    .opening,
    #"""
    lmoustache ⎰ lgroup ⟮ langle ⟨ lvert | lVert ‖ lbrace { lbrack [ lparen ( lfloor ⌊ lceil ⌈ { { lang ⟨
    llbracket ⟦ lBrack ⟦ lBrace ⦃ ulcorner ⌜ llcorner ⌞ textbraceleft { lAngle ⟪
    """#
  ),
  (
    .closing,
    #"""
    rmoustache ⎱ rgroup ⟯ rangle ⟩ rvert | rVert ‖ rbrace } rbrack ] rparen ) rfloor ⌋ rceil ⌉ } } rang ⟩
    rrbracket ⟧ rBrack ⟧ rBrace ⦄ urcorner ⌝ lrcorner ⌟ textbraceright } rAngle ⟫
    """#
  ),
  (
    .punctuation,
    #"""
    ldotp . cdotp ⋅
    """#
  ),
  (
    .inner,
    #"""
    mathellipsis … ldots … ddots ⋱ dotso … dotsc … cdots ⋯ dotsb ⋯ dotsm ⋯ dotsi ⋯ textellipsis … iddots
    ⋰ adots ⋰ dotsx … hdots …
    """#
  ),
]
