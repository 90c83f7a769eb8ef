/// What a file is that does not even begin as a report.
enum FileContent {
  /// What to tell whoever dropped it; nil for what may be JSON.
  static func message(for bytes: [UInt8]) -> String? {
    let head = bytes.prefix(65_536)
    func begins(_ signature: [UInt8]) -> Bool { head.starts(with: signature) }
    func holds(_ word: String) -> Bool { head.span.holds(Array(word.utf8)) }
    if begins([0x50, 0x4B, 0x03, 0x04]) || begins([0x50, 0x4B, 0x05, 0x06]) {
      if holds("xl/") { return notJSON("en Excel-arbetsbok (XLSX)") }
      if holds("word/") { return notJSON("ett Word-dokument (DOCX)") }
      if holds("opendocument") { return notJSON("ett dokument från LibreOffice (ODF)") }
      return
        "Filen är ett ZIP-arkiv. Packa upp det och lägg in rapporten, filen med ändelsen .json."
    }
    if begins(Array("%PDF".utf8)) { return notJSON("en PDF") }
    if begins([0xD0, 0xCF, 0x11, 0xE0]) {
      return notJSON("ett äldre Excel- eller Worddokument (XLS, DOC)")
    }
    if begins(Array("{\\rtf".utf8)) { return notJSON("ett formaterat dokument (RTF)") }
    if begins([0x1F, 0x8B]) || begins([0x37, 0x7A, 0xBC, 0xAF]) {
      return "Filen är komprimerad. Packa upp den och lägg in rapporten, filen med ändelsen .json."
    }
    if begins([0x89, 0x50, 0x4E, 0x47]) || begins([0xFF, 0xD8, 0xFF]) {
      return notJSON("en bild")
    }
    return text(head)
  }

  private static func text(_ head: ArraySlice<UInt8>) -> String? {
    let text = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head
    let start = text.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    guard let first = start.first, start.count > 1 else { return nil }
    if first == UInt8(ascii: "<") {
      let word = String(decoding: start.prefix(512), as: UTF8.self).lowercased()
      return notJSON(
        word.contains("<html") || word.contains("<!doctype html") ? "en webbsida (HTML)" : "XML")
    }
    let line = String(decoding: start.prefix { $0 != 0x0A }.prefix(2_000), as: UTF8.self)
    let mayBeJSON =
      line.contains("{") || line.contains("[") || line.contains("\":")
      || start.span.holds(Array("\n{".utf8))
    guard !mayBeJSON, line.contains(";") || line.contains("\t") else { return nil }
    return notJSON("en tabell (CSV)")
  }

  private static func notJSON(_ kind: String) -> String {
    "Filen är \(kind), inte en rapport. En rapport är en textfil i formatet JSON som börjar med {. Lägg in den i stället; ändra inte bara filens namn."
  }
}

extension Span<UInt8> {
  /// Whether the bytes stand somewhere.
  fileprivate func holds(_ word: [UInt8]) -> Bool {
    guard count >= word.count else { return false }
    for start in 0...(count - word.count) where self[start] == word[0] {
      var length = 1
      while length < word.count, self[start + length] == word[length] { length += 1 }
      if length == word.count { return true }
    }
    return false
  }
}
