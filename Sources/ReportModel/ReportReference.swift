/// The page that explains every key of a report, made from the shapes that the reader reads by:
/// `docs/rapport.md`. Swedish, for the people who make reports.
public struct ReportReference {
  /// What a page says of one form.
  public struct Form {
    var table: TableShape
    /// How the amounts of a field are signed, by the field's name: `minus`, `överskott minus`.
    var signs: [String: String]
    /// A row that is right.
    var example: JSONText

    public init(table: TableShape, signs: [String: String], example: JSONText) {
      self.table = table
      self.signs = signs
      self.example = example
    }
  }

  private let forms: [Form]
  private var explained: Set<String> = []

  public init(forms: [Form]) { self.forms = forms }

  /// The page as Markdown.
  public mutating func markdown() -> String {
    var lines = [
      "# Rapporten, nyckel för nyckel", "",
      "Sidan är gjord av programmets egna definitioner; `blankettd schema` ger samma sak som JSON Schema.",
      "Nycklar som inte står här är fel. `null` är detsamma som att nyckeln inte finns; ett belopp som är",
      "`null` är dessutom inte ifyllt, och det varnas det för en gång i varje blankett. Belopp skrivs som",
      "tal med decimalpunkt, högst 15 siffror och 6 decimaler, i den enhet som blanketten har.", "",
      "En **fet** nyckel måste finnas. Åren i nycklarna är här de som står i en rapport för 2020.",
      "",
      "Hur ett belopp ska ha tecken står vid nyckeln: *plus* är kostnader och utgifter, *minus* intäkter, och",
      "*överskott minus* betyder att ett överskott skrivs med minus och ett underskott med plus (*överskott",
      "plus* tvärtom). Ett tecken åt fel håll är en varning i kvittensen, för en rättelse kan vända det.",
      "[`kom-igang.md`](kom-igang.md) börjar från början.",
      "",
    ]
    var root = ReportReader.shape
    root.keys.removeAll { $0.name == "blanketter" }
    lines += ["## Rapporten", ""] + table(of: root)
    lines += ["", "Minst en av `blanketter`, `bilagor` och `tjansteutlatande` måste finnas.", ""]
    lines += ["## blanketter", "", "En nyckel för varje blankett som rapporten har:", ""]
    for form in forms { lines += blankett(form) }
    lines += parts(of: root) + Self.limits
    return lines.joined(separator: "\n") + "\n"
  }

  private func table(of shape: ObjectShape) -> [String] {
    ["| nyckel | värde | betyder |", "|---|---|---|"]
      + shape.keys.map { key in
        "| \(Self.name(key.name, key.isRequired)) | \(Self.value(key.shape)) | \(key.meaning) |"
      }
  }

  /// The objects inside an object, each explained once, in the order in which they are met.
  private mutating func parts(of shape: ObjectShape) -> [String] {
    var lines: [String] = []
    for key in shape.keys {
      for object in Self.objects(in: key.shape) where explained.insert(object.title).inserted {
        lines += ["## \(object.title)", ""] + table(of: object) + [""]
        lines += object.cases.map(Self.sentence).filter { !$0.isEmpty }
        if lines.last != "" { lines.append("") }
        lines += parts(of: object)
      }
    }
    return lines
  }

  private func blankett(_ form: Form) -> [String] {
    let table = form.table
    var lines = ["### \(table.id): \(table.title)", ""]
    lines += ["| nyckel | värde | betyder |", "|---|---|---|"]
    lines += table.headFields.map { field in
      "| \(Self.name(field.name, false)) | \(Self.value(field.kind)) | \(field.meaning) |"
    }
    lines.append("| `rader` | lista | blankettens rader; får vara tom |")
    lines += [
      "", "En rad:", "", "| nyckel | värde | kolumn i blanketten | betyder |", "|---|---|---|---|",
    ]
    lines += table.fields.map { field in
      let column = field.label.map { label in
        field.letters.map { "\(label) (kolumn \($0))" } ?? label
      }
      let meaning = field.meaning == field.label ? "" : field.meaning
      let sign = form.signs[field.name].map { ", \($0)" } ?? ""
      return
        "| \(Self.name(field.name, field.isRequired)) | \(Self.value(field.kind))\(sign) | \(column ?? "–") | \(meaning) |"
    }
    if table.allowsSubtotals {
      lines.append(
        "| `delsumma` | true/false | – | raden är summan av raderna sedan förra delsumman; den behöver bara ett namn |"
      )
    }
    return lines + ["", "Till exempel:", "", "```json", form.example.text, "```", ""]
  }
}

// MARK: - Words

