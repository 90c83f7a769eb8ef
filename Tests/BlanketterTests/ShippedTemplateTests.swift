import ReportModel
import Testing

@testable import Blanketter

@Suite struct ShippedTemplateTests {
  @Test(arguments: Shipped.ids, [2016, 2020, 2035])
  func `a shipped template loads for every period of its years`(id: String, year: Int) throws {
    for type in PeriodType.allCases {
      let blankett = try Shipped.blankett(id, year, type)
      #expect(blankett.id == id)
      #expect(blankett.columns.allSatisfy { !$0.label.contains("{") && !$0.id.contains("{") })
      #expect(Set(blankett.columns.map(\.label)).count == blankett.columns.count)
    }
  }

  @Test(arguments: Labels.all)
  func `the labels are those of the contract, in its order`(labels: Labels) throws {
    let blankett = try Shipped.blankett(labels.id)
    #expect(blankett.columns.map(\.label) == labels.labels)
  }

  @Test func `the sheets stand in the contract's order`() throws {
    let period = try #require(Period(type: .t1, year: 2021))
    let blanketter = try Shipped.catalogue().blanketter(for: period)
    #expect(
      blanketter.map(\.sheetName) == ["Projekt", "Resultatenheter", "Investeringar", "Lokaler"])
    #expect(blanketter.map(\.id) == Shipped.ids)
  }

  @Test func `a column of form A keeps its address`() throws {
    let shape = try Shipped.blankett("projekt").shape
    #expect(shape.firstSheetRow == 10)
    for (path, letters) in [
      ("namn", "A"), ("ackumulerat.kostnad", "B"), ("ar.2020.budget.kostnad", "D"),
      ("ar.2021.plan.kostnad", "H"), ("ar.2024.prognos.intakt", "W"),
      ("total.beslutat.intakt", "X"), ("total.beslutat.kostnad", "Y"),
      ("total.prognos.kostnad", "AA"), ("datum.beslutat.start", "AB"),
      ("datum.prognos.start", "AD"), ("datum.prognos.slut", "AE"),
    ] {
      let field = try #require(shape.field(path))
      #expect(shape.fields[field].letters == letters)
    }
  }

  @Test func `the heads of form A are merged as they are printed`() throws {
    let heads = try Shipped.blankett("projekt").heads
    #expect(heads.rowCount == 6)
    func cell(_ row: Int, _ column: Int) -> HeadCell? {
      heads.cells.first { $0.row == row && $0.column == column }
    }
    #expect(
      cell(0, 1) == HeadCell(row: 0, column: 1, rowSpan: 1, columnSpan: 2, text: "Ack. t.o.m. 2019")
    )
    #expect(cell(0, 3) == HeadCell(row: 0, column: 3, rowSpan: 1, columnSpan: 4, text: "2020"))
    #expect(cell(0, 19)?.text == "2024")
    #expect(cell(0, 23) == HeadCell(row: 0, column: 23, rowSpan: 1, columnSpan: 4, text: "Total"))
    #expect(cell(0, 27) == nil)
    #expect(cell(1, 27)?.text == "Beslutat")
    #expect((0..<6).map { cell($0, 0)?.text } == [nil, nil, "Mnkr", nil, nil, "Projekt"])
    #expect(
      (0..<6).map { cell($0, 23)?.text } == ["Total", "Beslutat", "(11)", "Total", "intäkt", nil])
  }

  @Test(arguments: Shipped.ids)
  func `no two heads lie over each other, and all lie within the form`(id: String) throws {
    let blankett = try Shipped.blankett(id)
    var taken = Set<[Int]>()
    for cell in blankett.heads.cells {
      for row in cell.row..<cell.row + cell.rowSpan {
        for column in cell.column..<cell.column + cell.columnSpan {
          #expect(taken.insert([row, column]).inserted, "\(cell.text)")
          #expect(row < blankett.heads.rowCount)
          #expect(column < blankett.formColumns.count)
        }
      }
    }
  }

  @Test func `form D shows several values in one cell and one value in two`() throws {
    let blankett = try Shipped.blankett("lokaler")
    #expect(blankett.formColumns.count == 10)
    #expect(blankett.formColumns[0].values == [0, 1, 2, 3])
    #expect(blankett.formColumns[0].display == .stacked)
    #expect(
      blankett.formColumns[2].values.map { blankett.columns[$0].id } == ["loptidTom", "uppsagning"])
    let flag = try #require(blankett.column("iLokalforsorjningsplanen"))
    #expect(blankett.formColumns[7].display == .markYes)
    #expect(blankett.formColumns[8].display == .markNo)
    #expect(blankett.formColumns[7].values == [flag])
    #expect(blankett.formColumns[8].values == [flag])
    #expect(blankett.formColumn(showing: flag) == 7)
  }

  @Test func `the units and signs belong to the columns`() throws {
    let projekt = try Shipped.blankett("projekt")
    for column in projekt.columns where column.kind == .amount {
      #expect(column.unit == .mnkr)
      #expect(column.sign == (column.label.lowercased().contains("intäkt") ? .negative : .positive))
      #expect(column.whenMissing == .zero)
    }
    let resultat = try Shipped.blankett("resultatenheter")
    #expect(
      resultat.columns.map(\.sign) == [
        .free, .positive, .positive, .surplusNegative, .surplusNegative, .surplusPositive,
        .surplusPositive, .positive,
      ])
    #expect(resultat.columns.map(\.storedDecimals) == [0, 0, 0, 0, 0, 0, 3, 0])
    let lokaler = try Shipped.blankett("lokaler")
    #expect(lokaler.columns.compactMap(\.unit) == [.kr, .kr])
  }

  @Test func `the years in labels and heads follow the report`() throws {
    let blankett = try Shipped.blankett("projekt", 2023, .vb)
    #expect(blankett.columns[1].label == "(1) Kostnad ack. t.o.m. 2022")
    #expect(blankett.columns[7].label == "(7) Kostnad plan 2024")
    #expect(blankett.columns[22].label == "(10) Intäkt prognos 2027")
    #expect(blankett.heads.cells.contains { $0.text == "2027" })
    #expect(!blankett.heads.cells.contains { $0.text == "2020" })
    #expect(
      try Shipped.blankett("investeringar", 2023).title == "Uppföljning av investeringsbudget 2023")
  }
}

