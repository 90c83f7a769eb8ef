import ReportModel
import Testing

@testable import Rules

@Suite("An organisation's choices")
struct RuleSettingsTests {
  private let empty = #""projekt": { "uttalande": null, "rader": [] }"#

  @Test("a rule that rests on inference can be switched off")
  func off() throws {
    let book = try RuleBook.standard.applying(RuleSettings(off: ["R10"]))
    #expect(ExampleFrame.blanketter.findings(empty, by: book) == [])
  }

  @Test("and given another severity")
  func regraded() throws {
    let book = try RuleBook.standard.applying(RuleSettings(severities: ["R10": .error]))
    #expect(ExampleFrame.blanketter.findings(empty, by: book).summaries == ["R10 error"])
    let again = try book.applying(RuleSettings(off: ["R12"]))
    #expect(ExampleFrame.blanketter.findings(empty, by: again).summaries == ["R10 error"])
  }

  @Test("the standard book is as before")
  func untouched() throws {
    _ = try RuleBook.standard.applying(RuleSettings(off: ["R10"]))
    #expect(ExampleFrame.blanketter.findings(empty).summaries == ["R10 warning"])
  }

  @Test("what rests on the city's words is refused, with a list of what may be changed")
  func refused() throws {
    let settings = RuleSettings(
      off: ["R05", "R08"], severities: ["R08": .note, "R11": .note, "R99": .error])
    let error = try #require(throws: RuleSettingsError.self) {
      try RuleBook.standard.applying(settings)
    }
    #expect(
      error.problems == [
        .fixed("R05", title: "Ändrade datum är förklarade"), .offAndRegraded("R08"),
        .fixed("R11", title: "Uttalande eller rader, inte båda"), .unknown("R99"),
      ])
    #expect(
      error.changeable.map(\.code) == [
        "R08", "R10", "R12", "R17", "R19", "R25", "R27", "R28", "R31", "R33",
        "R34", "R35", "R36", "R37", "R38", "R39", "R40",
      ])
    #expect(error.description.contains("R08 Total prognos stämmer med åren"))
  }
}
