import Testing

@testable import NamndRegister

@Suite struct RegisterOpinionTests {
  private let own = "Arbetsmarknadsnämnden"

  @Test func `a registered code with its name is nothing to speak of`() throws {
    #expect(try Sample.findings("AMN", own) == [])
    #expect(try Sample.findings("AMN", own, in: ["amn"]) == [])
    #expect(try Sample.findings("EXN", "Exempelnämnden", in: ["övrigt"]) == [])
  }

  @Test(arguments: [
    "  Kultur- och\u{A0}stadsmiljönämnden ", "Kultur-  och\u{202F}stadsmiljo\u{308}na\u{308}mnden",
  ])
  func `blanks and composed letters make no other name`(namn: String) throws {
    #expect(try Sample.findings("KSN", namn) == [])
  }

  @Test func `an unknown code is refused with the one that was meant`() throws {
    #expect(
      try Sample.findings("AMM", "Nämnden") == [
        "N01 error /namnd/kod 1: Koden »AMM« finns inte i registret över nämnder: skriv »AMN« (Arbetsmarknadsnämnden) i stället."
      ])
    #expect(
      try Sample.findings("ARB", own) == [
        "N01 error /namnd/kod 1: Koden »ARB« finns inte i registret över nämnder: skriv »AMN«, som är koden för »Arbetsmarknadsnämnden«."
      ])
    let other = try #require(try Sample.findings("XYZ", "Nämnden").first)
    #expect(other.contains("Där finns: AMN, EXN, KSN. Rätta koden, eller be"))
  }

  @Test func `another name is refused with the registered one`() throws {
    #expect(
      try Sample.findings("AMN", "Arbetsmarknadnämnden") == [
        "N02 error /namnd/namn 1: Koden AMN är i registret »Arbetsmarknadsnämnden«, men rapporten är från »Arbetsmarknadnämnden«. Skriv namnet som i registret, eller rätta koden. Har nämnden bytt namn: be den som sköter registret att föra in det."
      ])
    let swapped = try #require(try Sample.findings("AMN", "Exempelnämnden").first)
    #expect(swapped.hasSuffix("»Exempelnämnden« har koden EXN. Rätta koden eller namnet."))
  }

  @Test func `a difference that nobody sees is said in words`() throws {
    let cyrillic = try #require(try Sample.findings("AMN", "\u{410}rbetsmarknadsnämnden").first)
    #expect(
      cyrillic.contains(
        " Skillnaden syns knappt: i rapporten står kyrilliskt \u{410}, U+0410 (tecken 1). Skriv"))
    let hyphen = try #require(try Sample.findings("AMN", "Arbets\u{AD}marknadsnämnden").first)
    #expect(hyphen.contains("i rapporten står mjukt bindestreck, U+00AD (tecken 7)."))
  }

  @Test func `a former name is accepted with a note`() throws {
    #expect(
      try Sample.findings("AMN", "Arbetsmarknads- och  vuxenutbildningsnämnden") == [
        "N04 note /namnd/namn 1: »Arbetsmarknads- och  vuxenutbildningsnämnden« heter numera »Arbetsmarknadsnämnden«, och så står det i allt som paketet innehåller. Skriv det nya namnet i nästa rapport."
      ])
  }

  @Test func `a report in another nämnd's folder is refused`() throws {
    #expect(
      try Sample.findings("EXN", "Exempelnämnden", in: ["AMN", "2020"]) == [
        "N03 error /namnd/kod 1: Mappen »AMN/2020« i inkorgen är för AMN (Arbetsmarknadsnämnden), men rapporten har koden EXN. Lägg rapporten i rätt mapp, eller rätta koden."
      ])
    let own = try #require(
      try Sample.findings("KSN", "Kultur- och stadsmiljönämnden", in: ["amn"]).first)
    #expect(own.hasSuffix(" Lägg rapporten i mappen »Kultur/ksn«, eller rätta koden."))
  }
}
