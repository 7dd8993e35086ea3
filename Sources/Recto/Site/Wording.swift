import Formula

/// What the pages say in a reader's language, beyond the articles.
package struct Wording: Sendable {
  private var isChinese: Bool
  package var skip: String
  package var home: String
  package var languages: String
  package var articles: String
  package var noArticles: String
  package var tags: String
  package var formula: String
  package var table: String
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

  package var verified: String
  package var erratum: String
  package var ambiguous: String
  package var imprecise: String
  package var refuted: String
  package var undecided: String
  package var exempt: String

  package var value: String
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

  /// For a claim that rests on agreement.
  package func agrees(digits: Int) -> String {
    isChinese ? "两边前 \(digits) 位一致" : "both sides agree to \(digits) digits"
  }

  /// What a tally comes to.
  package func sentence(_ tally: Tally) -> String {
    let failed = tally.claims - tally.verified - tally.ambiguous
    return isChinese ? Self.chineseSentence(tally.claims, failed) : Self.englishSentence(tally.claims, failed)
  }

  /// The same in a list of articles, where "this page" would be another one.
  package func summary(_ tally: Tally) -> String {
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
    tallyTitle: "Checked", checkedBy: "Checked and made by", allClaims: "every claim, as data",
    backToText: "Back to the text", navigation: "Site", sourceText: "Source of this page", repository: "Repository",
    feed: "Feed",
    search: "Search", searchHint: "Words or numbers", searchNone: "Nothing found", searchOne: "1 result",
    searchMany: "# results", searchFailed: "The index cannot be loaded", close: "Close",
    verified: "verified", erratum: "wrong, and proved wrong", ambiguous: "verified under one reading",
    imprecise: "imprecise", refuted: "refuted", undecided: "undecided", exempt: "exempt",
    value: "value", enclosure: "enclosure", basis: "basis", source: "line",
    exactly: "computed exactly", byEnclosure: "proved by an enclosure", byAgreement: "agrees to thousands of bits",
    bySampling: "holds at many points", byPrintedRounding: "right for the numbers as printed",
    note: "Note", tip: "Tip", important: "Important", warning: "Warning", caution: "Caution")

  static let chinese = Wording(
    isChinese: true, skip: "跳到正文", home: "首页", languages: "语言", articles: "文章",
    noArticles: "还没有文章。", tags: "标签", formula: "公式", table: "表格",
    tallyTitle: "验算", checkedBy: "验算并生成：", allClaims: "全部断言的数据",
    backToText: "回到正文", navigation: "站点", sourceText: "本页源文件", repository: "代码仓库", feed: "订阅",
    search: "搜索", searchHint: "词语或数字", searchNone: "没有找到", searchOne: "1 条结果", searchMany: "# 条结果",
    searchFailed: "无法载入索引", close: "关闭",
    verified: "已验证", erratum: "有误，且已证明有误", ambiguous: "在一种读法下成立",
    imprecise: "不精确", refuted: "已证伪", undecided: "未能判定", exempt: "豁免",
    value: "值", enclosure: "包络", basis: "依据", source: "行",
    exactly: "精确算出", byEnclosure: "由包络证明", byAgreement: "数千位二进制数字一致",
    bySampling: "在许多点上成立", byPrintedRounding: "按印出的数字成立",
    note: "注", tip: "提示", important: "重要", warning: "警告", caution: "当心")
}
