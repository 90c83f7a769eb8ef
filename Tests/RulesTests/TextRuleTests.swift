import ReportModel
import Testing

@testable import Rules

/// Texts that were damaged on their way (R39), and days that are none (R40).
@Suite("Texts and days")
struct TextRuleTests {
  private func damage(_ text: String) -> [TextDamage.Kind] {
    guard TextDamage.mayOccur(text.utf8.span, isEscaped: false) else { return [] }
    return TextDamage.all(in: text).map(\.kind)
  }

  @Test(
    arguments: [
      "TestnÃ¤mnden", "FÃ¶rvaltningen", "Ã…r", "Ã„rende", "Ã–ster", "8 â€“ 10", "â€œcitatâ€\u{9D}",
      "12\u{C2}\u{A0}000", "caf\u{C3}\u{A9}",
      "ï»¿Nämnden", "TestnÃƒÂ¤mnden", "ðŸ˜€", "Testn√§mnden", "Testn├ñmnden", "f├Ârvaltning",
    ])
  func `a text that was encoded twice is seen`(text: String) {
    #expect(damage(text).contains(.encodedTwice))
  }

  @Test(
    arguments: [
      "Nämnden åäö ÅÄÖ é", "”Västerås Å”", "Ö…", "São Tomé, Ã och Â", "5 § – 10 °C", "½ × 2 ± 1",
      "Naïve älv", "€ 12", "日本語", "├── träd", "√2",
      "12\u{A0}000", "´`¨",
    ])
  func `a text with odd letters is in order`(text: String) {
    #expect(damage(text) == [])
  }

  @Test func `letters that nobody can see are named`() {
    #expect(damage("Testn\u{FFFD}mnden") == [.replaced])
    #expect(damage("\u{F0B7} punkt") == [.privateUse])
    #expect(damage("\u{10FFFD}") == [.privateUse])
    #expect(damage("a\u{85}b") == [.control])
    #expect(damage("a\u{7F}b") == [.control])
    #expect(TextDamage.all(in: "a\u{96}b").first?.words.contains("U+0096") == true)
  }

  @Test func `a file that was encoded twice gives one warning with the number of its texts`() throws
  {
    let rules = Shipped.check(
      """
      { "schemaVersion": 1, "namnd": { "kod": "TST", "namn": "TestnÃ¤mnden" },
        "forvaltning": "TestfÃ¶rvaltningen", "period": { "typ": "T2", "ar": 2020, "per": "2020-08-31" },
        "blanketter": { "investeringar": { "rader": [
          { "id": "a", "namn": "MÃ¶bler", "vp": 4.0, "prognos": { "2020": 4.0 }, "kommentar": "L\\u00c3\\u00a5n" } ] } } }
      """
    ).rules
    #expect(rules.map(\.code) == ["R39"])
    let finding = try #require(rules.first)
    #expect(
      finding.message.contains("»TestnÃ¤mnden« ser ut att vara kodad två gånger: »Ã¤« står för »ä«")
    )
    #expect(finding.message.contains("4\u{A0}texter"))
    #expect(finding.pointer == "/namnd/namn")
  }

  @Test func `a damaged text of a form is told in the form's words`() throws {
    let found = ExampleFrame.blanketter.findings(
      #""investeringar": { "rader": [ { "id": "a", "namn": "Möbler", "vp": 4, "kommentar": "\#u{E000}" } ] }"#
    )
    let finding = try #require(found.first { $0.code == "R39" })
    #expect(finding.rad == "Möbler")
    #expect(finding.pointer == "/blanketter/investeringar/rader/0/kommentar")
  }

  @Test(
    arguments: [
      ("2021-02-30", "finns inte"), ("2021-13-01", "finns inte"), ("44286", "»2021-03-31«"),
      ("2021-03-31T00:00:00Z", "»2021-03-31«"),
      ("2021-03-30T22:00:00.000Z", "»2021-03-31«"), ("2021-03-31 00:00:00", "»2021-03-31«"),
      ("2021-3-31", "»2021-03-31«"),
      ("31/3 2021", "»2021-03-31«"), ("31.3.2021", "»2021-03-31«"), ("2021/03/31", "»2021-03-31«"),
      ("20210331", "»2021-03-31«"),
      ("210331", "»2021-03-31«"), ("2021–03–31", "»2021-03-31«"), ("31-03-21", "»2021-03-31«"),
      ("20210231", "finns inte"),
    ])
  func `what looks like a day and is none says what to write`(text: String, word: String) {
    #expect(WrittenDay.fault(in: text)?.contains(word) == true)
  }

  @Test(
    arguments: [
      "2021", "2021-03", "2021-2022", "maj 2021", "juni-21", "våren 2021", "", "1-2", "12", "-",
      "kv 2", "1/4 2021 - 30/6 2021",
      "2021-03-31 enligt avtal", "100000", "08-123 45 67", "10.30 - 11.45",
    ])
  func `other texts stay texts`(text: String) {
    #expect(WrittenDay.fault(in: text) == nil)
  }
}
