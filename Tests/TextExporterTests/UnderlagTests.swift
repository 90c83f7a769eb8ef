import SystemPackage
import Testing

@testable import TextExporter

/// The city's two reports, as they were published, against what is written from the examples.
@Suite("The appendices of the city's own reports")
struct UnderlagTests {
  @Test("say every word and figure of the source, in order", arguments: UnderlagSource.all)
  func words(_ source: UnderlagSource) throws {
    let words = try source.sourceWords()
    #expect(words.count > 1000)
    let differences = source.differences(words, in: try source.text())
    #expect(differences == AllowedDifference.all(in: source))
  }

  @Test(
    "are seen to differ when a figure, a sentence or the order is changed",
    arguments: [
      ("80 % av", "81 % av"), ("Det rör sig dock fortfarande om ett fåtal\nhändelser. ", ""),
      ("2. Dnr 155-943/2015\n", ""), ("Tidplan:      Hösten 2020\n", ""),
      ("Verksamhetsområdeschef jobbtorg", "Verksamhetsom rådeschef jobbtorg"),
      ("förebygga och förhindra", "förhindra och förebygga"),
      ("inte accepterar en demokratisk", "accepterar en demokratisk"),
    ])
  func mutation(_ old: String, _ new: String) throws {
    let source = UnderlagSource.all[0]
    let text = try source.text()
    let place = try #require(text.firstRange(of: old))
    let changed = text.replacingCharacters(in: place, with: new)
    #expect(
      source.differences(try source.sourceWords(), in: changed)
        != AllowedDifference.all(in: source))
  }
}

/// A difference that is meant, and why.
private enum AllowedDifference {
  static func all(in source: UnderlagSource) -> [String] {
    switch (source.report, source.paper) {
    case ("AMN-2020-T1", "handlingsplan"): betweenThoseResponsible
    case ("AMN-2020-T2", "rutin"): blankBeforeNote + labelsOfTheContact
    default: []
    }
  }

  /// The source has a plus or a stroke between those who are responsible; the report has a list, which
  /// the text writes with commas. (Some of their words are broken in the source as well.)
  private static let betweenThoseResponsible = [
    "Verksamhetsom rådeschefer vuxenavdelning + → Verksamhetsområdeschefer vuxenavdelning,",
    "Enhetschefer/ → Enhetschefer,",
    "samhällsorienter ingen + → samhällsorienteringen,",
    "utveckling+ → utveckling,",
    "Verksamhetsom rådeschef jobbtorg + → Verksamhetsområdeschef jobbtorg,",
  ]

  /// The extraction put a blank before two of the raised figures.
  private static let blankBeforeNote = ["tillvara. 2 → tillvara.2", "utredning. 5 → utredning.5"]

  /// The contact is data of the report: name and title on a line each, telephone before address, and
  /// the labels that every contact has.
  private static let labelsOfTheContact = [
    "[kontaktperson], → [kontaktperson]", "e-mail [borttagen] telefonnummer → Telefon",
    " → E-post [borttagen]",
  ]
}

extension UnderlagSource {
  fileprivate func sourceWords() throws -> [SourceWord] {
    let number = report.hasSuffix("T1") ? 1 : 2
    let folder = ReportFixture.golden.removingLastComponent().appending("Underlag")
    return words(
      of: try ReportFixture.text(folder.appending("tertialrapport-\(number)-2020.txt")))
  }

  fileprivate func text() throws -> String {
    let papers = try TextExporter().papers(try ReportFixture.example(report))
    return try #require(papers.first { $0.name == paper }).text
  }

  /// What differs and is no broken word made whole.
  fileprivate func differences(_ words: [SourceWord], in text: String) -> [String] {
    WordDifference.all(words, SourceWord.all(inText: text, from: textFirst))
      .filter { !$0.isMended }.map(\.description)
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}
