import ReportModel
import Testing

@testable import Rules

@Suite("Personal data in texts")
struct PersonalDataTests {
  @Test(
    "identity numbers, phone numbers and addresses are found and masked",
    arguments: [
      ("811228-9874", "personnummer 81••••-••••"), ("8112289874", "personnummer 81••••••••"),
      ("19811228-9874", "personnummer 19••••••-••••"),
      ("198112289874", "personnummer 19••••••••••"),
      ("121212+1212", "personnummer 12••••+••••"), ("(811228 9874)", "personnummer 81•••• ••••"),
      ("pnr:811228–9874.", "personnummer 81••••–••••"),
      ("701063-2391", "samordningsnummer 70••••-••••"),
      ("08-508 25 000", "telefonnummer 08-5•• •• •••"),
      ("070-123 45 67", "telefonnummer 070-••• •• ••"),
      ("0708-12 34 56", "telefonnummer 070•-•• •• ••"), ("0701234567", "telefonnummer 070•••••••"),
      ("+46 8 508 25 000", "telefonnummer +46 8 ••• •• •••"),
      ("+46 (0)8-508 25 000", "telefonnummer +46 (0)•-••• •• •••"),
      ("0046701234567", "telefonnummer 004••••••••••"),
      ("08 508 25 000", "telefonnummer 08 5•• •• •••"),
      ("(08) 508 25 000", "telefonnummer (08) 5•• •• •••"),
      ("+4512345678", "telefonnummer +451•••••••"),
      ("Ring 08-000 00 00 2020-09-10.", "telefonnummer 08-0•• •• ••"),
      ("anna.berg@stockholm.se.", "e-postadress a•••@stockholm.se"),
      ("mailto:anna@example.com", "e-postadress a•••@example.com"),
      (
        "tel 08-123 45 67, å.ö@exempel.nu",
        "telefonnummer 08-1•• •• ••, e-postadress å•••@exempel.nu"
      ),
    ])
  func found(_ text: String, _ expected: String) {
    #expect(PersonalData.mayOccur(in: text))
    let found = PersonalData.found(in: text).map { "\($0.kind.rawValue) \($0.masked)" }
    #expect(found.joined(separator: ", ") == expected)
    let digits = text.filter(\.isNumber)
    #expect(digits.isEmpty || !found.joined().filter(\.isNumber).contains(digits))
  }

  @Test(
    "what only looks like it is left alone",
    arguments: [
      "811228-9875", "811328-9874", "556016-0680", "212000-0142", "AMN 2019-0395-1.2.1",
      "155-943/2015", "0001/2011", "445-2011-1.2.1.", "2020-09-10 12:21", "20200831", "2018-2021",
      "12 345 678 kr", "2 379 041 Euro/ 342 156 Euro", "01-02-2020", "08-12-2020", "0395-2019",
      "1 450 000 kr och 750 000 kr", "08:30-16:00", "08.30–16.00", "0,25 0,75 1,25 1,5",
      "https://example.com/0701234567/811228-9874", "www.example.com/08-1234567", "@", "a@b",
      "@@@@ 1234567", "+ 10 000 000 000 kr", "+1 234 567 890 123", "000000-0000", "0000000000",
      "19000229-1234", "Exemplet 4:17, 1285 kvm, 1 927 500", "0 500 000 000",
    ])
  func nothing(_ text: String) {
    #expect(PersonalData.found(in: text) == [])
  }

  @Test("contact fields are exempt, every other text is looked at, and pointed at")
  func places() {
    let json = ExampleFrame.rapport.report(
      #"""
      "forvaltning": "a@example.com", "dnr": "0701234567",
      "blanketter": { "investeringar": { "analys": "b@example.com", "rader": [
        { "id": "c@example.com", "namn": "d@example.com", "kommentar": "08-123 45 67" } ] } },
      "bilagor": {
        "handlingsplan": { "avsnitt": [ { "rubrik": "R", "stycken": [
            { "typ": "punktlista", "punkter": [ "a", { "text": "b", "punkter": [ "e@example.com" ] } ] },
            { "typ": "lankar", "lankar": [ "mailto:f@example.com" ] } ] } ],
          "kontakt": { "namn": "N", "telefon": "08-123 45 67", "epost": "x@example.com" } },
        "dokument": [ { "typ": "pm", "fotnoter": [ { "nummer": 1, "text": "811228-9874" } ] } ] },
      "tjansteutlatande": { "handlaggare": [ { "namn": "N", "telefon": "08-123 45 67" } ],
        "bilagor": [ "g@example.com" ] }
      """#)
    let (reader, rules) = Shipped.check(json)
    #expect(reader.filter { $0.severity == .error } == [])
    #expect(Set(rules.map(\.code)) == ["R30"])
    #expect(
      rules.map(\.pointer) == [
        "/blanketter/investeringar/analys", "/blanketter/investeringar/rader/0/namn",
        "/blanketter/investeringar/rader/0/kommentar", "/forvaltning",
        "/bilagor/handlingsplan/avsnitt/0/stycken/0/punkter/1/punkter/0",
        "/bilagor/handlingsplan/avsnitt/0/stycken/1/lankar/0",
        "/bilagor/dokument/0/fotnoter/0/text", "/tjansteutlatande/bilagor/0",
      ])
    #expect(rules.allSatisfy { !$0.message.contains("123 45 67") && !$0.message.contains("9874") })
  }
}
