import Testing

@testable import TextExporter

@Suite("Plain words")
struct PlainWordsTests {
  private static let words = [
    "utgift", "å", "Överskott", "2", "379", "041", "Euro", "2020", "kr", "(5", "000", "tkr).", "é",
    "förvaltningsövergripande-samordning", "12,5", "%", "-", "-15", "mnkr;", "a\u{A0}b", "×",
    "–", "”5”", "2018\u{A0}–\u{A0}2020", "§", "à", "†", "l’été…",
  ]

  /// Two blanks between the words send the same text the long way.
  @Test("break as any words do", arguments: 1...60)
  func breaking(_ seed: Int) {
    let text = (0..<(3 + seed % 29)).map { Self.words[(seed * 31 + $0 * (seed % 7 + 1)) % 28] }
    let lines = { (blank: String, width: Int, first: String) in
      LineWrapping.lines(text.joined(separator: blank), width: width, first: first)
    }
    for width in [8, 20, 33, 78] {
      #expect(lines(" ", width, "") == lines("  ", width, ""))
      #expect(lines(" ", width, "  - Rubrik: ") == lines("  ", width, "  - Rubrik: "))
    }
  }

  @Test(
    "are nothing else",
    arguments: [
      "", " a", "a ", "a  b", "a\nb", "\u{A0}a", "a\u{A0}", "a\u{A0} b", "a\u{301}", "漢",
      "–\u{A0}", "a\u{2028}b", "a\u{200B}", "\u{202F}", "€",
    ])
  func others(_ text: String) {
    #expect(PlainWords(text) == nil)
  }

  @Test("tell their widths")
  func widths() throws {
    let words = try #require(PlainWords("Åtgärd för 10\u{A0}000 kr"))
    #expect(words.width == 20)
    #expect(words.longest == 6)
  }
}
