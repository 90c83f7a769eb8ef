import Facts
import ReportModel

/// Column 4 of form B adds up to the units' result in the closing of the books.
struct ClosingResult: Rule {
  let about = RuleDescription(
    code: "R16",
    title: "Kolumn 4 stämmer med bokslutet",
    says: """
      Är »bokslutsresultat« ifyllt ska summan av kolumn 4 vara lika med det, i tkr och med samma \
      tecken (överskott minus). Skillnaden får vara 0,5 tkr för varje rad, eftersom beloppen kan vara \
      avrundade.
      """,
    basis: .stated(
      .form(
        "B", "anvisning 4",
        "Summan ska överensstämma med resultatenheternas resultat i bokslutet")),
    severity: .error,
    grading: "Prövas bara när »bokslutsresultat« är ifyllt.",
    remedy: "Rätta den rad eller det bokslutsresultat som är fel; kontrollera tecken och enhet.",
    examples: [
      RuleExample(
        .blanketter,
        bad: """
          "resultatenheter": { "bokslutsresultat": -500, "rader": [
            { "id": "a", "namn": "Köket Äppellunden", "resultatForegaende": -350 },
            { "id": "b", "namn": "Städservice Väst", "resultatForegaende": -50 } ] }
          """,
        good: """
          "resultatenheter": { "bokslutsresultat": -400, "rader": [
            { "id": "a", "namn": "Köket Äppellunden", "resultatForegaende": -350 },
            { "id": "b", "namn": "Städservice Väst", "resultatForegaende": -50 } ] }
          """)
    ])

  func check(_ subject: RuleSubject, _ findings: inout Findings) {
    guard let form = ResultForm(subject),
      let closing = form.table.head("bokslutsresultat").amount
    else { return }
    var sum = Amount.zero
    for row in form.rows {
      guard let amount = form.table.counted(row, form.previous) else { return }
      sum = sum + amount
    }
    let tolerance = Amount(digits: 5 * Int64(form.rows.count), decimals: 1)
    guard (sum - closing).magnitude > tolerance else { return }
    findings.add(
      """
      \(form.table.label(form.previous)) är tillsammans \(form.text(sum)), men bokslutsresultatet är \
      \(form.text(closing)): skillnad \(Phrase.signed(sum - closing, .tkr)). \
      \(hint(sum, closing) ?? "Rätta den rad eller det bokslutsresultat som är fel.")
      """,
      at: form.table.headNode("bokslutsresultat", in: subject.report),
      place: FormPlace(
        blankett: form.table.shape.id, kolumn: form.table.shape.fields[form.previous].label))
  }

  /// What a difference of just this kind comes from.
  private func hint(_ sum: Amount, _ closing: Amount) -> String? {
    if sum == .zero || closing == .zero { return nil }
    if sum == -closing { return "Tecknen är omvända: överskott skrivs med minus." }
    let thousand: Int128 = 1000
    if sum.units.magnitude == closing.units.magnitude * thousand.magnitude
      || closing.units.magnitude == sum.units.magnitude * thousand.magnitude
    {
      return "Den ena är tusen gånger den andra: båda anges i tkr."
    }
    return nil
  }
}
