/// A paper with headings and blocks: a handlingsplan, a PM, a rutin.
public struct Dokument: Sendable {
  /// Becomes part of the file name; nil for the handlingsplan.
  public var typ: String?
  public var rubrik: String?
  public var avsnitt: [Avsnitt] = []
  public var fotnoter: [Fotnot] = []
  public var kontakt: Kontakt?

  private static let keys: [Key<Dokument>] = [
    .optional("rubrik", \.rubrik, .paper, "dokumentets rubrik"),
    .defaulted("avsnitt", \.avsnitt, .list(Avsnitt.reading), "dokumentets avsnitt"),
    .defaulted("fotnoter", \.fotnoter, .list(Fotnot.reading), "fotnoter"),
    .optional("kontakt", \.kontakt, Kontakt.reading, "vem som svarar på frågor"),
  ]

  static let handlingsplan = Reading<Dokument>.object("Handlingsplan", Dokument.init, keys)

  static let reading = Reading<Dokument>.object(
    "Dokument", Dokument.init,
    [
      .required(
        "typ", \.typ, .text(64, .documentType),
        "dokumentets slag, till exempel \"pm\"; blir en del av filens namn")
    ] + keys
  ) { node, document, context in
    guard let type = document.typ, reservedTypes.contains(type),
      let value = context.document.member("typ", of: node)
    else { return }
    context.wrongValue(value, Wording.reservedDocumentType(type))
  }

  /// Names that the package already uses for its own texts.
  static let reservedTypes: Set<String> = ["projektbilaga", "handlingsplan", "tjansteutlatande"]
}

/// A heading and what stands under it.
public struct Avsnitt: Sendable {
  public var rubrik: String?
  /// 1 is the outermost.
  public var niva = 1
  public var stycken: [Stycke] = []

  static let reading = Reading<Avsnitt>.object(
    "Avsnitt", Avsnitt.init,
    [
      .optional("rubrik", \.rubrik, .paper, "rubriken, med sitt nummer om den har ett"),
      .defaulted("niva", \.niva, .integer(1...6), "rubrikens nivå, 1 är ytterst"),
      .defaulted("stycken", \.stycken, .list(Stycke.reading), "textens stycken"),
    ])
}

/// A note at the foot of a document.
public struct Fotnot: Sendable {
  public var nummer = 0
  public var text = ""

  static let reading = Reading<Fotnot>.object(
    "Fotnot", Fotnot.init,
    [
      .required("nummer", \.nummer, .integer(1...9999), "fotnotens nummer"),
      .required("text", \.text, .paper, "fotnotens text"),
    ])
}

/// Whom to ask. Personal data: never logged.
public struct Kontakt: Sendable {
  public var namn: String?
  public var titel: String?
  public var organisation: String?
  public var telefon: String?
  public var epost: String?

  static let reading = Reading<Kontakt>.object(
    "Kontakt", Kontakt.init,
    [
      .optional("namn", \.namn, .text, "namn"),
      .optional("titel", \.titel, .text, "titel"),
      .optional("organisation", \.organisation, .text, "avdelning eller förvaltning"),
      .optional("telefon", \.telefon, .text, "telefon"),
      .optional("epost", \.epost, .text, "e-post"),
    ])
}
