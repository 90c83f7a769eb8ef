extension Reading where Value == String {
  /// A text without control characters; line breaks come out as `\n`.
  static func text(_ limit: Int = TextShape.cellLimit, _ rule: TextRule? = nil) -> Reading {
    let shape = TextShape(limit: limit, rule: rule)
    return Reading(shape: .text(shape)) { node, context in
      guard context.document.kind(node) == .string else {
        context.wrongType(node, expected: "en text inom citattecken") { $0.textRemedy(for: node) }
        return nil
      }
      let written = context.document.string(node)
      // A line break can only have come in as an escape.
      let text = context.document[node].isEscaped ? LineBreaks.normalised(written) : written
      if let fault = shape.fault(in: text) {
        context.add(.init(code: fault.code, message: fault.message, node: node))
        return nil
      }
      return text
    }
  }

  static let text = Reading.text()
  static let requiredText = Reading.text(TextShape.cellLimit, .notBlank)

  /// One of a few words.
  static func choice(_ words: [String]) -> Reading {
    Reading(shape: .choice(words)) { node, context in
      guard context.document.kind(node) == .string else {
        context.wrongType(node, expected: Wording.oneOf(words)) { document in
          guard words == PeriodType.allCases.map(\.rawValue) else { return nil }
          let meant = Wording.period(meantBy: document.excerpt(node))
          return meant.map { Remedy(text: "\"\($0.rawValue)\"") }
        }
        return nil
      }
      let word = context.document.string(node)
      if words.contains(word) { return word }
      context.wrongValue(node, Wording.notOneOf(word, words))
      return nil
    }
  }
}

extension Reading where Value == Amount {
  static let amount = Reading(shape: .amount) { node, context in
    context.amount(node, unit: nil)
  }
}

extension ReadingContext {
  /// `unit` is the column's, for those who write one with the number.
  mutating func amount(_ node: NodeID, unit: Unit?) -> Amount? {
    guard document.kind(node) == .number else {
      wrongType(node, expected: "ett tal") { document in
        document.numberRemedy(for: node, unit: unit) ?? Remedy(remarks: [Wording.numberForm])
      }
      return nil
    }
    switch document.amount(node) {
    case .success(let amount): return amount
    case .failure(let problem):
      let written = document.excerpt(node)
      let notation = NumberNotation(document.excerpt(node, limit: 500))
      limit(node, Wording.amountProblem(problem, written, rounded: notation?.text))
      return nil
    }
  }

}

extension JSONDocument {
  /// A string as it would stand without escapes; nil for one too long to be a number or a day.
  fileprivate func quoted(_ node: NodeID) -> String? {
    guard kind(node) == .string, rawString(node).count <= 200 else { return nil }
    return "\"\(string(node))\""
  }

  /// Whether a string says that there is nothing: `""`, `"-"`.
  fileprivate func saysNothing(_ node: NodeID) -> Bool {
    rawString(node).count <= 20 && Remedy.isNothing(string(node))
  }

  /// A number that stands in quotes.
  fileprivate func numberRemedy(for node: NodeID, unit: Unit?) -> Remedy? {
    quoted(node).flatMap { .number($0, unit: unit) }
  }

  /// A whole number that stands in quotes.
  fileprivate func integerRemedy(for node: NodeID, _ range: ClosedRange<Int>) -> Remedy? {
    guard let remedy = numberRemedy(for: node, unit: nil),
      let number = remedy.text.flatMap({ Int($0) }), range.contains(number)
    else { return nil }
    return remedy
  }

  /// A number or a word that stands where a text belongs.
  fileprivate func textRemedy(for node: NodeID) -> Remedy? {
    switch kind(node) {
    case .number, .true, .false: .text(excerpt(node, limit: 100))
    default: nil
    }
  }
}

extension Reading where Value == Int {
  static func integer(_ range: ClosedRange<Int>) -> Reading {
    Reading(shape: .integer(range)) { node, context in
      guard context.document.kind(node) == .number else {
        context.wrongType(node, expected: "ett heltal") { document in
          document.integerRemedy(for: node, range)
            ?? Remedy(remarks: [Wording.integerForm(range)])
        }
        return nil
      }
      if case .success(let amount) = context.document.amount(node), amount.decimals == 0,
        let number = Int(amount.plain(decimals: 0)), range.contains(number)
      {
        return number
      }
      context.wrongValue(node, Wording.notInRange(context.document.excerpt(node), range))
      return nil
    }
  }
}

extension Reading where Value == Bool {
  static let flag = Reading(shape: .flag) { node, context in
    switch context.document.kind(node) {
    case .true: return true
    case .false: return false
    default:
      context.wrongType(node, expected: "true eller false (utan citattecken)") { document in
        .flag(document.excerpt(node))
      }
      return nil
    }
  }
}

