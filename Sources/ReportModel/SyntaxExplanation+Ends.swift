/// Faults of the file as a whole.
extension SyntaxExplanation {
  mutating func notUTF8() {
    guard let letter = SyntaxExplanation.windowsLetters[bytes[fault.offset]] else { return }
    message =
      "Filen är sparad med teckenkodningen Windows-1252 (ANSI), inte UTF-8: här står »\(letter)« som en enda byte. Spara om filen: i Anteckningar med Arkiv, Spara som, Kodning UTF-8."
  }

  static let windowsLetters: [UInt8: String] = [
    0xE5: "å", 0xE4: "ä", 0xF6: "ö", 0xC5: "Å", 0xC4: "Ä", 0xD6: "Ö", 0xE9: "é", 0xFC: "ü",
    0xA0: "hårt blanksteg", 0x96: "–", 0x94: "”", 0x93: "“", 0xA7: "§", 0xC9: "É",
  ]

  mutating func textAfterEnd() {
    guard let scalar = scalarAtFault else { return }
    if comment(at: fault.offset) { return }
    let line =
      fault
      .offset..<max(
        fault.offset + UTF8.width(scalar), lastPlace(before: endOfLine(from: fault.offset)))
    let rest = skippingSpace(from: fault.offset + 1)
    switch scalar {
    case "\u{FFFD}" where bytes[fault.offset] != 0xEF:
      message =
        "Här står något som inte är text efter rapportens slut. Ta bort det som står efter den sista }."
      edit = (fault.offset..<bytes.count, "")
    case "{", "[":
      message =
        "Här börjar en rapport till. Filen ska innehålla en enda rapport: lägg varje rapport i en egen fil."
    case "," where rest < bytes.count && bytes[rest] == UInt8(ascii: "{"):
      message =
        "Här följer en rapport till efter ett kommatecken. Lägg varje rapport i en egen fil."
    case "}", "]", "\"":
      message =
        "Här står »\(shown(line))«, men rapporten avslutades redan av } på rad \(self.line(of: lastPlace(before: fault.offset) - 1)). Ta bort den } som är för mycket."
    case _ where LetterName.of(scalar) != nil:
      message =
        "Här står \(Letters.name(scalar)) efter rapportens slut. Ta bort det som står efter den sista }."
      edit = (fault.offset..<bytes.count, "")
    default:
      message =
        "Här står »\(shown(line))« efter rapportens slut. Filen ska innehålla en enda rapport; ta bort det som står efter den sista }."
      edit = (fault.offset..<bytes.count, "")
    }
  }

  mutating func endsEarly() {
    let open = document.nodes.filter(\.isBroken)
    guard let last = open.last else {
      let isEmpty = bytes.allSatisfy(SyntaxExplanation.isSpace) || bytes == [0xEF, 0xBB, 0xBF]
      if isEmpty { message = Wording.emptyFile }
      return
    }
    let end = lastPlace(before: bytes.count)
    // Only behind a whole value can the end be something that a hand forgot.
    guard end > 0,
      [UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: "\"")].contains(bytes[end - 1]),
      !isInsideText
    else { return }
    let closers = open.reversed().map { $0.kind == .object ? "}" : "]" }.joined(separator: " ")
    message +=
      " Är den färdigskriven saknas \(closers) sist i filen (den sista som är öppen börjar på rad \(line(of: Int(last.start))))."
  }

  var isInsideText: Bool {
    guard let last = lastNode else { return true }
    let end = lastPlace(before: bytes.count)
    return bytes[end - 1] == UInt8(ascii: "\"") && Int(document[last].end) != end
  }
}
