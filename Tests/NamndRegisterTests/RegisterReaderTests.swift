import ReportModel
import Testing
import YAMLReading

@testable import NamndRegister

@Suite struct RegisterReaderTests {
  @Test func `every key is read`() throws {
    let register = try Sample.register()
    #expect(register.namnder.map(\.kod) == ["AMN", "EXN", "KSN"])
    let namnd = try #require(register.namnd("AMN"))
    #expect(namnd.namn == "Arbetsmarknadsnämnden")
    #expect(namnd.tidigareNamn == ["Arbetsmarknads- och vuxenutbildningsnämnden"])
    #expect(namnd.forvaltning == "Arbetsmarknadsförvaltningen")
    #expect(namnd.mapp == "amn")
    #expect(namnd.blanketter == ["projekt", "lokaler"])
    #expect(namnd.kontakt == "ekonomi.amn@example.se")
    #expect(namnd.grupper == ["ekonomi-amn"])
    #expect(register.stad == ["stadsledningskontoret"])
    #expect(register.drift == ["it-drift"])
    let period = try #require(Period(type: .t2, year: 2020))
    #expect(
      register.perioder == [
        period: .init(senast: CalendarDate("2020-09-15"), sista: CalendarDate("2020-09-22"))
      ])
  }

  @Test func `code and name are enough`() throws {
    let register = try Sample.register("namnder:\n- {kod: EXN, namn: Exempelnämnden}\n")
    #expect(register == Register(namnder: [.init(kod: "EXN", namn: "Exempelnämnden")]))
  }

  @Test func `every fault is told at once with its line and column`() {
    let problems = Sample.problems(
      """
      namnder:
        - kod: AMN
          nam: Arbetsmarknadsnämnden
          mapp: amn
        - kod: AMN
          namn: Arbetsmarknadsnämnden
          mapp: AMN
          blanketter: [projket]
        - kod: ksn
          namn: ""
          tidigareNamn: [""]
          mapp: ../ksn
      staden: {}
      drift: { grupp: [x] }
      perioder:
        2020-T3: { senast: 2020-09-15 }
        2020-T1: { senast: 2020-05-32 }
        2020-T2: { senast: 2020-09-15, sista: 2020-09-14, siste: 1 }
      """)
    let expected = [
      "2:5: »namn« saknas",
      "3:5: okänd nyckel »nam«; menade du »namn«?",
      "5:10: koden »AMN« står redan på rad 2",
      "7:11: mappen »AMN« står redan på rad 4",
      "8:18: det finns ingen blankett »projket«; menade du »projekt«?",
      "9:10: »ksn« är ingen nämndkod: skriv \"KSN\" i stället.",
      "10:11: »namn« är tom",
      "11:20: »tidigareNamn« har ett tomt värde; ta bort det",
      "12:11: »../ksn« kan inte vara en mapp i inkorgen",
      "13:1: okänd nyckel »staden«; menade du »stad«?",
      "14:10: okänd nyckel »grupp«",
      "16:3: »2020-T3« är ingen period",
      "17:22: »senast« är inget datum: »2020-05-32«",
      "18:41: »sista« (2020-09-14) är före »senast« (2020-09-15)",
      "18:53: okänd nyckel »siste«; menade du »sista«?",
    ]
    #expect(problems.count == expected.count)
    for (problem, start) in zip(problems, expected) {
      #expect(problem.hasPrefix(start), "\(problem)")
    }
  }

  @Test(arguments: [
    "", "# bara en kommentar\n", "namnder:\n", "namnder: []\n", "namnder: {}\n", "stad: {}",
  ])
  func `a register without nämnder is none`(text: String) {
    #expect(Sample.problems(text).count == 1)
  }

  @Test func `a folder in another nämnd's folder is a fault`() {
    let problems = Sample.problems(
      """
      namnder:
        - { kod: A, namn: a, mapp: amn }
        - { kod: B, namn: b, mapp: Amn/b }
        - { kod: C, namn: c, mapp: amnb }
      """)
    #expect(problems.count == 1)
    #expect(problems.first?.hasPrefix("3:30: mapparna »Amn/b« och »amn« (rad 2) ligger i") == true)
  }

  @Test(arguments: [".", "..", "/amn", "amn/", "a//b", ".amn", " amn", "a\\tb"])
  func `a folder that no report could lie in is a fault`(folder: String) {
    #expect(
      Sample.problems("namnder: [{kod: A, namn: a, mapp: \"\(folder)\"}]").count == 1, "\(folder)")
  }

  @Test func `a folder and those in it are their nämnd's, in whatever case`() throws {
    let register = try Sample.register()
    func owner(_ folder: String...) -> String? { register.owner(of: folder)?.kod }
    #expect(owner() == nil)
    #expect(owner("amn") == "AMN" && owner("AMN", "2020") == "AMN")
    #expect(owner("amn2") == nil && owner("övrigt", "amn") == nil)
    #expect(owner("kultur") == nil && owner("kultur", "KSN") == "KSN")
  }

  /// The keys in the tables of the reference. A heading names the mapping that they are in.
  private static func explained() throws -> Set<String> {
    var keys = Set<String>()
    var path: String?
    for line in try Sample.file("docs/register.md").split(separator: "\n") {
      if line == "### Filen" {
        path = ""
      } else if line.hasPrefix("### `") {
        path = String(line.dropFirst(5).dropLast())
      } else if line.hasPrefix("#") {
        path = nil
      } else if line.hasPrefix("| `"), let path {
        let key = line.split(separator: "`")[1]
        keys.insert(path.isEmpty ? String(key) : "\(path).\(key)")
      }
    }
    return keys
  }

  @Test func `the reference explains every key, and no other`() throws {
    let yaml = YAMLFile(in: .swedish)
    _ = try Register(reading: Sample.text, blanketter: Sample.blanketter, yaml)
    #expect(try Self.explained().sorted() == yaml.asked.sorted())
  }

  @Test func `the register in the reference is the shipped example without its number signs`()
    throws
  {
    let page = try Sample.file("docs/register.md")
    let block = try #require(
      page.components(after: "```yaml\nnamnder:").map { "namnder:" + $0 })
    let lines = try Sample.file("systemd/register.yaml").split(separator: "\n").compactMap {
      line -> String? in
      let text = line.drop { $0 == " " }
      guard text.hasPrefix("#"), !text.hasPrefix("# "), text != "#" else { return nil }
      return String(line.prefix { $0 == " " } + text.dropFirst())
    }
    let shipped = try Sample.register(lines.joined(separator: "\n"))
    #expect(shipped == (try Sample.register(block)))
    #expect(shipped.namnder.count == 3)
  }

  @Test func `the shipped example sets nothing`() throws {
    for line in try Sample.file("systemd/register.yaml").split(separator: "\n") {
      #expect(line.drop { $0 == " " }.hasPrefix("#"), "\(line)")
      #expect(line.count <= 80, "\(line)")
    }
  }
}

extension String {
  /// What follows a text, until the block ends.
  fileprivate func components(after start: String) -> String? {
    firstRange(of: start).map { range in
      let rest = self[range.upperBound...]
      return String(rest[..<(rest.firstRange(of: "```")?.lowerBound ?? rest.endIndex)])
    }
  }
}
