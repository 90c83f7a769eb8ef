extension TemplateErrorTests {
  /// A small template that is right.
  static let template = """
    id: mall
    utgava: "1"
    galler: { fran: 2020, till: 2025, perioder: [T1, T2] }
    ordning: 9
    blad: Mall
    titel: Mallen {ar}
    ord:
      utfall: { T1: Utfall, T2: Utfall, VB: Bokslut }
    huvud:
      - { text: "{namnd}", stil: namnd }
      - "{ord.utfall} {falt.vem}"
    falt:
      - { id: vem, typ: text, betydelse: vem som svarar }
    radfalt:
      - { id: id, typ: text, krav: true, betydelse: radens id }
    standard: { typ: belopp, enhet: tkr, decimaler: 1, saknas: tomt, summa: true }
    kolumner:
      - { id: namn, etikett: Namn, rubrik: [null, Namn], falt: namn, typ: text }
      - grupp: "{kolumnar}"
        upprepaAr: [0, 1]
        kolumner:
          - { id: "b{kolumnar}", etikett: "B {kolumnar}", rubrik: B, falt: "b.{kolumnar}" }
      - { id: dubbelt, etikett: Dubbelt, rubrik: [null, D], formel: "b{ar} * 200 %" }
      - { id: dag, etikett: Dag, rubrik: [null, Dag], falt: dag, typ: datum }
    rader: { minst: 2 }
    summarad: { text: Summa, franAntal: 1 }
    noter:
      - Not för {ar+1}
    utskrift: { papper: A4, sidfot: "{tidsstampel} {blad}" }
    """
}
