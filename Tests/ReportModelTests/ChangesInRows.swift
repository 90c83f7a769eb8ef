extension Change {
  private static let row = "/blanketter/alfa/rader/0"

  static let rows: [Change] = [
    Change("\"flagga\"", "\"flaga\"", ["J03 10:36 \(row)/flaga"], "skriv \"flagga\" i"),
    Change("\"namn\": \"Ån\"", "\"namm\": \"Ån\"", ["J03 10:22 \(row)/namm"]),
    Change("\"id\": \"x\", ", "", ["J05 10:9 \(row)"], "»id« saknas (radens id)"),
    Change("\"x\"", "null", ["J05 10:9 \(row)"], "»id« saknas"),
    Change("true", "\"ja\"", ["J04 10:46 \(row)/flagga"], "true eller false"),
    Change("true", "1", ["J04 10:46 \(row)/flagga"], "här står talet 1"),
    Change("\"2020-01-31\"", "\"2020-02-30\"", ["J04 10:60 \(row)/slut"], "inget datum"),
    Change("\"2020-01-31\"", "\"2019-02-29\"", ["J04 10:60 \(row)/slut"], "inget datum"),
    Change("\"2020-01-31\"", "20200131", ["J04 10:60 \(row)/slut"], "ett datum \"åååå-mm-dd\""),
    Change("\"våren\"", "2021", ["J04 10:86 \(row)/tidpunkt"], "en text inom citattecken"),
    Change("\"våren\"", "\"2021-02-30\"", []),
    Change("1.5", "\"1.5\"", ["J04 11:40 \(row)/ar/2020/kostnad"], "(citattecken): skriv 1.5"),
    Change("1.5", "\"1,5\"", ["J04 11:40 \(row)/ar/2020/kostnad"], "decimalkomma): skriv 1.5"),
    Change("1.5", "true", ["J04 11:40 \(row)/ar/2020/kostnad"], "ska stå ett tal, men"),
    Change("1.5", "NaN", ["J01 11:40 "], "NaN"),
    Change("1.5", "-Infinity", ["J01 11:40 "], "skriv null i stället"),
    Change("1.5", "1,5", ["J01 11:40 "], "(decimalkomma): skriv 1.5 i stället"),
    Change("1.5", "+1.5", ["J01 11:40 "], "plustecken"),
    Change("1.5", "01.5", ["J01 11:40 "], "(inledande nolla): skriv 1.5 i stället"),
    Change("1.5", "1.0000001", ["J06 11:40 \(row)/ar/2020/kostnad"], "6 decimaler"),
    Change("1.5", "1e-7", ["J06 11:40 \(row)/ar/2020/kostnad"], "Avrunda: skriv 0 i stället"),
    Change("1.5", "1234567890123456", ["J06 11:40 \(row)/ar/2020/kostnad"], "15 siffror"),
    Change("1.5", "1e15", ["J06 11:40 \(row)/ar/2020/kostnad"], "15 siffror"),
    Change("1.5", "1e400", ["J06 11:40 \(row)/ar/2020/kostnad"], "15 siffror"),
    Change("1.5", "1e14", []), Change("1.5", "-0.0", []), Change("1.5", "1.0000000000", []),
    Change("1.5", "123456789.123456", []), Change("1.5", "123456789012345000e-6", []),
    Change("\"2021\"", "\"2022\"", ["J05 note 10:9 \(row)", "J03 11:47 \(row)/ar/2022"], "(2)"),
    Change("\"yta\": 7", "\"yta\": 7, \"yta\": 8", ["J02 11:85 \(row)/yta"], "två gånger"),
    Change("\"yta\": 7", "\"yta\": 7, \"\\u0079ta\": 8", ["J02 11:85 \(row)/yta"], "»yta«"),
    Change("\"yta\": 7", "\"\\u0079ta\": 7", []),
    Change(", \"yta\": 7", "", ["J05 note 10:9 \(row)"], "lämnas tomma i blanketten: Yta."),
    Change("{ \"kostnad\": 2 }", "2", ["J05 note 10:9 \(row)", "J04 11:55 \(row)/ar/2021"]),
    Change("\"yta\": 7", "\"yta\": 7, \"delsumma\": false", []),
    Change("\"yta\": 7", "\"yta\": 7, \"delsumma\": \"ja\"", ["J04 11:97 \(row)/delsumma"]),
    Change(
      "\"yta\": 7", "\"yta\": 7, \"delsumma\": true", ["J04 warning 10:9 \(row)"],
      "Raden är en delsumma"),
    Change(
      "\"yta\": 7 }", "\"yta\": 7 }, { \"namn\": \"Summa\", \"delsumma\": true }", []),
    Change(
      "\"yta\": 7 }", "\"yta\": 7 }, { \"delsumma\": true }",
      ["J05 11:87 /blanketter/alfa/rader/1"],
      "»namn« saknas"),
    Change(
      "\"yta\": 7 }", "\"yta\": 7 }, { \"id\": \"x\", \"namn\": \"B\" }",
      [
        "J05 note 11:87 /blanketter/alfa/rader/1", "J05 note 11:87 /blanketter/alfa/rader/1",
        "J04 11:95 /blanketter/alfa/rader/1/id",
      ],
      "räknas som 0: (1) Kostnad 2020, (2) Kostnad 2021."),
    Change("\"yta\": 7 }", "\"yta\": 7 }, null", ["J04 11:87 /blanketter/alfa/rader/1"], "en rad"),
    Change("\"uttalande\": null", "\"utalande\": null", ["J03 8:7 /blanketter/alfa/utalande"]),
    Change("\"uttalande\": null", "\"uttalande\": 1", ["J04 8:20 /blanketter/alfa/uttalande"]),
    Change("\"alfa\": {", "\"alfa\": [], \"beta\": {", ["J04 7:13 /blanketter/alfa"], "en lista"),
    Change(
      "\"alfa\": {", "\"alfa\": { \"rader\": {} }, \"beta\": {",
      ["J04 7:24 /blanketter/alfa/rader"], "en lista [ … ] av rader"),
    Change(
      "\"uttalande\": null,", "\"resultat\": 1.23456789,",
      ["J06 8:19 /blanketter/alfa/resultat"], "decimaler"),
  ]

  private static let stycke = "/bilagor/dokument/0/avsnitt/0/stycken/0"

  static let papers: [Change] = [
    Change("\"typ\": \"pm\",", "", ["J05 7:19 /bilagor/dokument/0"], "»typ« saknas"),
    Change("\"typ\": \"pm\",", "\"typ\": null,", ["J05 7:28 /bilagor/dokument/0"], "»typ« saknas"),
    Change("\"pm\"", "\"PM\"", ["J04 7:28 /bilagor/dokument/0/typ"], "ingen dokumenttyp"),
    Change("\"pm\"", "\"../x\"", ["J04 7:28 /bilagor/dokument/0/typ"], "ingen dokumenttyp"),
    Change("\"pm\"", "\"abcdefghijklmnopqrstuvwxyz-0123\"", ["J04 7:28 /bilagor/dokument/0/typ"]),
    Change("\"pm\"", "\"abcdefghijklmnopqrstuvwxyz-012\"", []),
    Change("\"pm\"", "\"projektbilaga\"", ["J04 7:28 /bilagor/dokument/0/typ"], "är upptagen"),
    Change("\"pm\"", "\"handlingsplan\"", ["J04 7:28 /bilagor/dokument/0/typ"], "är upptagen"),
    Change("\"pm\"", "\"tjansteutlatande\"", ["J04 7:28 /bilagor/dokument/0/typ"], "är upptagen"),
    Change("\"niva\": 1", "\"niva\": 7", ["J04 7:72 /bilagor/dokument/0/avsnitt/0/niva"]),
    Change(
      "\"typ\": \"text\"", "\"typ\": \"txt\"", ["J04 8:16 \(stycke)/typ"], ": skriv \"text\" i"),
    Change("\"typ\": \"text\", ", "", ["J05 8:7 \(stycke)"], "»typ« saknas"),
    Change(
      "\"typ\": \"text\"", "\"typ\": \"text\", \"punkter\": []", ["J04 8:35 \(stycke)/punkter"],
      "hör inte till"),
    Change("\"typ\": \"text\"", "\"typ\": \"text\", \"lankar\": null", []),
    Change(
      "\"typ\": \"text\"", "\"typ\": \"lankar\"", ["J05 8:7 \(stycke)", "J04 8:34 \(stycke)/text"],
      "»lankar« saknas"),
    Change(
      "\"text\": \"Ett 😀 och \\\"två\\\".\"", "\"text\": null", ["J05 8:7 \(stycke)"],
      "»text« saknas"),
    Change(
      "[ \"tre\" ]", "[ null ]",
      ["J04 9:80 /bilagor/dokument/0/avsnitt/0/stycken/1/punkter/1/punkter/0"]),
    Change(
      "[ \"tre\" ]", "[ 3 ]",
      ["J04 9:80 /bilagor/dokument/0/avsnitt/0/stycken/1/punkter/1/punkter/0"]),
    Change(
      "\"mnkr\"", "\"kkr\"", ["J04 14:54 /tjansteutlatande/budgetjusteringar/0/enhet"],
      "kr\", \"tkr\" eller \"mnkr"),
    Change(
      "\"mnkr\"", "null", ["J05 14:54 /tjansteutlatande/budgetjusteringar/0"], "»enhet« saknas"),
    Change("0.6", "\"0.6\"", ["J04 14:40 /tjansteutlatande/budgetjusteringar/0/belopp"]),
    Change(
      "[ \"B\" ]", "\"B\"", ["J04 10:74 /bilagor/dokument/0/avsnitt/0/stycken/2/rader/0/ansvarig"]),
    Change(
      "\"nummer\": 1, \"namn\"", "\"nummer\": \"1\", \"namn\"",
      ["J04 6:75 /bilagor/projektbilaga/grupper/0/projekt/0/nummer"]),
    Change(
      "\"id\": \"p\"", "\"id\": \" \"", ["J04 6:60 /bilagor/projektbilaga/grupper/0/projekt/0/id"]),
  ]
}
