import ReportModel
import Testing

@testable import Blanketter

@Suite struct WholeReportTests {
  @Test(
    arguments: [
      ("Tests/BlanketterTests/Fixtures/contract-example.json", "AMN-2020-T2"),
      ("examples/AMN-2020-T1.json", "AMN-2020-T1"), ("examples/AMN-2020-T2.json", "AMN-2020-T2"),
      ("examples/EXN-2020-T2.json", "EXN-2020-T2"),
    ])
  func `the contract's example and the reports beside the program have nothing to remark upon`(
    path: String, package: String
  ) throws {
    let outcome = try Shipped.read(path)
    #expect(outcome.diagnostics == [])
    #expect(!outcome.isUnfinished)
    let report = try #require(outcome.report)
    #expect(report.packageName == package)
    #expect(report.tables.map(\.shape.id) == Shipped.ids)
    for table in report.tables {
      let sheet = try Sheet(
        Shipped.blankett(table.shape.id, 2020, report.period.type), table: table, of: report)
      #expect(sheet.rows.count(where: { $0.reportRow != nil }) == table.rowCount)
    }
  }

  @Test func `every value of the contract's example is where it belongs`() throws {
    let report = try #require(
      try Shipped.read("Tests/BlanketterTests/Fixtures/contract-example.json").report)
    #expect([report.namnd.kod, report.namnd.namn] == ["AMN", "Arbetsmarknadsnämnden"])
    #expect(report.dated.unixSeconds == 1_599_733_260)
    let projekt = try #require(report.table("projekt"))
    #expect(projekt[0, "ar.2024.prognos.intakt"] == .amount(.zero))
    #expect(projekt[0, "total.prognos.kostnad"] == .amount(Amount(digits: 584, decimals: 1)))
    #expect(projekt[0, "avvikelse.orsak"] == .text("…"))
    #expect(projekt[0, "finns.inte"] == .missing)
    #expect(projekt.head("analys") == .text("Text till tjänsteutlåtandet."))
    #expect(projekt.uttalande == nil)
    let field = try #require(projekt.shape.field("datum.prognos.start"))
    #expect(
      projekt.place(row: 0, field: field)
        == FormPlace(
          blankett: "projekt", rad: "YFI", kolumn: "(17) Startdatum prognos", cell: "AD10"))
    #expect(projekt.place(row: 0) == FormPlace(blankett: "projekt", rad: "YFI"))
    #expect(report.table("resultatenheter")?[0, "intraprenad"] == .flag(false))
    #expect(report.table("lokaler")?.name(of: 0) == "…")
    #expect(report.bilagor.projektbilaga?.projekt.map(\.namn) == ["…"])
    #expect(report.bilagor.handlingsplan?.avsnitt.first?.stycken.count == 5)
    #expect(report.bilagor.dokument.map(\.typ) == ["pm"])
    #expect(
      report.tjansteutlatande?.budgetjusteringar.first?.belopp == Amount(digits: 6, decimals: 1))
    #expect(report.tjansteutlatande?.omedelbarJustering == true)
  }

  @Test(arguments: Finding.all)
  func `a finding names its place in the form`(finding: Finding) throws {
    let found = try Made.read(finding.content).diagnostics
    let first = try #require(found.first)
    #expect("\(first.code) \(first.severity)" == finding.code)
    #expect(first.pointer == finding.pointer)
    let place = [first.blankett, first.rad, first.kolumn, first.cell]
    #expect(place == finding.place, "\(first.message)")
    #expect(first.message.contains(finding.words), "\(first.message)")
  }

  @Test func `a row without amounts has one note that names them all`() throws {
    let found = try Made.read(
      """
      "projekt": { "rader": [ { "id": "a", "namn": "A" } ] },
      "resultatenheter": { "rader": [ { "id": "a", "namn": "A" } ] },
      "investeringar": { "rader": [ { "id": "a", "namn": "A", "vp": 1 } ] },
      "lokaler": { "rader": [ { "id": "a", "adress": "A" } ] }
      """
    ).diagnostics
    #expect(found.map(\.severity) == [.note, .note, .note, .note])
    let projekt = try Shipped.blankett("projekt").columns.filter { $0.kind == .amount }.map(\.label)
    #expect(projekt.count == 26)
    #expect(Set(labels(found[0])) == Set(projekt))
    #expect(
      found[1].message
        == "Belopp saknas och lämnas tomma i blanketten: (2) Bruttobudget 2020 tkr, (4) Resultat från 2019, (5) Beräknat resultat 2020, (6) Ackumulerad resultatöverföring till 2021."
    )
    #expect(
      found[2].message
        == "Belopp saknas och räknas som 0: Utfall 2019, Prognos 2020, Prognos 2021, Prognos 2022.")
    #expect(
      found[3].message
        == "Belopp saknas och lämnas tomma i blanketten: Area kvm, Årshyra kr, Sökta medel kr.")
  }

  @Test func `the order of the keys changes nothing`() throws {
    let one = try Made.sheet(
      "investeringar",
      "{ \"rader\": [ { \"id\": \"a\", \"namn\": \"A\", \"vp\": 2, \"utfallForegaende\": 1, \"prognos\": { \"2020\": 1, \"2021\": 2, \"2022\": 3 } } ] }"
    )
    let other = try Made.sheet(
      "investeringar",
      "{ \"rader\": [ { \"prognos\": { \"2022\": 3, \"2020\": 1, \"2021\": 2 }, \"utfallForegaende\": 1, \"vp\": 2, \"namn\": \"A\", \"id\": \"a\" } ] }"
    )
    #expect(one.texts(0) == other.texts(0))
  }

  private func labels(_ note: Diagnostic) -> [String] {
    let list = note.message.split(separator: ": ", maxSplits: 1).last ?? ""
    return list.dropLast().split(separator: ", ").map(String.init)
  }
}