extension ReportReference {
  private static func name(_ name: String, _ isRequired: Bool) -> String {
    isRequired ? "**`\(name)`**" : "`\(name)`"
  }

  private static func value(_ kind: FieldKind) -> String {
    switch kind {
    case .amount(let unit): unit.map { "belopp i \($0.rawValue)" } ?? "tal"
    case .date: "datum"
    case .dateOrText: "datum eller text"
    case .text: "text"
    case .flag: "true/false"
    }
  }

  private static func value(_ shape: Shape) -> String {
    switch shape {
    case .text(let text) where text.rule == .namndCode: "1–16 versaler och siffror"
    case .text(let text) where text.rule == .documentType: "1–30 tecken a–z, 0–9, bindestreck"
    case .text: "text"
    case .amount: "belopp"
    case .integer(let range):
      range.count == 1 ? "\(range.lowerBound)" : "heltal \(range.lowerBound)–\(range.upperBound)"
    case .flag: "true/false"
    case .date: "datum `\"åååå-mm-dd\"`"
    case .timestamp: "tidpunkt `\"åååå-mm-ddTtt:mm:ss+hh:mm\"`"
    case .choice(let words): words.map { "`\"\($0)\"`" }.joined(separator: ", ")
    case .list(let element, _): "lista av \(value(element))"
    case .object(let object): object.title
    case .either(let shapes): shapes.map(value).joined(separator: " eller ")
    case .recursive(let name, _): name
    }
  }

  private static func objects(in shape: Shape) -> [ObjectShape] {
    switch shape {
    case .object(let object): [object]
    case .list(let element, _): objects(in: element)
    case .either(let shapes): shapes.flatMap(objects)
    case .recursive, .text, .amount, .integer, .flag, .date, .timestamp, .choice: []
    }
  }

  /// What a case says: `Ett stycke av typen text har text.`
  private static func sentence(_ shape: ShapeCase) -> String {
    guard !shape.required.isEmpty else { return "" }
    let keys = shape.required.map { "`\($0)`" }.joined(separator: ", ")
    return "- Med `\"\(shape.key)\": \"\(shape.value)\"` ska \(keys) finnas."
  }
}

// MARK: - Limits

extension ReportReference {
  /// What a report may hold at most, and how much is said about it.
  private static var limits: [String] {
    func number(_ count: Int) -> String { Amount(count).text(decimals: 0, style: .swedish) }
    let rows: [(String, String)] = [
      (
        "filen",
        "\(ReportReader.sizeLimit / 1_048_576) MiB (inställningen `readiness.largest-file`)"
      ),
      ("nivåer av { och [ i varandra", number(JSONParser.depthLimit)),
      ("nycklar och värden i hela filen", number(ReportLimits.values)),
      ("en nyckel", "\(number(ReportLimits.keyLength)) byte"),
      (
        "rader i blanketterna",
        "rader gånger fält högst \(number(ReportLimits.cells)) tillsammans; 90 000 rader i `projekt`, 400 000 i `resultatenheter`"
      ),
      (
        "avsnitt, stycken, punkter, projekt och andra poster i listor i bilagor och tjänsteutlåtande",
        "\(number(ReportLimits.listItems)) tillsammans"
      ),
      ("`dokument`", number(ReportLimits.dokument)),
      ("`forslagTillBeslut`", number(ReportLimits.beslutspunkter)),
      ("`budgetjusteringar`", number(ReportLimits.budgetjusteringar)),
      ("en text i en blankett", "\(number(TextShape.cellLimit)) tecken (vad en cell rymmer)"),
      ("en annan text", "\(number(ReportLimits.paperText)) tecken"),
    ]
    return [
      "## Gränser", "",
      "Det som går över en gräns är fel `J06`. Gränserna ligger långt över vad någon rapport behöver.",
      "",
      "| vad | högst |", "|---|---|",
    ] + rows.map { "| \($0.0) | \($0.1) |" } + [
      "",
      "Av anmärkningar av samma slag (samma kod, samma fel, samma blankett) visas de",
      "\(FindingLimits.ofKind) första var för sig, sammanlagt högst \(FindingLimits.ofSeverity) fel, "
        + "\(FindingLimits.ofSeverity) varningar och \(FindingLimits.ofSeverity)",
      "noteringar. Resten räknas: sist av slaget står »… och 4 711 till av samma slag«, med det ställe där",
      "den första av dem finns. I `validate --json` och `kvittens.json` har en sådan anmärkning nyckeln",
      "`antal`: så många anmärkningar som den står för.",
      "",
      "Är filen inte JSON hela vägen (`J01`) visas bara fel; varningar och noteringar kommer när filen går att",
      "läsa till slutet.",
    ]
  }
}
