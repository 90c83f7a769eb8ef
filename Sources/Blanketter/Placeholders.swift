import ReportModel

/// What stands for the placeholders of a template's texts.
struct Placeholders {
  var period: Period
  var words: [String: String] = [:]
  /// The year of a repeated group.
  var columnYear: Int?
  /// Everything else: `namnd`, `periodrad`, `falt.uppgiftslamnare`.
  var texts: [String: String] = [:]

  /// The names in `texts` that every report has; `falt.` and a head field's name are the others.
  static let reportTexts = ["namnd", "periodrad", "titel", "blad", "tidsstampel"]

  /// The text with every `{…}` replaced; nil when one of them means nothing here.
  func fill(_ text: String) throws(UnknownPlaceholder) -> String {
    guard text.utf8.contains(UInt8(ascii: "{")) else { return text }
    var result = ""
    var rest = text[...]
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
      result += rest[..<open]
      guard let close = rest[open...].utf8.firstIndex(of: UInt8(ascii: "}")) else {
        throw UnknownPlaceholder(name: String(rest[open...]))
      }
      result += try value(String(rest[rest.index(after: open)..<close]))
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// The text without its placeholders.
  static func removed(from text: String) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      rest = rest[rest.index(after: close)...]
    }
    return (result + rest).split(separator: " ").joined(separator: " ")
  }

  private func value(_ name: String) throws(UnknownPlaceholder) -> String {
    if name == "kolumnar", let columnYear { return String(columnYear) }
    if name == "ar" { return String(period.year) }
    if name.hasPrefix("ar+") || name.hasPrefix("ar-"), let offset = Int(name.dropFirst(2)),
      (-200...200).contains(offset)
    {
      return String(period.year + offset)
    }
    if name.hasPrefix("ord."), let word = words[String(name.dropFirst(4))] { return word }
    if let text = texts[name] { return text }
    throw UnknownPlaceholder(name: name)
  }
}

/// A placeholder that nothing stands for.
struct UnknownPlaceholder: Error, Hashable {
  var name: String
}