/// A report with one thing wrong, and where the finding is placed.
struct Finding: Sendable, CustomTestStringConvertible {
  var content: String
  var code: String
  var pointer: String
  var place: [String?]
  var words: String

  var testDescription: String { words }

  static let all = [
    Finding(
      content: """
        "projekt": { "rader": [ { "id": "a", "namn": "A" , "delsumma": true },
          { "id": "yfi", "namn": "YFI", "datum": { "prognos": { "start": "2020-02-30" } } } ] }
        """,
      code: "J05 note", pointer: "/blanketter/projekt/rader/1",
      place: ["projekt", "YFI", nil, nil],
      words: "räknas som 0"),
    Finding(
      content: """
        "projekt": { "rader": [ { "datum": { "prognos": { "start": "2020-02-30" } },
          "namn": "S", "delsumma": true } ] }
        """,
      code: "J04 error", pointer: "/blanketter/projekt/rader/0/datum/prognos/start",
      place: ["projekt", "S", "(17) Startdatum prognos", "AD10"], words: "inget datum"),
    Finding(
      content: """
        "projekt": { "rader": [ { "delsumma": true, "namn": "S" }, { "delsumma": true, "namn": "T",
          "ar": { "2023": { "plan": { "kostnad": "4,0" } } } } ] }
        """,
      code: "J04 error", pointer: "/blanketter/projekt/rader/1/ar/2023/plan/kostnad",
      place: ["projekt", "T", "(7) Kostnad plan 2023", "P11"], words: "skriv 4.0 i stället"),
    Finding(
      content: """
        "projekt": { "rader": [ { "delsumma": true, "namn": "S", "ar": { "2025": {} } } ] }
        """,
      code: "J03 error", pointer: "/blanketter/projekt/rader/0/ar/2025",
      place: ["projekt", "S", nil, nil], words: "Här kan stå: 2020, 2021, 2022, 2023, 2024."),
    Finding(
      content: """
        "projekt": { "rader": [ { "delsumma": true, "namn": "S",
          "ar": { "2021": { "budget": { "kostnad": 1 } } } } ] }
        """,
      code: "J03 error", pointer: "/blanketter/projekt/rader/0/ar/2021/budget",
      place: ["projekt", "S", nil, nil], words: "Här kan stå: plan, prognos."),
    Finding(
      content: """
        "lokaler": { "rader": [ { "arshyra": 0.1234567, "areaKvm": 1, "soktBelopp": 1, "id": "a",
          "adress": "Gatan 1" } ] }
        """,
      code: "J06 error", pointer: "/blanketter/lokaler/rader/0/arshyra",
      place: ["lokaler", "Gatan 1", "Årshyra kr", "E8"], words: "högst 6 decimaler"),
    Finding(
      content: "\"investeringar\": { \"rader\": [ { \"delsumma\": true } ] }",
      code: "J05 error", pointer: "/blanketter/investeringar/rader/0",
      place: ["investeringar", "rad 1", nil, nil], words: "»id« saknas"),
    Finding(
      content: "\"projekt\": { \"uttalnde\": \"Ord\" }", code: "J03 error",
      pointer: "/blanketter/projekt/uttalnde", place: ["projekt", nil, nil, nil],
      words: "skriv \"uttalande\" i stället"),
  ]
}
