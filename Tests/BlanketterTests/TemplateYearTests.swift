import ReportModel
import Testing

@testable import Blanketter

@Suite struct TemplateYearTests {
  @Test(
    arguments: [
      ("id: dag", "id: b2025", ["24:11 kolumnen »b2025« finns två gånger (T1 2024)"]),
      (
        "falt: dag", "falt: b.2023",
        ["24:57 fältet »b.2023« visas redan i »B 2023«; visa det en gång till med »av« (T1 2022)"]
      ),
      (
        "etikett: Dag", "etikett: B 2024",
        [
          "24:25 etiketten »B 2024« är upptagen; den är kolumnens namn i CSV-filen (T1 2023)"
        ]
      ),
      (
        "b{ar} * 200 %", "b2020 * 2",
        ["23:65 formeln för »dubbelt« läser »b2020«, som inte finns (T1 2021)"]
      ),
    ])
  func `what is wrong in one year only is told when the template is read`(
    old: String, new: String, problems: [String]
  ) {
    let text = TemplateErrorTests.template.replacing(old, with: new)
    #expect(TemplateErrorTests.problems(text) == problems)
  }

  @Test func `a template that writes no year is tried for one, and for each way of wording`() throws
  {
    let template = try TemplateReader.read(TemplateErrorTests.template, file: "m.yaml")
    #expect(template.periodsToTry.count == 1)
    let text = TemplateErrorTests.template.replacing("T2: Utfall", with: "T2: Annat")
    #expect(try TemplateReader.read(text, file: "m.yaml").periodsToTry.count == 2)
    for id in Shipped.ids { #expect(try Shipped.template(id).periodsToTry.count == 1) }
  }

  @Test func `a word that only one type of period has is told`() {
    let text = TemplateErrorTests.template
      .replacing(
        "  utfall: { T1: Utfall,", with: "  utfall: { T1: A, T2: A, VB: A }\n  x: { T1: \"{a}\",")
    #expect(TemplateErrorTests.problems(text).contains("9:12 »T1« kan inte ha platshållare"))
  }

  @Test func `groups that repeat without end are stopped`() {
    let years = "[\((0..<200).map(String.init).joined(separator: ", "))]"
    let text = TemplateErrorTests.template
      .replacing("upprepaAr: [0, 1]", with: "upprepaAr: \(years)")
      .replacing(
        "- { id: \"b{kolumnar}\"",
        with:
          "- grupp: null\n        upprepaAr: [0, 1, 2]\n        kolumner:\n        - { id: \"b{kolumnar}\""
      )
    #expect(
      TemplateErrorTests.problems(text).contains("1:1 blanketten har fler än 500 kolumner"))
  }

  @Test func `the label of the sum has its year`() throws {
    let text = TemplateErrorTests.template.replacing("text: Summa", with: "text: \"Summa {ar}\"")
    let template = try TemplateReader.read(text, file: "m.yaml")
    let blankett = try template.blankett(for: try #require(Period(type: .t1, year: 2023)))
    #expect(blankett.totalLabel == "Summa 2023")
  }
}
