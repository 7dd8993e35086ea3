/// Words behind a number that name what it counts.
enum UnitWord {
  /// A unit that does not change the number: `bits`, `nats`, `seconds`.
  case plain
  /// One of a family that scale each other (`km` and `m`), or that scales a bare number (`bps`, `million`).
  case scaling

  init?(_ words: String) {
    let word = words.filter { $0 != "." && $0 != " " }
    guard !word.isEmpty else { return nil }
    if let known = Self.known(word) {
      self = known
    } else if let first = words.split(whereSeparator: { $0 == " " || $0 == "/" }).first, first.count < words.count,
      let known = Self.known(String(first))
    {
      // `bits per symbol`, `km/h`
      self = known
    } else if let known = Self.known(beginning: word) {
      // Chinese has no spaces behind a unit: 万元, 毫秒左右.
      self = known
    } else {
      return nil
    }
  }

  private static func known(_ word: String) -> UnitWord? {
    if plainWords.contains(word) || plainWords.contains(word.lowercased()) { return .plain }
    if scalingWords.contains(word) || scalingWords.contains(word.lowercased()) { return .scaling }
    return nil
  }

  private static func known(beginning word: String) -> UnitWord? {
    guard word.unicodeScalars.allSatisfy({ $0.value >= 0x4E00 }) else { return nil }
    // One character may as well begin another word, as 米 does in 米粒.
    if word.hasPrefix("万") || word.hasPrefix("亿"), "元人次个美吨".contains(word.dropFirst().first ?? "-") {
      return .scaling
    }
    for length in stride(from: min(4, word.count - 1), through: 2, by: -1) {
      if let unit = known(String(word.prefix(length))) { return unit }
    }
    return nil
  }

  private static let plainWords: Set<String> = words(
    """
    bit bits nat nats dit hartley hartleys ban bans tokens token samples sample points point steps step items item
    people persons times days day years year weeks week months month units unit examples parameters params dollars
    dollar usd eur rad radians radian mol kelvin pixels pixel neurons weights layers students trials ways inches inch
    degrees degree
    个 次 步 页 人 元 天 年 条 种 位 层 块 张 只 分 例 단계 개 명
    """)

  private static let scalingWords: Set<String> = words(
    """
    B b byte bytes Byte Bytes KB kB MB GB TB PB KiB MiB GiB TiB kb Mb Gb bps bp percent pp million billion trillion
    thousand k K M G T m cm mm km nm µm um pm g kg mg t s ms µs us ns sec seconds second min minutes minute h hr hours
    hour Hz kHz MHz GHz eV keV MeV GeV TeV J kJ MJ W kW MW V mV A mA N kN Pa kPa MPa dB L mL ml rpm K ℃ °C mph
    FLOPs FLOPS TFLOPS GFLOPS PFLOPS flops 万 亿 千 百 米 千米 公里 秒 分钟 小时 毫秒 微秒 纳秒 千克 公斤 克 毫米 厘米
    个小时 个月 个百分点 百分点 倍 % ‰ basis percentage per ppm ppb kbps Mbps Gbps Tbps milliseconds
    millisecond microseconds microsecond nanoseconds nanosecond kilometers kilometres kilometer kilometre meters metres
    meter metre centimeters centimetres millimeters millimetres kilograms kilogram grams gram tonnes tons kilobytes
    megabytes gigabytes terabytes megabits gigabits kilohertz megahertz gigahertz μs μm
    """)

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
