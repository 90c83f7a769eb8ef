import Foundation
import ReportModel
import Testing

@testable import Blanketter

/// Each case changes one thing in a template that is right.
@Suite struct TemplateErrorTests {
  @Test func `the template that the cases start from is right`() throws {
    let template = try TemplateReader.read(TemplateErrorTests.template, file: "mall.yaml")
    let blankett = try template.blankett(for: try #require(Period(type: .t1, year: 2021)))
    #expect(blankett.title == "Mallen 2021")
    #expect(blankett.columns.map(\.id) == ["namn", "b2021", "b2022", "dubbelt", "dag"])
    #expect(blankett.shape.firstSheetRow == 5)
    #expect(template.periods == [.t1, .t2])
    #expect(template.years == 2020...2025)
  }

  @Test(
    arguments: [
      (
        "utgava:", "utgåva:",
        ["1:1 »utgava« saknas", "2:1 okänd nyckel »utgåva«; menade du »utgava«?"]
      ),
      ("ordning: 9", "ordnig: 9", ["4:1 okänd nyckel »ordnig«; menade du »ordning«?"]),
      (
        "etikett: Dubbelt", "etiket: Dubbelt",
        ["23:5 »etikett« saknas", "23:20 okänd nyckel »etiket«; menade du »etikett«?"]
      ),
      ("ordning: 9", "ordning: nio", ["4:10 »ordning« ska vara ett heltal 0–9999, inte »nio«"]),
      ("ordning: 9", "ordning: [9]", ["4:10 här väntas en text"]),
      ("titel: Mallen {ar}", "titel:", ["1:1 »titel« saknas"]),
      ("titel: Mallen {ar}", "titel: null", ["1:1 »titel« saknas"]),
      ("id: mall", "id: min-mall", ["1:5 »id« får bara ha bokstäverna a–z, A–Z och siffror"]),
      ("blad: Mall", "blad: Mall/blad", ["5:7 bladets namn får inte innehålla »/«"]),
      ("blad: Mall", "blad: history", ["5:7 bladnamnet »History« är upptaget av Excel"]),
      (
        "stil: namnd", "stil: namd",
        ["10:30 »namd« är inget av namnd, period, titel, underrubrik, brodtext; menade du »namnd«?"]
      ),
      ("[T1, T2]", "[T1, T3]", ["3:50 »T3« är inget av T1, T2, VB; menade du »T1«?"]),
      ("fran: 2020", "fran: 2030", ["3:9 »fran« är senare än »till«"]),
      (
        "galler: {", "gäller: {",
        [
          "1:1 »galler« saknas: skriv galler: { fran: 2020, till: 2030 }",
          "3:1 okänd nyckel »gäller«; menade du »galler«?",
        ]
      ),
      ("krav: true", "krav: ja", ["15:32 »krav« ska vara true eller false, inte »ja«"]),
      ("saknas: tomt", "saknas: nolla", ["16:60 »saknas« är noll eller tomt, inte »nolla«"]),
      (
        "decimaler: 1", "decimaler: 7",
        ["16:49 »decimaler« ska vara ett heltal 0–6, inte »7«"]
      ),
      (
        "decimaler: 1", "decimaler: -1",
        ["16:49 »decimaler« ska vara ett heltal 0–6, inte »-1«"]
      ),
      (
        "formel: \"b{ar} * 200 %\"", "formel: \"b{ar} * 200 %\", falt: d",
        ["23:5 en kolumn har antingen »falt« eller »formel«"]
      ),
      (", falt: dag", "", ["24:5 en kolumn har antingen »falt« eller »formel«"]),
      ("[0, 1]", "[0, ett]", ["20:20 »upprepaAr« är en lista av heltal"]),
      ("VB: Bokslut", "", ["8:11 »VB« saknas"]),
      ("[null, Dag]", "{}", ["24:38 här väntas en text"]),
      (
        "- { id: vem, typ: text, betydelse: vem som svarar }", "- vem",
        [
          "11:5 platshållaren {falt.vem} betyder ingenting här",
          "13:5 här väntas nycklar och värden",
        ]
      ),
      // What shows when the template is laid out.
      ("b{ar} * 200 %", "b{ar} ** 2", ["23:65 »*« kan inte stå här i formeln (b2020 ** 2)"]),
      (
        "b{ar} * 200 %", "b{ar-1} * 2",
        ["23:65 formeln för »dubbelt« läser »b2019«, som inte finns"]
      ),
      (
        "b{ar} * 200 %", "dag + 1", ["23:65 formeln för »dubbelt« läser »dag«, som inte är ett tal"]
      ),
      (
        "b{ar} * 200 %", "dubbelt + 1",
        ["23:65 formeln för »dubbelt« läser »dubbelt«, som räknas fram längre till höger"]
      ),
      ("b{ar} * 200 %", "b{år}", ["23:65 platshållaren {år} betyder ingenting här"]),
      ("Mallen {ar}", "Mallen {årtal}", ["6:8 platshållaren {årtal} betyder ingenting här"]),
      ("Mallen {ar}", "Mallen {kolumnar}", ["6:8 platshållaren {kolumnar} betyder ingenting här"]),
      ("Mallen {ar}", "Mallen {ar", ["6:8 platshållaren {{ar} betyder ingenting här"]),
      (
        "Mallen {ar}", "Mallen {ar+999999999999999999}",
        ["6:8 platshållaren {ar+999999999999999999} betyder ingenting här"]
      ),
      ("{namnd}", "{nämnd}", ["10:13 platshållaren {nämnd} betyder ingenting här"]),
      ("{falt.vem}", "{falt.vad}", ["11:5 platshållaren {falt.vad} betyder ingenting här"]),
      ("{ord.utfall}", "{ord.prognos}", ["11:5 platshållaren {ord.prognos} betyder ingenting här"]),
      ("{ar+1}", "{ar+ett}", ["28:5 platshållaren {ar+ett} betyder ingenting här"]),
      ("{blad}", "{sida}", ["29:33 platshållaren {sida} betyder ingenting här"]),
      (
        "etikett: Dag", "etikett: \"Dag {ord.x}\"",
        ["24:25 platshållaren {ord.x} betyder ingenting här"]
      ),
      ("id: dag", "id: namn", ["24:11 kolumnen »namn« finns två gånger"]),
      (
        "id: \"b{kolumnar}\"", "id: b",
        [
          "22:15 kolumnen »b« finns två gånger",
          "23:65 formeln för »dubbelt« läser »b2020«, som inte finns",
        ]
      ),
      ("[null, Dag]", "[null, null, Dag]", []),
      (
        "grupp: \"{kolumnar}\"", "grupp: \"{kolumnar}\"\n    rubrikband: 1",
        ["20:5 okänd nyckel »rubrikband«"]
      ),
      (
        "ord:\n", "namnfalt: adress\nord:\n",
        ["7:11 fältet »adress« som ger raden dess namn finns inte"]
      ),
      (
        "ord:\n", "rubrikband: [1]\nord:\n",
        [
          "19:47 en kolumn har fler rubriker än det finns rader för",
          "20:12 rubrikerna har fler nivåer än »rubrikband« har rader",
          "24:53 en kolumn har fler rubriker än det finns rader för",
          "25:45 en kolumn har fler rubriker än det finns rader för",
        ]
      ),
      ("ord:\n", "rubrikband: []\nord:\n", ["7:13 »rubrikband« är en lista av heltal 1–20"]),
      ("ord:\n", "rubrikband: [1, 0]\nord:\n", ["7:17 »rubrikband« är en lista av heltal 1–20"]),
      // What is no YAML.
      ("ordning: 9", "ordning: 9\nordning: 8", ["5:1 nyckeln står två gånger: ordning"]),
      (
        "id: mall", "id: [mall",
        [
          "1:5 hakparentesen »[« stängs inte; här saknas ett komma eller »]«, eller citattecken om en text med komma"
        ]
      ),
      (
        "id: mall", "id: mall\n\tblad: x",
        ["2:1 här står en tabb; skriv indrag med blanksteg"]
      ),
    ] as [(String, String, [String])])
  func `a fault is told with its line and column`(old: String, new: String, problems: [String]) {
    let text = TemplateErrorTests.template.replacing(old, with: new, maxReplacements: 1)
    #expect(text != TemplateErrorTests.template)
    let found = TemplateErrorTests.problems(text)
    #expect(found == problems)
  }

  @Test func `all faults are told at once, those of YAML itself too`() {
    let text = TemplateErrorTests.template
      .replacing("ordning: 9", with: "ordning: 9\nordning: 8")
      .replacing("titel: Mallen", with: "titel: Mallen: ny")
      .replacing("utgava:", with: "utgåva:")
    #expect(
      TemplateErrorTests.problems(text) == [
        "2:1 okänd nyckel »utgåva«; menade du »utgava«?",
        "5:1 nyckeln står två gånger: ordning",
        "7:14 kolonet passar inte in här; sätt citattecken om en text som har kolon, och ge nycklar som hör ihop samma indrag",
      ])
  }