/// The labels of contract §5, for 2020.
struct Labels: Sendable, CustomTestStringConvertible {
  var id: String
  var labels: [String]

  var testDescription: String { id }

  private static let later = [2021, 2022, 2023, 2024].flatMap { year in
    [
      "(7) Kostnad plan \(year)", "(8) Intäkt plan \(year)", "(9) Kostnad prognos \(year)",
      "(10) Intäkt prognos \(year)",
    ]
  }

  static let all = [
    Labels(
      id: "projekt",
      labels: [
        "Projekt", "(1) Kostnad ack. t.o.m. 2019", "(2) Intäkt ack. t.o.m. 2019",
        "(3) Kostnad budget 2020", "(4) Intäkt budget 2020", "(5) Kostnad prognos 2020",
        "(6) Intäkt prognos 2020",
      ] + later + [
        "(11) Total intäkt beslutat", "(12) Total kostnad beslutat", "(13) Total intäkt prognos",
        "(14) Total kostnad prognos", "(15) Startdatum beslutat", "(16) Avslutningsdatum beslutat",
        "(17) Startdatum prognos", "(18) Avslutningsdatum prognos",
      ]),
    Labels(
      id: "resultatenheter",
      labels: [
        "(1) Resultatenhet", "(2) Bruttobudget 2020 tkr", "(3) 5 % av bruttobudget 2020",
        "(4) Resultat från 2019", "(5) Beräknat resultat 2020",
        "(6) Ackumulerad resultatöverföring till 2021",
        "Ackumulerad resultatöverföring till 2021 %", "10 % av bruttobudget 2020",
      ]),
    Labels(
      id: "investeringar",
      labels: [
        "Investering", "Utfall 2019", "VP 2020", "Avvikelse", "Prognos 2020", "Prognos 2021",
        "Prognos 2022",
      ]),
    Labels(
      id: "lokaler",
      labels: [
        "Adress", "Fastighetsbeteckning", "Fastighetsägare", "Objektsnamn", "Area kvm",
        "Löptid t.o.m.", "Uppsägning", "Tidpunkt", "Årshyra kr", "Sökta medel kr", "Beskrivning",
        "I lokalförsörjningsplanen", "Övriga kommentarer",
      ]),
  ]
}
