/// The order and the headings of a tjänsteutlåtande, as an organisation wants them.
public struct TjansteutlatandeOutline: Hashable, Sendable {
  /// Which edition of the outline this is; part of the exporter's version.
  public var edition: String
  public var parts: [Part]

  public init(edition: String, parts: [Part]) {
    self.edition = edition
    self.parts = parts
  }

  /// One part of the paper.
  public enum Part: Hashable, Sendable {
    /// Förvaltning, avdelning, the kind of document, dnr and date.
    case head(documentType: String)
    /// Who has prepared the matter.
    case officers(heading: String)
    /// The nämnd and the day of its meeting.
    case recipient(heading: String)
    /// The matter's title.
    case title
    /// The numbered proposals.
    case decisions(heading: String)
    case signatories
    /// The report's own sections that are left, up to the first whose heading is in `before`.
    case sections(before: [String])
    /// What the program writes from the blanketter.
    case economy(heading: String)
    case attachments(heading: String)
    /// The figures of the blanketter as tables; without it they stand in `economy`.
    case figures(heading: String)
  }

  /// The outline of `templates/text/tjansteutlatande.yaml`, for use without files.
  public static let shipped = TjansteutlatandeOutline(
    edition: "2020",
    parts: [
      .head(documentType: "Tjänsteutlåtande"),
      .officers(heading: "Handläggare"),
      .recipient(heading: "Till"),
      .title,
      .decisions(heading: "Förvaltningens förslag till beslut"),
      .signatories,
      .sections(before: [
        "Förvaltningens synpunkter och förslag", "Jämställdhetsanalys", "Barnkonsekvensanalys",
      ]),
      .economy(heading: "Uppföljning av budget"),
      .sections(before: []),
      .attachments(heading: "Bilagor"),
      .figures(heading: "Uppgifter enligt blanketterna"),
    ])
}
