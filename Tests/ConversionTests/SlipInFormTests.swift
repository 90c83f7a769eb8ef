import Conversion
import ReportModel
import Testing

/// Slips that are told with the keys of the blankett they stand in.
@Suite struct SlipInFormTests {
  private static func messages(_ blankett: String, _ rows: String) throws -> [String] {
    let text = """
      { "schemaVersion": 1, "namnd": { "kod": "KRN", "namn": "Nämnden" },
        "period": { "typ": "T2", "ar": 2020, "per": "2020-08-31" },
        "blanketter": { "\(blankett)": { "rader": [
      \(rows)
        ] } } }
      """
    return try Shipped.converter().check(Array(text.utf8)).diagnostics.map(\.message)
  }

  @Test(arguments: [("investeringar", "namn"), ("lokaler", "adress")])
  func `a row out of Excel is told with the key that names the blankett's rows`(
    blankett: String, key: String
  ) throws {
    let told = try Self.messages(blankett, "Inventarier\t2,7\t4,0")
    #expect(told.count == 1)
    #expect(told.first?.contains("{ \"id\": \"…\", \"\(key)\": \"Inventarier\", … }") == true)
  }

  @Test(arguments: [
    ("investeringar", "\"prognos\": 4.0", "\"prognos\": { \"2020\": 4.0 }"),
    ("lokaler", "\"loptid\": \"2029-12-31\"", "\"loptid\": { \"tom\": \"2029-12-31\" }"),
  ])
  func `a value that stands for an object is shown in it`(
    blankett: String, written: String, example: String
  ) throws {
    let told = try Self.messages(blankett, "{ \"id\": \"a\", \"namn\": \"A\", \(written) }")
    #expect(told.contains { $0.hasSuffix("Till exempel \(example).") }, "\(told)")
  }
}
