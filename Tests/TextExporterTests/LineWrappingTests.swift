import Testing

@testable import TextExporter

@Suite("Wrapping")
struct LineWrappingTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var text: String
    var first = ""
    var lines: [String]

    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "nothing", text: "", lines: []),
    Case(name: "only blanks", text: " \t \n  ", lines: []),
    Case(name: "a line that just fits", text: "abcde fghi", lines: ["abcde fghi"]),
    Case(name: "a line that does not", text: "abcde fghij", lines: ["abcde", "fghij"]),
    Case(name: "blanks between words", text: "  a \t b\u{2003}c  ", lines: ["a b c"]),
    Case(name: "a written line break", text: "a\r\nb", lines: ["a", "b"]),
    Case(name: "empty lines", text: "\na\n\n\n\nb\n", lines: ["a", "", "b"]),
    Case(
      name: "a no-break space", text: "om 1\u{A0}234\u{A0}kr", lines: ["om", "1\u{A0}234\u{A0}kr"]),
    Case(name: "a no-break space at a word's end", text: "a\u{A0} b", lines: ["a b"]),
    Case(
      name: "a word wider than the line", text: "a abcdefghijkl b",
      lines: ["a", "abcdefghijkl", "b"]),
    Case(
      name: "hyphens are never inserted nor broken at", text: "ab-cde-fghijk",
      lines: ["ab-cde-fghijk"]),
    Case(name: "an item", text: "abc def ghi jkl", first: "- ", lines: ["- abc def", "  ghi jkl"]),
    Case(
      name: "an item with a line break", text: "abc\ndef", first: "- ", lines: ["- abc", "  def"]),
    Case(
      name: "a word too wide for the indentation", text: "abcdefghi x", first: "1. ",
      lines: ["1.", " abcdefghi", "   x"]),
    Case(
      name: "a word too wide for any indentation", text: "abcdefghijkl x", first: "1. ",
      lines: ["1.", "abcdefghijkl", "   x"]),
    Case(name: "combining marks", text: "a\u{301}bcde fghi", lines: ["a\u{301}bcde fghi"]),
    Case(name: "wide characters", text: "漢字漢字 漢字", lines: ["漢字漢字", "漢字"]),
  ]

  @Test("breaks at white space and nowhere else", arguments: cases)
  func wraps(_ example: Case) {
    #expect(LineWrapping.lines(example.text, width: 10, first: example.first) == example.lines)
  }

  @Test(
    "keeps an amount's thousands and its unit together, as it was written",
    arguments: [
      ("", "2 379 041 Euro/ 5"), ("", "24,7 miljoner kr"), ("", "(100 procent)."),
      (" den 3", "2020-09-01"), (" 17", "100abcdefg"), (" 2020", "100 000"),
    ])
  func amounts(_ fits: String, _ next: String) {
    let line = String(repeating: "a", count: 68) + fits
    #expect(LineWrapping.lines("\(line) \(next)", width: 78) == [line, next])
  }

  @Test("puts a value beside its label, or runs on where the label is long")
  func labelled() {
    #expect(
      LineWrapping.labelled("Tid:", "abc defgh ijk", width: 16, indent: 2)
        == ["  Tid: abc defgh", "       ijk"])
    #expect(
      LineWrapping.labelled("En lång etikett:", "abc", width: 16, indent: 2)
        == ["  En lång", "  etikett: abc"])
  }

  @Test(
    "knows the columns that characters take",
    arguments: [
      ("", 0), ("åäö", 3), ("a\u{30A}", 1), ("漢", 2), ("한", 2), ("Ｆ", 2), ("😀", 2),
      ("❤\u{FE0F}", 2),
      ("❤", 1), ("a\u{200B}b", 2), ("\u{A0}", 1), ("–", 1), ("🇸🇪", 2), ("e\u{301}\u{323}", 1),
    ])
  func widths(_ text: String, _ width: Int) {
    #expect(text.displayWidth == width)
  }
}
