import ReportModel
import Testing

@testable import TextExporter

@Suite("Blocks of a paper")
struct StyckeTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var json: String
    var text: String

    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "text", json: #"{"typ":"text","text":"Ett  stycke.\n\nEtt till."}"#,
      text: "Ett stycke.\n\nEtt till."),
    Case(
      name: "punktlista",
      json:
        #"{"typ":"punktlista","punkter":["a",{"text":"b","punkter":["c",{"text":"d","punkter":["e"]}]}]}"#,
      text: "- a\n- b\n  - c\n  - d\n    - e"),
    Case(
      name: "numreradLista",
      json: #"{"typ":"numreradLista","punkter":["a",{"text":"b","punkter":["c","d"]},"e"]}"#,
      text: "1. a\n2. b\n   1. c\n   2. d\n3. e"),
    Case(
      name: "checklista",
      json: #"{"typ":"checklista","punkter":["a",{"text":"b","punkter":["c"]}]}"#,
      text: "[ ] 1. a\n[ ] 2. b\n       [ ] 1. c"),
    Case(
      name: "lankar", json: #"{"typ":"lankar","lankar":["https://a.se/","https://b.se/"]}"#,
      text: "https://a.se/\nhttps://b.se/"),
    Case(
      name: "aktiviteter",
      json: #"""
        {"typ":"aktiviteter","rader":[
          {"aktivitet":"Göra","ansvarig":["Chef","rektor"],"tidplan":"2020","uppfoljning":["T1","T2","VB"]},
          {"aktivitet":"Låta","ansvarig":[],"uppfoljning":["VB"]}]}
        """#,
      text: """
        Aktivitet:    Göra
        Ansvarig:     Chef, rektor
        Tidplan:      2020
        Uppföljning:  T1, T2 samt VB

        Aktivitet:    Låta
        Uppföljning:  VB
        """),
    Case(name: "an empty list", json: #"{"typ":"punktlista","punkter":[]}"#, text: ""),
  ]

  @Test("are laid out", arguments: cases)
  func blocks(_ example: Case) throws {
    let text = try document(#""avsnitt":[{"stycken":[\#(example.json)]}]"#)
    let head = "Provnämnden\nBilaga till Tertialrapport 2 2020\n"
    #expect(text == head + (example.text.isEmpty ? "" : "\n\(example.text)\n"))
  }

  private func document(_ members: String) throws -> String {
    let papers = try ReportFixture.papers(
      #""bilagor":{"dokument":[{"typ":"pm",\#(members)}]}"#)
    return try #require(papers["pm"])
  }

  @Test("stay inside the page however deep lists nest")
  func deepLists() throws {
    let inner = #"{"text":"ord ord ord ord ord ord ord ord ord ord ord ord ord ord","punkter":["#
    let depth = 24
    let json =
      String(repeating: inner, count: depth) + #""sist"]}"#
      + String(repeating: "]}", count: depth - 1)
    let text = try document(
      #""avsnitt":[{"stycken":[{"typ":"checklista","punkter":[\#(json)]}]}]"#)
    #expect(PageFault.all(in: text) == [])
    #expect(text.contains("sist"))
  }

  @Test("keep the level of a heading in the rule under it")
  func headings() throws {
    let sections = (1...5).map { #"{"rubrik":"Rubrik","niva":\#($0),"stycken":[]}"# }
    let text = try document(#""rubrik":"Titel","avsnitt":[\#(sections.joined(separator: ","))]"#)
    let rules = ["======", "------", "- - - -".dropLast(2), ". . .", ". . ."].map { String($0) }
    for rule in rules { #expect(text.contains("Rubrik\n\(rule)\n")) }
    #expect(text.contains("\n\n=====\nTitel\n=====\n"))
  }

  @Test("collect the notes at the end and do not head the contact twice")
  func notesAndContact() throws {
    let contact = #""kontakt":{"namn":"N","titel":"T","telefon":"1","epost":"a@b.se"}"#
    let notes = #""fotnoter":[{"nummer":1,"text":"Ett"},{"nummer":12,"text":"Tolv"}]"#
    let own = #""avsnitt":[{"rubrik":"Kontakt","stycken":[{"typ":"text","text":"Vid frågor:"}]}]"#
    let withOwn = try document("\(own),\(contact),\(notes)")
    #expect(
      withOwn.hasSuffix(
        """
        Kontakt
        =======

        Vid frågor:

        N
        T
        Telefon: 1
        E-post: a@b.se

        Fotnoter
        ========

         1. Ett
        12. Tolv

        """))
    let without = try document(#""avsnitt":[],\#(contact)"#)
    #expect(without.contains("\nKontakt\n=======\n\nN\n"))
  }

  @Test("number the files of one type from the second on, and never take a name twice")
  func names() throws {
    let papers = try TextExporter().papers(
      try ReportFixture.job(
        ReportFixture.json(
          #""bilagor":{"dokument":[{"typ":"pm-2"},{"typ":"pm"},{"typ":"pm"},{"typ":"rutin"}]}"#)))
    #expect(papers.map(\.name) == ["tjansteutlatande", "pm-2", "pm", "pm-3", "rutin"])
  }
}
