import Testing

@testable import ReportModel

@Suite struct PlaceTests {
  private func findings(_ old: String, _ new: String) -> [Diagnostic] {
    let text = Sample.report.replacing(old, with: new, maxReplacements: 1)
    #expect(text != Sample.report)
    return Sample.read(text).diagnostics.filter { $0.severity == .error }
  }

  @Test(
    arguments: [
      ("\"uttalande\": null", "\"uttalande\": 7"), ("\"uttalande\": null", "\"okänd\": 7"),
      ("\"uttalande\": null", "\"uttalande\": null, \"uttalande\": null"),
      ("\"rader\": [", "\"rader\": [ 7,"), ("\"uttalande\": null,", "\"rader\": {}, \"rader\": 7,"),
    ])
  func `what is wrong with a blankett itself names the blankett`(old: String, new: String) {
    let found = findings(old, new)
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { $0.blankett == "alfa" })
  }

  @Test func `a blankett that is no object, or has no edition, is named`() {
    let frame = Sample.papers.replacing(
      "\"bilagor\"", with: "\"blanketter\": BLANKETT, \"bilagor\"")
    for (id, value) in [("alfa", "7"), ("gamma", "{}")] {
      let text = frame.replacing("BLANKETT", with: "{ \"\(id)\": \(value) }")
      #expect(Sample.read(text).diagnostics.map(\.blankett) == [id])
    }
  }

  @Test func `a key twice in a row names the row`() {
    let found = findings("\"yta\": 7", "\"yta\": 7, \"yta\": 8")
    #expect(found.map(\.code) == ["J02"])
    #expect(found.map(\.blankett) == ["alfa"])
    #expect(found.map(\.rad) == ["Ån"])
  }

  @Test(arguments: ["\"\"", "\" \"", "\"\\u00a0\""])
  func `a text that must be there says something`(blank: String) {
    #expect(findings("\"id\": \"x\"", "\"id\": \(blank)").map(\.code) == ["J04"])
    let name = findings("\"Ån\"", blank)
    #expect(name.map(\.message) == ["Texten är tom. Skriv något."])
    #expect(name.map(\.kolumn) == ["Namn"])
    let point = Sample.papers.replacing(
      "\"handlaggare\"", with: "\"forslagTillBeslut\": [\(blank)], \"handlaggare\"")
    #expect(
      Sample.read(point).diagnostics.map(\.pointer) == ["/tjansteutlatande/forslagTillBeslut/0"])
  }

  @Test func `an amount with an exponent is not told to have digits that are not there`() {
    let large = findings("\"yta\": 7", "\"yta\": 1e300").map(\.message)
    #expect(
      large == ["Talet 1e300 är för stort; ett belopp har högst 15 siffror. Kontrollera enheten."])
    let small = findings("\"yta\": 7", "\"yta\": 1E-9").map(\.message)
    #expect(small.first?.hasPrefix("Talet 1E-9 har för många decimaler") == true)
  }

  @Test func `a nämnd that the reader would refuse has a fault`() {
    #expect(Namnd(kod: "AMN", namn: "Nämnden").fault == nil)
    #expect(Namnd(kod: "amn", namn: "Nämnden").fault?.contains("ingen nämndkod") == true)
    #expect(Namnd(kod: "AMN", namn: " ").fault == "Texten är tom. Skriv något.")
  }
}
