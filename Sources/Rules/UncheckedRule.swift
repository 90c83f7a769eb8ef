/// A rule of the city's, or a wish, that no rule here checks, and why.
public struct UncheckedRule: Hashable, Sendable {
  public var code: String
  public var title: String
  public var reason: String

  /// All of them.
  public static let all = [
    UncheckedRule(
      code: "R01", title: "Alla belopp är ifyllda",
      reason: """
        Indragen som regel. Den som läser filen noterar (J05) vilka belopp som saknas på en rad och \
        om de räknas som 0 eller lämnas tomma.
        """),
    UncheckedRule(
      code: "R03", title: "Summa är summan av raderna",
      reason: """
        Gäller av sig självt: programmet skriver summan som en formel över alla rader, egna \
        delsummor räknas aldrig två gånger. Det prövas i programmets tester av bladen.
        """),
    UncheckedRule(
      code: "R13", title: "5 %, 10 % och procent av bruttobudgeten är rätt räknade",
      reason: """
        Gäller av sig självt: programmet skriver formlerna i blankett B på varje rad. Det prövas i \
        programmets tester av bladen.
        """),
    UncheckedRule(
      code: "R20", title: "Avvikelsen i blankett C är VP minus prognos",
      reason: """
        Gäller av sig självt: programmet skriver formeln på varje rad. Det prövas i programmets \
        tester av bladen.
        """),
    UncheckedRule(
      code: "R21", title: "VP i blankett C är den beslutade budgeten",
      reason: "Den beslutade verksamhetsplanen finns inte i rapporten. Jämför med den."),
    UncheckedRule(
      code: "R26", title: "Projekt har inte bytt namn, försvunnit eller ändrats utan förklaring",
      reason: """
        Kräver att den förra rapporten jämförs rad för rad. Enheter (R34, R35) och blanketter som \
        saknas (R38) jämförs med den. Behåll radernas och projektens id från period till period.
        """),
    UncheckedRule(
      code: "R32", title: "Det som skulle följas upp i den här rapporten är uppföljt",
      reason: """
        Kräver den tidigare rapport där uppföljningen utlovades. Gå igenom kolumnen Uppföljning i \
        den förra handlingsplanen.
        """),
  ]
}
