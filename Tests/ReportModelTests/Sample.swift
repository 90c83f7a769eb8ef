@testable import ReportModel

/// Three small forms: `alfa` with subtotals, `beta` without, and `gamma`, which has no edition now.
struct SampleCatalogue: TableCatalogue {
  var known: [(id: String, title: String)] {
    [("alfa", "Alfa"), ("beta", "Beta"), ("gamma", "Gamma")]
  }

  func tables(for period: Period) -> [TableShape] {
    [shape("alfa", "Alfa", subtotals: true), shape("beta", "Beta", subtotals: false)]
  }

  private func shape(_ id: String, _ title: String, subtotals: Bool) -> TableShape {
    TableShape(
      id: id, title: title, fields: SampleCatalogue.fields,
      headFields: [
        FieldShape(path: ["uttalande"], kind: .text, meaning: "uttalande"),
        FieldShape(path: ["resultat"], kind: .amount(.tkr), meaning: "resultat"),
      ],
      nameField: 1, allowsSubtotals: subtotals, firstSheetRow: 10)
  }

  private static let fields = [
    FieldShape(path: ["id"], kind: .text, isRequired: true, meaning: "radens id"),
    FieldShape(
      path: ["namn"], kind: .text, isRequired: true, meaning: "radens namn", label: "Namn",
      letters: "A"),
    FieldShape(path: ["flagga"], kind: .flag, meaning: "flagga"),
    FieldShape(
      path: ["slut"], kind: .date, meaning: "slut", label: "Slutdatum", letters: "E"),
    FieldShape(
      path: ["tidpunkt"], kind: .dateOrText, meaning: "tidpunkt", label: "Tidpunkt", letters: "F"),
    FieldShape(
      path: ["ar", "2020", "kostnad"], kind: .amount(.mnkr), whenMissing: .zero,
      meaning: "kostnad", label: "(1) Kostnad 2020", letters: "B"),
    FieldShape(
      path: ["ar", "2021", "kostnad"], kind: .amount(.mnkr), whenMissing: .zero,
      meaning: "kostnad", label: "(2) Kostnad 2021", letters: "C"),
    FieldShape(
      path: ["yta"], kind: .amount(nil), whenMissing: .blank, meaning: "yta", label: "Yta",
      letters: "D"),
  ]
}

/// A report that has nothing to remark upon, and what becomes of it when something is changed.
enum Sample {
  static let report = """
    {
      "schemaVersion": 1,
      "namnd": { "kod": "AMN", "namn": "Nämnden" },
      "period": { "typ": "T2", "ar": 2020, "per": "2020-08-31" },
      "upprattad": "2020-09-10T12:21:00+02:00",
      "blanketter": {
        "alfa": {
          "uttalande": null,
          "rader": [
            { "id": "x", "namn": "Ån", "flagga": true, "slut": "2020-01-31", "tidpunkt": "våren",
              "ar": { "2020": { "kostnad": 1.5 }, "2021": { "kostnad": 2 } }, "yta": 7 }
          ]
        }
      }
    }

    """

  /// A report without blanketter, for the papers.
  static let papers = """
    {
      "schemaVersion": 1,
      "namnd": { "kod": "ÅÄÖ9", "namn": "Nämnden" },
      "period": { "typ": "VB", "ar": 2020, "per": "2020-12-31" },
      "bilagor": {
        "projektbilaga": { "grupper": [ { "projekt": [ { "id": "p", "nummer": 1, "namn": "P" } ] } ] },
        "dokument": [ { "typ": "pm", "avsnitt": [ { "rubrik": "R", "niva": 1, "stycken": [
          { "typ": "text", "text": "Ett 😀 och \\"två\\"." },
          { "typ": "checklista", "punkter": [ "ett", { "text": "två", "punkter": [ "tre" ] } ] },
          { "typ": "aktiviteter", "rader": [ { "aktivitet": "A", "ansvarig": [ "B" ] } ] }
        ] } ], "fotnoter": [ { "nummer": 1, "text": "F" } ] } ]
      },
      "tjansteutlatande": { "handlaggare": [ { "namn": "H" } ], "omedelbarJustering": true,
        "budgetjusteringar": [ { "belopp": 0.6, "enhet": "mnkr" } ] }
    }

    """

  static func read(_ text: String) -> ReportReader.Outcome { read(Array(text.utf8)) }

  static func read(_ bytes: [UInt8]) -> ReportReader.Outcome {
    ReportReader(catalogue: SampleCatalogue()).read(bytes)
  }
}

extension Diagnostic {
  /// `J04 3:21 /namnd/kod`, with the severity when it is no error.
  var summary: String {
    let weight = severity == .error ? "" : " \(severity)"
    return "\(code)\(weight) \(line ?? 0):\(column ?? 0) \(pointer)"
  }
}
