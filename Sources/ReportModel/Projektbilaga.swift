/// The appendix that lists the projects with external funding.
public struct Projektbilaga: Sendable {
  public var inledning: String?
  public var grupper: [Projektgrupp] = []

  static let reading = Reading<Projektbilaga>.object(
    "Projektbilaga", Projektbilaga.init,
    [
      .optional("inledning", \.inledning, .paper, "text före projekten"),
      .defaulted("grupper", \.grupper, .list(Projektgrupp.reading), "grupper av projekt"),
    ])

  /// Every project, group by group, as printed.
  public var projekt: [Bilageprojekt] { grupper.flatMap(\.allProjekt) }
}

/// Projects with one funder or one role.
public struct Projektgrupp: Sendable {
  public var rubrik: String?
  public var undergrupper: [Projektgrupp] = []
  public var projekt: [Bilageprojekt] = []

  static let reading: Reading<Projektgrupp> = .object(
    "Projektgrupp", Projektgrupp.init,
    [
      .optional("rubrik", \.rubrik, .paper, "gruppens rubrik"),
      .defaulted(
        "undergrupper", \.undergrupper, .list(.recursive("Projektgrupp") { Projektgrupp.reading }),
        "grupper i gruppen"),
      .defaulted("projekt", \.projekt, .list(Bilageprojekt.reading), "gruppens projekt"),
    ])

  var allProjekt: [Bilageprojekt] { projekt + undergrupper.flatMap(\.allProjekt) }
}

/// One project of the appendix. Amounts and times are kept in the raw wording: the real documents
/// hold `9 miljoner`, `2 379 041 Euro/ 342 156 Euro AmF` and `Vi får bidrag för en projektledare.`
public struct Bilageprojekt: Sendable {
  public var id = ""
  public var nummer: Int?
  public var namn = ""
  public var beskrivning: String?
  public var budget: String?
  public var medfinansiering: String?
  public var period: String?
  public var avdelning: String?
  public var node: NodeID?

  static let reading = Reading<Bilageprojekt>.object(
    "Projekt", Bilageprojekt.init,
    [
      .required("id", \.id, .text(200, .notBlank), "projektets id, samma från period till period"),
      .optional("nummer", \.nummer, .integer(0...9999), "nummer i gruppen"),
      .required("namn", \.namn, .paper, "projektets namn"),
      .optional("beskrivning", \.beskrivning, .paper, "vad projektet gör"),
      .optional("budget", \.budget, .paper, "Projektets budget, som den ska stå"),
      .optional("medfinansiering", \.medfinansiering, .paper, "Nämndens medfinansiering"),
      .optional("period", \.period, .paper, "Start och avslutsdatum"),
      .optional("avdelning", \.avdelning, .paper, "Ansvarig avdelning"),
    ]
  ) { node, project, _ in project.node = node }
}

extension Reading where Value == String {
  /// A text of a paper, which no cell has to hold.
  static let paper = Reading.text(ReportLimits.paperText)
}
