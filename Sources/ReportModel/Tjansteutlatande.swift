/// The formal text that goes to the nämnd with the report.
public struct Tjansteutlatande: Sendable {
  public var avdelning: String?
  public var handlaggare: [Handlaggare] = []
  public var till: String?
  public var sammantrade: CalendarDate?
  public var rubrik: String?
  public var omedelbarJustering = false
  public var forslagTillBeslut: [String] = []
  public var undertecknare: [Undertecknare] = []
  public var budgetjusteringar: [Budgetjustering] = []
  public var avsnitt: [Avsnitt] = []
  public var bilagor: [String] = []
  public var node: NodeID?

  static let reading = Reading<Tjansteutlatande>.object(
    "Tjänsteutlåtande", Tjansteutlatande.init,
    [
      .optional("avdelning", \.avdelning, .paper, "avdelning på förvaltningen"),
      .defaulted("handlaggare", \.handlaggare, .list(Handlaggare.reading), "handläggare"),
      .optional("till", \.till, .paper, "vem utlåtandet går till"),
      .optional("sammantrade", \.sammantrade, .date, "sammanträdets dag"),
      .optional("rubrik", \.rubrik, .paper, "ärendets rubrik"),
      .defaulted(
        "omedelbarJustering", \.omedelbarJustering, .flag, "om beslutet justeras omedelbart"),
      .defaulted(
        "forslagTillBeslut", \.forslagTillBeslut,
        .list(.text(ReportLimits.paperText, .notBlank), most: ReportLimits.beslutspunkter),
        "beslutspunkter, hela meningar som börjar med nämndens namn"),
      .defaulted("undertecknare", \.undertecknare, .list(Undertecknare.reading), "undertecknare"),
      .defaulted(
        "budgetjusteringar", \.budgetjusteringar,
        .list(Budgetjustering.reading, most: ReportLimits.budgetjusteringar),
        "budgetjusteringar som begärs"),
      .defaulted("avsnitt", \.avsnitt, .list(Avsnitt.reading), "utlåtandets avsnitt"),
      .defaulted("bilagor", \.bilagor, .list(.paper), "bilagornas namn"),
    ]
  ) { node, paper, _ in paper.node = node }
}

/// Who has prepared the matter. Personal data: never logged.
public struct Handlaggare: Sendable {
  public var namn = ""
  public var telefon: String?

  static let reading = Reading<Handlaggare>.object(
    "Handläggare", Handlaggare.init,
    [
      .required("namn", \.namn, .paper, "handläggarens namn"),
      .optional("telefon", \.telefon, .paper, "telefon"),
    ])
}

/// Who signs. Personal data: never logged.
public struct Undertecknare: Sendable {
  public var namn = ""
  public var titel: String?

  static let reading = Reading<Undertecknare>.object(
    "Undertecknare", Undertecknare.init,
    [
      .required("namn", \.namn, .paper, "undertecknarens namn"),
      .optional("titel", \.titel, .paper, "titel"),
    ])
}

/// The unit of account of a column or an amount.
public enum Unit: String, CaseIterable, Hashable, Sendable {
  case kr, tkr, mnkr

  /// How many kronor one unit is.
  public var kronor: Int {
    switch self {
    case .kr: 1
    case .tkr: 1_000
    case .mnkr: 1_000_000
    }
  }
}

/// A change of budget that the nämnd asks for.
public struct Budgetjustering: Sendable {
  public var belopp: Amount = .zero
  public var enhet: Unit = .mnkr
  public var andamal: String?
  /// The blankett that the request comes from, by template id.
  public var blankett: String?
  public var node: NodeID?

  static let reading = Reading<Budgetjustering>.object(
    "Budgetjustering", Budgetjustering.init,
    [
      .required("belopp", \.belopp, .amount, "beloppet i »enhet«"),
      .required(
        "enhet", \.enhet,
        Reading<String>.choice(Unit.allCases.map(\.rawValue)).map { Unit(rawValue: $0) ?? .mnkr },
        "kr, tkr eller mnkr"),
      .optional("andamal", \.andamal, .paper, "vad pengarna ska gå till"),
      .optional("blankett", \.blankett, .text(100), "blanketten som begäran hör till"),
    ]
  ) { node, request, _ in request.node = node }
}
