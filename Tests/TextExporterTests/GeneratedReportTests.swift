import Blanketter
import ExporterKit
import ReportModel
import Testing

@testable import TextExporter

@Suite("Generated reports")
struct GeneratedReportTests {
  @Test("keep the page, lose no word and show every figure of every sheet")
  func generated() throws {
    for seed in 1...Environment.generatedReports {
      var generator = ReportGenerator(seed: UInt64(seed))
      let job = try ReportFixture.job(generator.report())
      for style in [TextTypography.swedish, .plain] {
        for paper in try TextExporter(style: style).papers(job) {
          #expect(PageFault.all(in: paper.text) == [], "seed \(seed), \(paper.name)")
        }
      }
      let papers = try TextExporter().papers(job)
      let words = Set(papers.flatMap { LineWrapping.words(of: $0.text) })
      let lost = generator.words.filter { !words.contains($0) }
      #expect(lost.isEmpty, "seed \(seed): \(lost)")
      for sheet in job.sheets where !sheet.ordinaryRows.isEmpty {
        for row in sheet.reportedRows {
          for (index, column) in sheet.blankett.columns.enumerated() where column.kind.isNumeric {
            var cells = RowCells()
            try cells.add(sheet[row, index], of: FigureColumn(column))
            let figure = cells.text(0)
            let isShown = figure.isEmpty || words.contains(figure)
            #expect(isShown, "seed \(seed): \(figure)")
          }
        }
      }
    }
  }
}

/// Makes reports of odd words and amounts, the same for the same seed.
private struct ReportGenerator: RandomNumberGenerator {
  private var state: UInt64
  /// Every word that has been put into a text.
  private(set) var words: [String] = []
  private var count = 0

  init(seed: UInt64) { state = seed }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  private mutating func word() -> String {
    let letters = ["a", "å", "ö", "x-", "A\u{30A}", "漢", "😀", "e\u{301}", "§", "1", "/"]
    let length = Int.random(
      in: 1...(Int.random(in: 0..<30, using: &self) == 0 ? 120 : 14), using: &self)
    count += 1
    return "o\(count)"
      + (0..<length).map { _ in letters.randomElement(using: &self) ?? "" }.joined()
  }

  private mutating func text(upTo most: Int = 60) -> String {
    let blanks = [" ", " ", " ", "  ", "\\n", "\\n\\n\\n", " \\t ", "\u{2003}"]
    var text = ""
    for _ in 0...Int.random(in: 0..<most, using: &self) {
      let word = word()
      words.append(word)
      text += word + (blanks.randomElement(using: &self) ?? " ")
    }
    return text
  }

  private mutating func amount(_ range: ClosedRange<Int>) -> String {
    let whole = Int.random(in: range, using: &self)
    return Bool.random(using: &self)
      ? "\(whole)" : "\(whole).\(Int.random(in: 1...999, using: &self))"
  }

  private mutating func pair() -> String {
    #"{"kostnad":\#(amount(0...900_000)),"intakt":\#(amount(-90_000...0))}"#
  }

  private mutating func rows(_ row: (inout Self, Int) -> String) -> String {
    let count = Int.random(in: 0...4, using: &self)
    return (0..<count).map { row(&self, $0) }.joined(separator: ",")
  }

  private mutating func point(_ depth: Int) -> String {
    guard depth > 0 else { return #""\#(text())""# }
    return #"{"text":"\#(text(upTo: 9))","punkter":[\#(point(depth - 1)),\#(point(0))]}"#
  }

  mutating func report() -> String {
    let projects = rows { own, index in
      let year = #""2020":{"budget":\#(own.pair()),"prognos":\#(own.pair())}"#
      return #"""
        {"id":"p\#(index)","namn":"\#(own.text(upTo: 9))","ackumulerat":\#(own.pair()),"ar":{\#(year)},
        "total":{"beslutat":\#(own.pair()),"prognos":\#(own.pair())},
        "avvikelse":{"orsak":"\#(own.text())","atgard":"\#(own.text())"}}
        """#
    }
    let units = rows { own, index in
      #"""
      {"id":"r\#(index)","namn":"\#(own.text(upTo: 9))","bruttobudget":\#(own.amount(1...99_999_999)),
      "beraknatResultat":\#(own.amount(-9_999...9_999)),"ackumuleradOverforing":\#(own.amount(-999...999)),
      "kommentar":"\#(own.text())"}
      """#
    }
    let investments = rows { own, index in
      #"{"id":"i\#(index)","namn":"\#(own.text(upTo: 9))","vp":\#(own.amount(0...99_999_999)),"kommentar":"\#(own.text())"}"#
    }
    let premises = rows { own, index in
      #"{"id":"l\#(index)","adress":"\#(own.text(upTo: 5))","beskrivning":"\#(own.text())","soktBelopp":\#(own.amount(1...99_999))}"#
    }
    let blocks = #"""
      {"typ":"text","text":"\#(text())"},{"typ":"punktlista","punkter":[\#(point(3))]},
      {"typ":"checklista","punkter":[\#(point(2))]},{"typ":"numreradLista","punkter":[\#(point(1))]},
      {"typ":"aktiviteter","rader":[{"aktivitet":"\#(text())","tidplan":"\#(text(upTo: 3))"}]}
      """#
    let sections =
      #"[{"rubrik":"\#(text(upTo: 12))","niva":\#(Int.random(in: 1...6, using: &self)),"stycken":[\#(blocks)]}]"#
    return ReportFixture.json(
      #"""
      "blanketter":{"projekt":{"rader":[\#(projects)],"analys":"\#(text())"},"resultatenheter":{"rader":[\#(units)]},
      "investeringar":{"rader":[\#(investments)]},"lokaler":{"rader":[\#(premises)]}},
      "bilagor":{"handlingsplan":{"rubrik":"\#(text(upTo: 12))","avsnitt":\#(sections),
        "fotnoter":[{"nummer":1,"text":"\#(text())"}]},
        "projektbilaga":{"grupper":[{"rubrik":"\#(text(upTo: 9))","projekt":[
          {"id":"a","namn":"\#(text(upTo: 9))","budget":"\#(text())","avdelning":"\#(text())"}]}]}},
      "tjansteutlatande":{"rubrik":"\#(text(upTo: 9))","avsnitt":\#(sections),"forslagTillBeslut":["\#(text())"],
        "undertecknare":[{"namn":"\#(text(upTo: 3))","titel":"\#(text(upTo: 3))"}]}
      """#)
  }
}
