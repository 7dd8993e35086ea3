import Formula

/// What the pages say in a reader's language, beyond the articles.
package struct Wording: Sendable {
  var isChinese: Bool
  package var skip: String
  package var home: String
  package var languages: String
  package var articles: String
  package var noArticles: String
  package var tags: String
  package var formula: String
  package var table: String
  package var allTags: String
  package var contents: String
  package var otherArticles: String
  package var previous: String
  package var next: String
  package var tallyTitle: String
  package var checkedBy: String
  package var allClaims: String
  package var backToText: String
  package var navigation: String
  package var sourceText: String
  package var repository: String
  package var feed: String

  package var search: String
  package var searchHint: String
  package var searchNone: String
  package var searchOne: String
  /// With `#` for the number.
  package var searchMany: String
  package var searchFailed: String
  package var close: String

  package var ledger: String
  package var ledgerLead: String
  package var inLedger: String
  package var claim: String
  package var verdict: String
  package var filter: String
  package var anyVerdict: String
  package var anyBasis: String
  package var filterText: String
  /// With `{shown}` and `{all}` for the numbers.
  package var filterCount: String

  package var colours: String
  package var systemColours: String
  package var lightColours: String
  package var darkColours: String
  package var copy: String
  package var copied: String
  package var notFound: String
  package var notFoundHelp: String

  package var verified: String
  package var erratum: String
  package var ambiguous: String
  package var imprecise: String
  package var refuted: String
  package var undecided: String
  package var exempt: String

  package var enclosure: String
  package var basis: String
  package var source: String
  package var exactly: String
  package var byEnclosure: String
  package var byAgreement: String
  package var bySampling: String
  package var byPrintedRounding: String

  package var note: String
  package var tip: String
  package var important: String
  package var warning: String
  package var caution: String

  /// - Parameter language: a BCP 47 tag; a language that is not translated is answered in English.
  package static func of(_ language: String) -> Wording {
    language.lowercased().split(separator: "-").first == "zh" ? .chinese : .english
  }

  /// Every wording there is.
  static let all = [english, chinese]

  /// The language that it is in.
  var language: String { isChinese ? "zh" : "en" }

  package func of(_ verdict: Verdict) -> String {
    switch verdict {
    case .verified: verified
    case .ambiguous: ambiguous
    case .imprecise: imprecise
    case .refuted: refuted
    case .undecided: undecided
    case .exempt: exempt
    }
  }

  package func of(_ basis: Basis) -> String {
    switch basis {
    case .exact: exactly
    case .enclosure: byEnclosure
    case .agreement: byAgreement
    case .sampled: bySampling
    case .printedRounding: byPrintedRounding
    }
  }

  package func title(of alert: Alert) -> String {
    switch alert {
    case .note: note
    case .tip: tip
    case .important: important
    case .warning: warning
    case .caution: caution
    }
  }

  /// The name of the link that a heading has to itself.
  package func link(toHeading text: String) -> String { isChinese ? "本节链接：\(text)" : "Link to “\(text)”" }

  /// Where a claim stands in the source.
  package func line(_ number: Int) -> String { isChinese ? "第 \(number) 行" : "line \(number)" }

  /// The title of the page that lists the articles with a tag.
  package func title(ofTag tag: String) -> String { isChinese ? "标签：\(tag)" : "Tagged “\(tag)”" }

  /// The title of one of the pages of a ledger that has several.
  package func ledger(part number: Int) -> String {
    isChinese ? "\(ledger)（第 \(number) 页）" : "\(ledger), page \(number)"
  }

  /// A day as a reader writes it.
  ///
  /// - Parameter date: a year, a month and a day: `2026-11-21`.
  package func day(_ date: String) -> String {
    let parts = date.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, (1...12).contains(parts[1]) else { return date }
    return isChinese
      ? "\(parts[0]) 年 \(parts[1]) 月 \(parts[2]) 日" : "\(parts[2]) \(Self.months[parts[1] - 1]) \(parts[0])"
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// What a tally comes to.
  package func sentence(_ tally: Tally) -> String {
    let failed = tally.claims - tally.verified - tally.ambiguous
    return isChinese ? Self.chineseSentence(tally.claims, failed) : Self.englishSentence(tally.claims, failed)
  }

  /// The same in a list of articles, where "this page" would be another one; nothing where there is nothing to say.
  package func summary(_ tally: Tally) -> String? {
    guard tally.claims > 0 else { return nil }
    let failed = tally.claims - tally.verified - tally.ambiguous
    if isChinese {
      return failed == 0 ? "\(tally.claims) 条断言经过验算，全部成立" : "\(tally.claims) 条断言经过验算，其中 \(failed) 条不成立"
    }
    let claims = "\(tally.claims) claim\(tally.claims == 1 ? "" : "s") checked"
    return failed == 0 ? "\(claims), none fails" : "\(claims), \(failed) of which fail\(failed == 1 ? "s" : "")"
  }

  private static func englishSentence(_ claims: Int, _ failed: Int) -> String {
    switch (claims, failed) {
    case (0, _): "No number on this page was checked."
    case (1, 0): "One claim on this page was checked, and it holds."
    case (_, 0): "\(claims) claims on this page were checked, and all of them hold."
    case (_, 1):
      "\(claims) claim\(claims == 1 ? "" : "s") on this page \(claims == 1 ? "was" : "were") checked; one does not hold."
    default: "\(claims) claims on this page were checked; \(failed) do not hold."
    }
  }

  private static func chineseSentence(_ claims: Int, _ failed: Int) -> String {
    switch (claims, failed) {
    case (0, _): "本页没有经过验算的数字。"
    case (_, 0): "本页 \(claims) 条断言经过验算，全部成立。"
    default: "本页 \(claims) 条断言经过验算，其中 \(failed) 条不成立。"
    }
  }

  /// What a language is called in itself.
  package static func name(ofLanguage tag: String) -> String {
    names[tag.lowercased()] ?? names[tag.lowercased().split(separator: "-").first.map(String.init) ?? ""] ?? tag
  }

  private static let names = [
    "ar": "العربية", "de": "Deutsch", "en": "English", "es": "Español", "fr": "Français", "it": "Italiano",
    "ja": "日本語", "ko": "한국어", "nl": "Nederlands", "pl": "Polski", "pt": "Português", "ru": "Русский",
    "tr": "Türkçe", "uk": "Українська", "vi": "Tiếng Việt", "zh": "中文", "zh-hans": "简体中文", "zh-hant": "繁體中文",
    "zh-tw": "繁體中文", "zh-hk": "繁體中文",
  ]
}

extension Wording {
  static let english = Wording(
    isChinese: false, skip: "Skip to the text", home: "Home", languages: "Languages", articles: "Articles",
    noArticles: "There is no article yet.", tags: "Tags", formula: "Formula", table: "Table",
    allTags: "All tags", contents: "On this page", otherArticles: "Before and after", previous: "Previous",
    next: "Next",
    tallyTitle: "Checked", checkedBy: "Checked and made by ", allClaims: "every claim, as data",
    backToText: "Back to the text", navigation: "Site", sourceText: "Source of this page", repository: "Repository",
    feed: "Feed",
    search: "Search", searchHint: "Words or numbers", searchNone: "Nothing found", searchOne: "1 result",
    searchMany: "# results", searchFailed: "The index cannot be loaded", close: "Close",
    ledger: "Ledger",
    ledgerLead: "Every claim of these pages: the verdict, the bounds of the true value, and what the proof rests on.",
    inLedger: "Each of them in the ledger", claim: "claim", verdict: "verdict", filter: "Filter",
    anyVerdict: "any verdict", anyBasis: "any basis",
    filterText: "text", filterCount: "{shown} of {all} claims",
    colours: "Colors", systemColours: "as the system has them", lightColours: "light", darkColours: "dark",
    copy: "Copy", copied: "Copied", notFound: "There is no such page",
    notFoundHelp: "It may have been renamed. What there is can be found from here: ",
    verified: "verified", erratum: "number proved wrong", ambiguous: "verified under one reading",
    imprecise: "imprecise", refuted: "refuted", undecided: "undecided", exempt: "exempt",
    enclosure: "enclosure", basis: "basis", source: "source",
    exactly: "computed exactly", byEnclosure: "proved by an enclosure",
    byAgreement: "agrees to \(DecisionRule.agreementDigits) digits",
    bySampling: "holds at many points", byPrintedRounding: "right for the numbers as printed",
    note: "Note", tip: "Tip", important: "Important", warning: "Warning", caution: "Caution")

  static let chinese = Wording(
    isChinese: true, skip: "跳到正文", home: "首页", languages: "语言", articles: "文章",
    noArticles: "还没有文章。", tags: "标签", formula: "公式", table: "表格",
    allTags: "全部标签", contents: "本页目录", otherArticles: "前后文章", previous: "上一篇", next: "下一篇",
    tallyTitle: "验算", checkedBy: "验算并生成：", allClaims: "全部断言的数据",
    backToText: "回到正文", navigation: "站点", sourceText: "本页源文件", repository: "代码仓库", feed: "订阅",
    search: "搜索", searchHint: "词语或数字", searchNone: "没有找到", searchOne: "1 条结果", searchMany: "# 条结果",
    searchFailed: "无法载入索引", close: "关闭",
    ledger: "总账", ledgerLead: "这些页面上的每一条断言：结论、真实值的上下界，以及证明的依据。",
    inLedger: "逐条见总账", claim: "断言", verdict: "结论", filter: "筛选", anyVerdict: "任何结论", anyBasis: "任何依据",
    filterText: "文字", filterCount: "{all} 条断言，显示 {shown} 条",
    colours: "配色", systemColours: "跟随系统", lightColours: "浅色", darkColours: "深色",
    copy: "复制", copied: "已复制", notFound: "没有这个页面",
    notFoundHelp: "它也许改了名字。可以从这里找起：",
    verified: "已验证", erratum: "数已证明有误", ambiguous: "在一种读法下成立",
    imprecise: "不精确", refuted: "已证伪", undecided: "未能判定", exempt: "豁免",
    enclosure: "包络", basis: "依据", source: "出处",
    exactly: "精确算出", byEnclosure: "由包络证明", byAgreement: "两边前 \(DecisionRule.agreementDigits) 位一致",
    bySampling: "在许多点上成立", byPrintedRounding: "按印出的数字成立",
    note: "注", tip: "提示", important: "重要", warning: "警告", caution: "当心")
}
