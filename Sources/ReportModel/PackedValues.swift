/// Values one after another in eight bytes each, with the bytes of their texts behind each other: a
/// ``FieldValue`` takes twenty-four, and a long text a piece of memory of its own.
///
/// An amount stands as a whole number of 10⁻¹², 10⁻⁶ or 1, whichever is the finest that fits, and so
/// is exact as ever; the few that fit in none stand in full beside the others.
public struct PackedValues: Sendable {
  /// What a word holds stands in its last three bits.
  private var words: [Int64] = []
  private var large: [Amount] = []
  private var texts: [UInt8] = []

  private enum Tag: Int64 {
    case missing, units, millionths, whole, large, text, date, flag
  }

  private static let range = Int64.min >> 3...Int64.max >> 3

  public init() {}

  public var count: Int { words.count }

  public mutating func append(_ value: FieldValue) { words.append(word(value)) }

  /// Makes room for so many more values.
  mutating func reserve(_ additional: Int) { words.reserveCapacity(words.count + additional) }

  mutating func appendMissing(count: Int) {
    words.append(contentsOf: repeatElement(PackedValues.word(.missing, 0), count: count))
  }

  /// Puts a text there that is at hand in UTF-8.
  mutating func set(_ index: Int, utf8: ArraySlice<UInt8>) { words[index] = word(utf8: utf8) }

  /// The bytes of the text that stands there; nil for any other value.
  func utf8(_ index: Int) -> ArraySlice<UInt8>? {
    tag(index) == .text ? texts[place(words[index] >> 3)] : nil
  }

  public subscript(index: Int) -> FieldValue {
    get {
      let content = words[index] >> 3
      switch tag(index) {
      case .missing: return .missing
      case .units, .millionths, .whole, .large: return amount(index).map { .amount($0) } ?? .missing
      case .text: return .text(String(decoding: texts[place(content)], as: UTF8.self))
      case .date: return .date(CalendarDate(bits: UInt32(content)))
      case .flag: return .flag(content != 0)
      }
    }
    set { words[index] = word(newValue) }
  }

  /// The amount that stands there; nil for any other value.
  @inline(__always) public func amount(_ index: Int) -> Amount? {
    let content = words[index] >> 3
    // What fits in a word is too small for the products to leave the range.
    return switch tag(index) {
    case .units: Amount(units: Int128(content))
    case .millionths: Amount(units: Int128(content) &* 1_000_000)
    case .whole: Amount(units: Int128(content) &* 1_000_000_000_000)
    case .large: large[Int(content)]
    case .missing, .text, .date, .flag: nil
    }
  }

  /// How many bytes the text takes that stands there.
  func textSize(_ index: Int) -> Int {
    tag(index) == .text ? place(words[index] >> 3).count : 0
  }

  private func tag(_ index: Int) -> Tag { Tag(rawValue: words[index] & 7) ?? .missing }

  /// Start and length of a text. No report is too large for half a word (``ReportReader/sizeLimit``).
  private func place(_ content: Int64) -> Range<Int> {
    let start = Int(content >> 30)
    return start..<start + Int(content & (1 << 30 - 1))
  }

  private mutating func word(_ value: FieldValue) -> Int64 {
    switch value {
    case .missing: return PackedValues.word(.missing, 0)
    case .amount(let amount):
      if let word = PackedValues.word(amount.units) { return word }
      large.append(amount)
      return PackedValues.word(.large, Int64(large.count - 1))
    case .date(let date): return PackedValues.word(.date, Int64(date.bits))
    case .text(let text): return word(utf8: text.utf8)
    case .flag(let flag): return PackedValues.word(.flag, flag ? 1 : 0)
    }
  }

  private mutating func word(utf8: some Collection<UInt8>) -> Int64 {
    let start = texts.count
    texts.append(contentsOf: utf8)
    return PackedValues.word(.text, Int64(start << 30 | (texts.count - start)))
  }

  private static func word(_ tag: Tag, _ content: Int64) -> Int64 { content << 3 | tag.rawValue }

  /// Nil for an amount that no word can hold.
  private static func word(_ units: Int128) -> Int64? {
    if let short = Int64(exactly: units), range ~= short { return word(.units, short) }
    let (millionths, rest) = units.quotientAndRemainder(dividingBy: 1_000_000)
    guard rest == 0 else { return nil }
    if let short = Int64(exactly: millionths), range ~= short { return word(.millionths, short) }
    let (whole, fraction) = millionths.quotientAndRemainder(dividingBy: 1_000_000)
    guard fraction == 0, let short = Int64(exactly: whole), range ~= short else { return nil }
    return word(.whole, short)
  }
}
