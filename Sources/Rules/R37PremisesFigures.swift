import ReportModel

/// Areas, rents and requests that no premises have.
struct PremisesFigures: Rule {
  let about = RuleDescription(
    code: "R37",
    title: "Lokalens area, hyra och sökta medel är rimliga",
    says: """
      Area, årshyra och sökta medel är inte negativa. Årshyran är mellan 30 och 30 000 kr per \
      kvadratmeter; anges ingen area är den mellan 5 000 kr och 300 miljoner kr. Arean är mellan 1 och \
      200 000 kvm. Sökta medel är minst 5 000 kr, och mellan en hundradel av årshyran och tvåhundra \
      gånger den. Avviker alla rader åt samma håll sägs det en gång.
      """,
    basis: .inference(
      """
      Blankett D är i kr, när de andra är i tkr och mnkr. Gränserna är programmets egna: en hyra i tkr \
      eller mnkr hamnar utanför dem, en verklig hyra gör det inte.
      """,
      .form("D", "rubrikerna", "Årshyra kr"),
      .form("D", "rubrikerna", "Medel som söks för avveckling eller omstrukturering kr")),
    severity: .warning,
    remedy:
      "Rätta tecknet eller enheten: area i kvm, belopp i kr. Är uppgiften rätt kan varningen lämnas.",
    examples: [
      RuleExample(.lokal, bad: example(rent: 1152), good: example(rent: 1_152_000)),
      RuleExample(.lokal, bad: example(area: -640), good: example(area: 640)),
    ])

  private static func example(area: Int = 640, rent: Int = 1_152_000) -> String {
    """
    "adress": "Exempelgatan 12", "fastighetsbeteckning": "Exemplet 4:17",
    "fastighetsagare": "Exempelfastigheter AB", "areaKvm": \(area),
    "loptid": { "tom": "2022-09-30" }, "tidpunkt": "2021-03-31", "arshyra": \(rent),
    "soktBelopp": 600000, "beskrivning": "Återställande av kök.", "iLokalforsorjningsplanen": true
    """
  }

  func check(_ subject: RuleSubject, _ findings: inout Findings) {
    guard let form = PremisesForm(subject), let area = form.field("areaKvm"),
      let rent = form.field("arshyra"), let requested = form.field("soktBelopp")
    else { return }
    let rows = (0..<form.table.rowCount).map {
      Premises(form.table, $0, area: area, rent: rent, requested: requested)
    }
    let rents = rows.compactMap { $0.rentFault }
    let isWhole =
      rents.count > 1 && rents.count == rows.count { $0.rent != nil }
      && Set(rents.map(\.isTooLarge)).count == 1
    if isWhole, let first = rents.first {
      findings.add(
        """
        Alla årshyror ser ut att vara i en annan enhet: raden \
        »\(form.table.name(of: first.row))«: \(first.words). Skriv dem i kr.
        """,
        in: form.table, row: first.row, field: rent)
    }
    for row in rows {
      for fault in row.signFaults { add(fault, form.table, &findings) }
      if let fault = row.areaFault { add(fault, form.table, &findings) }
      if !isWhole, let fault = row.rentFault { add(fault, form.table, &findings) }
      if let fault = row.requestFault(besides: isWhole) { add(fault, form.table, &findings) }
    }
  }

  private func add(_ fault: Premises.Fault, _ table: BlankettTable, _ findings: inout Findings) {
    findings.add(
      "\(Phrase.sentence(fault.words)). \(fault.remedy)", in: table, row: fault.row,
      field: fault.field)
  }
}

/// The figures of one row of form D.
private struct Premises {
  struct Fault {
    var row: Int
    var field: Int
    var words: String
    var remedy: String
    var isTooLarge = false
  }

  let row: Int
  private let table: BlankettTable
  private let fields: (area: Int, rent: Int, requested: Int)
  private let area: Amount?
  let rent: Amount?
  private let requested: Amount?

