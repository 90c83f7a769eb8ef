/// A key that stands where another was probably meant.
struct KeySlip {
  /// The key that was meant.
  var meant: String
  /// What the written one has that the meant one has not, in words.
  var oddities: [String]
  /// The meant key stands in the same object, too.
  var isTaken = false

  /// Nil when none of the names is near enough.
  init?(_ written: String, among names: [String]) {
    guard
      let meant = Suggestion.nearest(to: written, in: names)
        ?? Suggestion.nearest(to: Letters.plain(written), in: names)
    else { return nil }
    self.meant = meant
    oddities = Letters.oddities(in: written)
    if written.hasPrefix(" ") { oddities.append("blanksteg i början") }
    if written.hasSuffix(" ") { oddities.append("blanksteg i slutet") }
    if let letter = KeySlip.letterOfOtherCase(Letters.plain(written), meant) {
      oddities.append("\(letter.isUppercase ? "stor" : "liten") bokstav, \(letter)")
    }
  }

  /// The first letter that differs, when nothing but capitals does.
  private static func letterOfOtherCase(_ written: String, _ meant: String) -> Character? {
    guard written.lowercased() == meant.lowercased() else { return nil }
    return zip(written, meant).first { $0 != $1 }?.0
  }
}

extension ReadingContext {
  /// Whether `object`, which lacks the key `name`, has one that is probably meant as it: then that is
  /// told, and not that `name` is missing. Only so many keys of a report are compared.
  mutating func misspells(_ name: String, in object: NodeID, among names: [String]) -> Bool {
    for (key, _) in document.members(of: object) {
      guard document.rawString(key).count <= ReportLimits.keyLength else { continue }
      let written = document.string(key)
      guard !names.contains(written) else { continue }
      keyComparisonsLeft -= 1
      guard keyComparisonsLeft >= 0 else { return false }
      if KeySlip(written, among: names)?.meant == name { return true }
    }
    return false
  }
}