extension Reading where Value == CalendarDate {
  static let date = date(isRequired: false)
  static let requiredDate = date(isRequired: true)

  private static func date(isRequired: Bool) -> Reading {
    Reading(shape: .date) { node, context in
      context.date(node, isRequired: isRequired)
    }
  }
}

extension ReadingContext {
  fileprivate mutating func date(_ node: NodeID, isRequired: Bool) -> CalendarDate? {
    guard document.kind(node) == .string else {
      wrongType(node, expected: "ett datum \"åååå-mm-dd\"") { document in
        .date(document.excerpt(node)) ?? Remedy(remarks: [Wording.dateForm])
      }
      return nil
    }
    if let date = CalendarDate(document.string(node)) { return date }
    if !isRequired, document.saysNothing(node) {
      wrongValue(
        node,
        Wording.nothing(
          document.excerpt(node), "inget datum", otherwise: "datumet som \"åååå-mm-dd\""))
      return nil
    }
    let remedy = document.quoted(node).flatMap { Remedy.date($0) }
    wrongValue(node, Wording.notADate(document.excerpt(node), remedy))
    return nil
  }
}

extension Reading where Value == Timestamp {
  static let timestamp = Reading(shape: .timestamp) { node, context in
    guard context.document.kind(node) == .string else {
      context.wrongType(node, expected: "en tidpunkt \"åååå-mm-ddTtt:mm:ss+hh:mm\"") { document in
        .timestamp(document.excerpt(node)) ?? Remedy(remarks: [Wording.timestampForm])
      }
      return nil
    }
    if let timestamp = Timestamp(context.document.string(node)) { return timestamp }
    if context.document.saysNothing(node) {
      context.wrongValue(
        node,
        Wording.nothing(
          context.document.excerpt(node), "ingen tidpunkt",
          otherwise: "till exempel \"2020-09-10T12:21:00+02:00\""))
      return nil
    }
    let remedy = context.document.quoted(node).flatMap { Remedy.timestamp($0) }
    context.wrongValue(node, Wording.notATimestamp(context.document.excerpt(node), remedy))
    return nil
  }
}

/// Line breaks in texts, whatever system they were written on.
enum LineBreaks {
  static func normalised(_ text: String) -> String {
    guard text.utf8.contains(0x0D) else { return text }
    var scalars = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      defer { previous = scalar }
      if scalar == "\r" {
        scalars.append("\n")
      } else if !(scalar == "\n" && previous == "\r") {
        scalars.append(scalar)
      }
    }
    return String(scalars)
  }
}

extension TextShape {
  /// Whether the bytes of a text show that it is fit, as they do for most: only control characters and
  /// what begins with EF (U+F000 and up) can be forbidden, and a text never has more UTF-16 units than
  /// bytes.
  func isPlainlyMet(by text: Span<UInt8>) -> Bool {
    guard text.count <= limit, !TextShape.mayHoldForbidden(text) else { return false }
    switch rule {
    case nil: return true
    case .notBlank: return !text.isEmpty && 0x21..<0x7F ~= text[0]
    case .namndCode, .documentType: return false
    }
  }

  private static func mayHoldForbidden(_ text: Span<UInt8>) -> Bool {
    for index in text.indices where text[index] < 0x20 || text[index] == 0xEF { return true }
    return false
  }

  /// What makes a text unfit; nil when nothing does.
  func fault(in text: String) -> (code: String, message: String)? {
    if TextShape.mayHoldForbidden(text.utf8.span),
      let scalar = text.unicodeScalars.first(where: TextShape.isForbidden)
    {
      return ("J04", Wording.forbiddenCharacter(scalar))
    }
    if text.utf8.count > limit, text.utf16.count > limit {
      return ("J06", Wording.textTooLong(text.utf16.count, limit))
    }
    guard let rule, !rule.allows(text) else { return nil }
    return ("J04", Wording.breaks(rule, text))
  }

  /// Characters that XML 1.0, and so a spreadsheet, cannot hold.
  static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}

extension TextRule {
  func allows(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    switch self {
    case .namndCode:
      return (1...16).contains(scalars.count)
        && scalars.allSatisfy { TextRule.codeScalars.contains($0) }
    case .documentType:
      return (1...30).contains(scalars.count)
        && scalars.allSatisfy { TextRule.typeScalars.contains($0) }
    case .notBlank:
      if let first = text.utf8.first, 0x21..<0x7F ~= first { return true }
      return scalars.contains { !$0.properties.isWhitespace }
    }
  }

  private static let codeScalars = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ0123456789".unicodeScalars)
  private static let typeScalars = Set("abcdefghijklmnopqrstuvwxyz0123456789-".unicodeScalars)
}
