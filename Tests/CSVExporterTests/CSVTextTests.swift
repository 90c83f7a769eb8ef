import Testing

@testable import CSVExporter

@Suite("A field of a CSV file")
struct CSVTextTests {
  private func line(_ fields: [String], _ profile: CSVProfile = .open) -> String {
    var text = CSVText(profile: profile)
    for field in fields { text.add(field) }
    text.endLine()
    return String(decoding: text.bytes.dropFirst(profile == .open ? 0 : 3), as: UTF8.self)
  }

  @Test(
    "stands in quotes where RFC 4180 asks for them, and only there",
    arguments: [
      ("enkel", "enkel"), ("", ""), (" blank ", " blank "), ("a,b", "\"a,b\""), ("a;b", "a;b"),
      ("a\"b", "\"a\"\"b\""), ("\"", "\"\"\"\""), ("a\nb", "\"a\nb\""), ("a\rb", "\"a\rb\""),
      ("a\tb", "a\tb"), ("å 👍", "å 👍"),
    ])
  func quotes(_ field: String, _ written: String) {
    #expect(line([field]) == written + "\r\n")
  }

  @Test("the Swedish profile separates by ; and begins with a BOM, without a sep= line")
  func swedish() {
    #expect(line(["a;b", "c,d", "-1234,5"], .excelSwedish) == "\"a;b\";c,d;-1234,5\r\n")
    #expect(CSVText(profile: .excelSwedish).bytes == [0xEF, 0xBB, 0xBF])
    #expect(CSVText(profile: .open).bytes == [])
  }

  @Test("empty fields keep their place")
  func empty() { #expect(line(["", "", ""]) == ",,\r\n") }

  @Test(
    "a text that a spreadsheet would run gets an apostrophe",
    arguments: [
      "=1+1", "+46 8 508", "-5", "-", "@summa", "\t=1", "\ttext", "\rtext", "\ntext", " =1",
      "\u{A0}=1",
      "＝1", "＋1", "－1", "＠a", "\u{2003}@x", "=", "-1234,5",
    ])
  func neutralised(_ text: String) { #expect(FormulaGuard.neutralised(text) == "'" + text) }

  @Test(
    "other texts stay as they are",
    arguments: ["", " ", "a=1", "Anslag 2020", "'=1", "1-2", "(5)", "å", "“=1”", "–5", "#1", "!A1"])
  func untouched(_ text: String) { #expect(FormulaGuard.neutralised(text) == text) }
}