  @Test func `a quote that is left open is told where it opens, and once`() {
    let text =
      TemplateErrorTests.template
      .replacing("titel: Mallen", with: "titel: \"Mallen") + "noter: [ \"En not\" ]\n"
    #expect(
      TemplateErrorTests.problems(text).filter { $0.contains("stängs") } == [
        "6:8 citattecknet som öppnas här stängs aldrig"
      ])
  }

  @Test func `what cannot be read and what cannot be laid out are told together`() {
    let text = TemplateErrorTests.template
      .replacing("ordning: 9", with: "ordning: nio").replacing("{ar}", with: "{år}")
    let problems = TemplateErrorTests.problems(text)
    #expect(problems.contains("4:10 »ordning« ska vara ett heltal 0–9999, inte »nio«"))
    #expect(problems.contains { $0.contains("platshållaren {år}") })
  }

  @Test(arguments: [
    ("", "1:1 filen är tom"), ("- a\n", "1:1 här väntas nycklar och värden"),
    ("text", "1:1 här väntas nycklar och värden"),
  ])
  func `a file that is no mapping is told so`(text: String, problem: String) {
    #expect(TemplateErrorTests.problems(text) == [problem])
  }

  @Test func `all problems come at once, in the order of the file, with the file's name`() {
    let text = TemplateErrorTests.template.replacing("utgava", with: "utgva")
      .replacing("krav: true", with: "krav: ja").replacing("papper: A4", with: "papper: A5")
    let error = #expect(throws: TemplateError.self) {
      try TemplateReader.read(text, file: "m.yaml")
    }
    #expect(
      error?.description == """
        m.yaml:1:1: »utgava« saknas
        m.yaml:2:1: okänd nyckel »utgva«; menade du »utgava«?
        m.yaml:15:32: »krav« ska vara true eller false, inte »ja«
        m.yaml:29:21: »A5« är inget av A3, A4; menade du »A3«?
        """)
  }

  @Test func `a template without columns is none`() {
    let text = TemplateErrorTests.template
    let start = text.range(of: "kolumner:")?.lowerBound ?? text.startIndex
    let end = text.range(of: "rader: {")?.lowerBound ?? text.endIndex
    let without = text[..<start] + text[end...]
    #expect(TemplateErrorTests.problems(String(without)) == ["1:1 »kolumner« saknas"])
    let empty = text[..<start] + "kolumner: []\n" + text[end...]
    #expect(TemplateErrorTests.problems(String(empty)) == ["1:1 »kolumner« saknas"])
  }

  static func problems(_ text: String) -> [String] {
    do throws(TemplateError) {
      _ = try TemplateReader.read(text, file: "mall.yaml")
      return []
    } catch {
      return error.problems.map { problem in
        let place = [problem.line, problem.column].map { $0.map(String.init) ?? "?" }
        return "\(place.joined(separator: ":")) \(problem.message)"
      }
    }
  }
}