  init(_ table: BlankettTable, _ row: Int, area: Int, rent: Int, requested: Int) {
    (self.table, self.row) = (table, row)
    fields = (area, rent, requested)
    self.area = table.given(row, area)
    self.rent = table.given(row, rent)
    self.requested = table.given(row, requested)
  }

  private func text(_ amount: Amount, _ field: Int) -> String {
    field == fields.area ? Phrase.amount(amount, nil) + " kvm" : table.text(amount, field)
  }

  var signFaults: [Fault] {
    [(fields.area, area), (fields.rent, rent), (fields.requested, requested)].compactMap {
      field, amount in
      guard let amount, amount.isNegative else { return nil }
      return Fault(
        row: row, field: field, words: "\(table.label(field)) är \(text(amount, field)), under 0",
        remedy: "Skriv den utan minus.")
    }
  }

  var areaFault: Fault? {
    guard let area, !area.isNegative, area < Amount(1) || area > Amount(200_000) else { return nil }
    return limit(fields.area, area, Amount(1), Amount(200_000), "Skriv den i kvm.")
  }

  /// The rent, by the square metre where the area is known and can be right.
  var rentFault: Fault? {
    guard let rent, !rent.isNegative else { return nil }
    guard let area, !area.isNegative, areaFault == nil else {
      return limit(
        fields.rent, rent, Amount(5_000), Amount(300_000_000), "Skriv den i kr.")
    }
    let (low, high) = (Amount(30), Amount(30_000))
    let isTooLarge = rent.units > area.units * 30_000
    guard isTooLarge || rent.units < area.units * 30,
      let each = try? rent.divided(by: area)
    else { return nil }
    let bound = isTooLarge ? high : low
    return Fault(
      row: row, field: fields.rent,
      words: """
        \(table.label(fields.rent)) är \(text(rent, fields.rent)) för \(text(area, fields.area)), \
        \(Phrase.amount(each.rounded(to: each < Amount(1) ? 6 : 0), .kr)) per kvm: \(factor(each, bound)) än \
        \(Phrase.amount(bound, .kr)) per kvm, som är \(isTooLarge ? "mer" : "mindre") än vad lokaler \
        kostar
        """,
      remedy: "Skriv årshyran i kr och arean i kvm.", isTooLarge: isTooLarge)
  }

  /// `isKnown`: the rent is known to have another unit, so that nothing can be compared with it.
  func requestFault(besides isKnown: Bool) -> Fault? {
    guard let requested, !requested.isNegative else { return nil }
    let comparable = isKnown || rentFault != nil ? nil : rent.flatMap { $0.isNegative ? nil : $0 }
    if let fault = limit(
      fields.requested, requested, Amount(5_000), Amount(1_000_000_000), "Skriv beloppet i kr.")
    {
      return fault
    }
    guard let comparable,
      requested.units * 100 < comparable.units || requested.units > comparable.units * 200
    else { return nil }
    return Fault(
      row: row, field: fields.requested,
      words: """
        \(table.label(fields.requested)) är \(text(requested, fields.requested)), \
        \(factor(requested, comparable)) än årshyran, \(text(comparable, fields.rent))
        """,
      remedy: "Skriv båda i kr.")
  }

  private func limit(
    _ field: Int, _ amount: Amount, _ low: Amount, _ high: Amount, _ remedy: String
  ) -> Fault? {
    guard amount < low || amount > high else { return nil }
    let bound = amount < low ? low : high
    return Fault(
      row: row, field: field,
      words: """
        \(table.label(field)) är \(text(amount, field)), \(factor(amount, bound)) än \
        \(text(bound, field)), som är \(amount < low ? "mindre" : "mer") än vad en lokal har
        """,
      remedy: remedy, isTooLarge: amount > high)
  }

  private func factor(_ amount: Amount, _ other: Amount) -> String {
    amount > other
      ? "\(Ratio.words(amount, other)) gånger större"
      : "\(Ratio.words(other, amount)) gånger mindre"
  }
}
