/// A block of a paper.
public enum Stycke: Sendable {
  case text(String)
  case punktlista([Punkt])
  case numreradLista([Punkt])
  case checklista([Punkt])
  case lankar([String])
  case aktiviteter([Aktivitet])
}

/// A list item, with items under it.
public struct Punkt: Sendable {
  public var text = ""
  public var punkter: [Punkt] = []

  private static let plain = Reading<String>.paper.map { Punkt(text: $0) }

  private static let nested: Reading<Punkt> = .object(
    "Punkt med punkter", { Punkt() },
    [
      .required("text", \.text, .paper, "punktens text"),
      .defaulted(
        "punkter", \.punkter, .list(.recursive("Punkt") { Punkt.reading }), "punkter under punkten"),
    ])

  static let reading: Reading<Punkt> = Reading(
    shape: .either([plain.shape, nested.shape])
  ) { node, context in
    switch context.document.kind(node) {
    case .string: return plain.read(node, &context)
    case .object: return nested.read(node, &context)
    default:
      context.wrongType(node, expected: "en text, eller { \"text\": …, \"punkter\": [ … ] }")
      return nil
    }
  }
}

/// One row of an activity table.
public struct Aktivitet: Sendable {
  public var aktivitet = ""
  public var ansvarig: [String] = []
  public var tidplan: String?
  public var uppfoljning: [String] = []
  public var node: NodeID?

  static let reading = Reading<Aktivitet>.object(
    "Aktivitet", Aktivitet.init,
    [
      .required("aktivitet", \.aktivitet, .paper, "vad som ska göras"),
      .defaulted("ansvarig", \.ansvarig, .list(.paper), "vem eller vilka som ansvarar"),
      .optional("tidplan", \.tidplan, .paper, "när"),
      .defaulted("uppfoljning", \.uppfoljning, .list(.paper), "i vilka rapporter det följs upp"),
    ]
  ) { node, activity, _ in activity.node = node }
}

extension Stycke {
  /// The types a block may have, each with the one key that carries its content.
  private static let contentKeys: [(type: String, key: String)] = [
    ("text", "text"), ("punktlista", "punkter"), ("numreradLista", "punkter"),
    ("checklista", "punkter"), ("lankar", "lankar"), ("aktiviteter", "rader"),
  ]

  private struct Draft: Sendable {
    var typ = ""
    var text: String?
    var punkter: [Punkt]?
    var lankar: [String]?
    var rader: [Aktivitet]?

    var stycke: Stycke? {
      switch typ {
      case "text": text.map(Stycke.text)
      case "punktlista": punkter.map(Stycke.punktlista)
      case "numreradLista": punkter.map(Stycke.numreradLista)
      case "checklista": punkter.map(Stycke.checklista)
      case "lankar": lankar.map(Stycke.lankar)
      case "aktiviteter": rader.map(Stycke.aktiviteter)
      default: nil
      }
    }
  }

  private static let draft = Reading<Draft>.object(
    "Stycke", Draft.init,
    [
      .required("typ", \.typ, .choice(contentKeys.map(\.type)), "styckets typ"),
      .optional("text", \.text, .paper, "texten, i ett stycke av typen text"),
      .optional(
        "punkter", \.punkter, .list(Punkt.reading), "punkterna, i en lista eller checklista"),
      .optional("lankar", \.lankar, .list(.paper), "adresserna, i ett stycke av typen lankar"),
      .optional("rader", \.rader, .list(Aktivitet.reading), "raderna, i en aktivitetstabell"),
    ],
    cases: contentKeys.map { type, own in
      ShapeCase(
        key: "typ", value: type, required: [own],
        forbidden: Set(contentKeys.map(\.key)).subtracting([own]).sorted())
    }
  ) { node, draft, context in
    guard let own = contentKeys.first(where: { $0.type == draft.typ })?.key else { return }
    for key in Set(contentKeys.map(\.key)).sorted() where key != own {
      guard let value = context.document.member(key, of: node),
        context.document.kind(value) != .null
      else { continue }
      context.wrongValue(value, Wording.strayKey(key, inBlock: draft.typ))
    }
    let value = context.document.member(own, of: node)
    if value.map({ context.document.kind($0) == .null }) ?? true {
      context.missing(own, in: node, meaning: "innehållet i ett stycke av typen \(draft.typ)")
    }
  }

  static let reading = Reading<Stycke>(shape: draft.shape) { node, context in
    draft.read(node, &context)?.stycke
  }
}
