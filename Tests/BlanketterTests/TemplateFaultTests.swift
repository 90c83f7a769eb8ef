import ReportModel
import Testing

@testable import Blanketter

/// What reads well but cannot be reported, reckoned or printed. Each case changes one thing.
@Suite struct TemplateFaultTests {
  @Test(
    arguments: [
      // Paths into the row.
      (
        "falt: dag", "falt: b",
        [
          "22:72 »b« är ett värde, så »b.2020« kan inte ligga i det",
          "22:72 »b« är ett värde, så »b.2021« kan inte ligga i det",
        ]
      ),
      (
        "falt: dag", "falt: b.2020.dag",
        ["24:57 »b.2020« är ett värde, så »b.2020.dag« kan inte ligga i det"]
      ),
      (
        "falt: dag", "falt: b.2020",
        ["24:57 fältet »b.2020« visas redan i »B 2020«; visa det en gång till med »av«"]
      ),
      (
        "falt: dag", "falt: b..dag",
        ["24:57 »b..dag« är ingen väg: skriv nycklar av a–z, A–Z och siffror med punkt emellan"]
      ),
      (
        "falt: dag", "falt: dåg",
        ["24:57 »dåg« är ingen väg: skriv nycklar av a–z, A–Z och siffror med punkt emellan"]
      ),
      ("falt: dag", "falt: delsumma", ["24:57 nyckeln »delsumma« är programmets egen"]),
      // The row's own fields.
      (
        "- { id: id,", "- { id: namn,",
        [
          "15:11 »radfalt« ska börja med radens id: { id: id, typ: text, krav: true, betydelse: radens id }"
        ]
      ),
      (
        "id: id, typ: text, krav: true", "id: id, typ: text",
        [
          "15:11 »radfalt« ska börja med radens id: { id: id, typ: text, krav: true, betydelse: radens id }"
        ]
      ),
      (
        "radens id }", "radens id }\n  - { id: id, betydelse: igen }",
        ["16:11 fältet »id« finns två gånger"]
      ),
      (
        "radens id }", "radens id }\n  - { id: dag, betydelse: dagen }",
        ["25:57 fältet »dag« är av en annan typ bland »radfalt«"]
      ),
      (
        "ord:\n", "namnfalt: dag\nord:\n",
        ["7:11 fältet »dag« som ger raden dess namn ska vara en text"]
      ),
      (
        "ord:\n", "namnfalt: id\nord:\n",
        ["7:11 fältet »id« som ger raden dess namn har ingen kolumn"]
      ),
      (
        "{ id: vem,", "{ id: vem.namn,",
        [
          "11:5 platshållaren {falt.vem} betyder ingenting här",
          "13:11 »vem.namn« kan inte stå bredvid »rader«: skriv en nyckel av a–z, A–Z",
        ]
      ),
      (
        "typ: text, betydelse: vem som svarar", "typ: belopp, betydelse: vem som svarar",
        ["11:5 platshållaren {falt.vem} betyder ingenting här"]
      ),
      // Columns.
      (
        "id: dag", "id: b-dag",
        ["24:11 »b-dag« är inget id: skriv bokstäver och siffror, en bokstav först"]
      ),
      (
        "id: dag", "id: om",
        ["24:11 »om« är inget id: skriv bokstäver och siffror, en bokstav först"]
      ),
      (
        "etikett: Dag", "etikett: D",
        []
      ),
      (
        "etikett: Dag", "etikett: Dubbelt",
        ["24:25 etiketten »Dubbelt« är upptagen; den är kolumnens namn i CSV-filen"]
      ),
      (
        "etikett: Dag", "etikett: Radtyp",
        ["24:25 etiketten »Radtyp« är upptagen; den är kolumnens namn i CSV-filen"]
      ),
      (
        "typ: datum", "typ: datum, summa: true",
        ["24:11 kolumnen »dag« kan inte summeras; den är inte ett tal"]
      ),
      (
        "typ: datum", "typ: datum, visning: kryssJa",
        ["24:25 »Dag« kan inte kryssas; den är inte ja eller nej"]
      ),
      (
        "typ: datum", "typ: datum, krav: { varde: 0, meddelande: Nej }",
        ["24:80 bara en kolumn med tal kan ha »krav«"]
      ),
      (
        "falt: dag, typ: datum", "delar: []",
        [
          "24:5 »delar« är tom", "24:7 okänd nyckel »id«", "24:16 okänd nyckel »etikett«",
        ]
      ),
      // Formulas.
      (
        "formel: \"b{ar} * 200 %\"", "formel: \"b{ar} / b{ar+1}\"",
        [
          "23:65 formeln för »dubbelt« delar med noll på en rad utan belopp; skriv om(b = 0; 0; a / b)"
        ]
      ),
      (
        "formel: \"b{ar} * 200 %\"", "formel: \"b{ar} * 200 %\", typ: text",
        ["23:65 en formel ger ett tal, men »dubbelt« är av en annan typ"]
      ),
      (
        "formel: \"b{ar} * 200 %\"", "formel: \"b{ar}\", krav: { varde: noll, meddelande: x }",
        ["23:89 »varde« ska vara ett tal med decimalpunkt, inte »noll«"]
      ),
      (
        "formel: \"b{ar} * 200 %\"", "formel: \"b{ar}\", krav: { varde: 1.5 }",
        ["23:80 »meddelande« saknas"]
      ),
      // What would take too much room.
      ("minst: 2", "minst: 10001", ["25:17 »minst« ska vara ett heltal 0–10000, inte »10001«"]),
      ("minst: 2", "minst: -1", ["25:17 »minst« ska vara ett heltal 0–10000, inte »-1«"]),
      (
        "typ: datum }", "typ: datum, bredd: 256 }",
        ["24:81 »bredd« ska vara ett tal 1–255, inte »256«"]
      ),
      ("till: 2025", "till: 2201", ["3:29 »till« ska vara ett heltal 1990–2200, inte »2201«"]),
      ("[T1, T2]", "[]", ["3:9 »perioder« är tom"]),
      // Placeholders where they cannot be.
      ("blad: Mall", "blad: \"Mall {ar}\"", ["5:7 »blad« kan inte ha platshållare"]),
      ("titel: Mallen {ar}", "titel: \"\"", ["6:8 »titel« är tom"]),
      (
        "text: Summa", "text: \"Summa {sida}\"",
        [
          "26:19 platshållaren {sida} betyder ingenting här"
        ]
      ),
      // The statement.
      (
        "ord:\n", "uttalande: { text: Inget }\nord:\n",
        ["7:20 »uttalande« behöver { id: uttalande, typ: text, … } bland »falt«"]
      ),
      (
        "- { id: vem, typ: text", "- { id: uttalande, typ: text",
        [
          "11:5 platshållaren {falt.vem} betyder ingenting här",
          "13:11 fältet »uttalande« har ingen plats på blanketten: skriv uttalande: { text: … }",
        ]
      ),
    ] as [(String, String, [String])])
  func `a fault of the layout is told with its place`(old: String, new: String, problems: [String])
  {
    let text = TemplateErrorTests.template.replacing(old, with: new, maxReplacements: 1)
    #expect(text != TemplateErrorTests.template)
    #expect(TemplateErrorTests.problems(text) == problems)
  }

  @Test func `a formula cannot read a number that shares its cell`() {
    let text = TemplateErrorTests.template.replacing("b{ar} * 200 %", with: "tal * 2").replacing(
      "- { id: dag, etikett: Dag, rubrik: [null, Dag], falt: dag, typ: datum }",
      with: """
        - rubrik: [null, Dag]
            visning: radvis
            delar:
              - { id: dag, etikett: Dag, falt: dag, typ: datum }
              - { id: tal, etikett: Tal, falt: tal, typ: tal }
        """)
    #expect(
      TemplateErrorTests.problems(text) == [
        "23:65 formeln för »dubbelt« läser »tal«, som står tillsammans med annat i en cell (radvis), där Excel inte kan läsa talet",
        "28:29 »Tal« kan inte räknas i en cell med flera värden (radvis)",
      ])
  }
}
