import ReportModel

/// What form D asks for is also asked for in the decision, and it is the same amount.
struct PremisesRequest: Rule {
  let about = RuleDescription(
    code: "R22",
    title: "Medel för lokaler begärs i beslutet, med samma belopp",
    says: """
      Har blankett D rader ska tjänsteutlåtandet ha en egen beslutspunkt om lokalerna och en begärd \
      budgetjustering (»blankett«: "lokaler"). De sökta medlen tillsammans, i kr, ska vara samma \
      belopp som budgetjusteringen och beslutspunkten, i kr, tkr eller mnkr. Ett belopp i mnkr får \
      vara avrundat till en decimal och ett i tkr till hela, eller till så många decimaler som det \
      har.
      """,
    basis: .stated(
      .form("D", "andra raden", "Ansökan i särskild beslutskläm och begärd budgetjustering."),
      .document(
        "Arbetsmarknadsnämndens protokoll 2011-09-20, där en punkt i beslutet begär budgetjustering"
      )),
    severity: .warning,
    grading:
      "Varning när beslutspunkten eller budgetjusteringen saknas, fel när beloppen inte stämmer.",
    remedy: """
      Lägg till det som saknas, eller rätta det belopp som är fel. Kontrollera enheten när \
      skillnaden är tusen- eller miljonfaldig.
      """,
    examples: [
      RuleExample(
        .rapport, bad: example(amount: "0.9", point: "0,9 mnkr"),
        good: example(amount: "0.6", point: "0,6 mnkr")),
      RuleExample(
        .rapport, bad: example(amount: "0.6", point: nil),
        good: example(amount: "0.6", point: "0,6 mnkr")),
    ])

  func check(_ subject: RuleSubject, _ findings: inout Findings) {
    guard let form = PremisesForm(subject) else { return }
    let place = FormPlace(blankett: form.table.shape.id)
    guard let paper = subject.report.tjansteutlatande, let node = paper.node else {
      findings.add(
        """
        \(request(form)), men rapporten har inget tjänsteutlåtande med beslutspunkt och begärd \
        budgetjustering.
        """,
        at: form.table.node, place: place)
      return
    }
    checkAdjustments(paper, node, form, subject.report, &findings)
    checkPoints(paper, node, form, subject.report, &findings)
  }

  /// `Blankett D (lokaler) söker 600 000 kr`
  private func request(_ form: PremisesForm) -> String {
    let sum = form.requested.map { Phrase.amount($0, .kr) } ?? "medel"
    return "Blankett D (lokaler) söker \(sum)"
  }

  private func checkAdjustments(
    _ paper: Tjansteutlatande, _ node: NodeID, _ form: PremisesForm, _ report: Report,
    _ findings: inout Findings
  ) {
    let adjustments = paper.budgetjusteringar.filter { adjustment in
      adjustment.blankett.map { $0 == form.table.shape.id }
        ?? adjustment.andamal?.mentions("lokal") ?? false
    }
    let place = FormPlace(blankett: form.table.shape.id)
    guard let first = adjustments.first else {
      findings.add(
        """
        \(request(form)), men ingen budgetjustering begärs. Lägg till den i »budgetjusteringar« med \
        »blankett«: "lokaler".
        """,
        at: report.document.member("budgetjusteringar", of: node) ?? node, place: place)
      return
    }
    let sum = adjustments.reduce(Amount.zero) { $0 + $1.belopp.inKronor($1.enhet) }
    let precision = adjustments.reduce(Amount.zero) { $0 + $1.precision }
    guard let requested = form.requested, (sum - requested).magnitude > precision else { return }
    let shown = adjustments.map { Phrase.amount($0.belopp, $0.enhet, decimals: $0.decimals) }
    findings.add(
      """
      \(request(form)), men budgetjusteringen är \(Phrase.list(shown)): skillnad \
      \(Phrase.signed(sum - requested, .kr)). \(advice(sum, requested))
      """,
      at: first.node.flatMap { report.document.member("belopp", of: $0) } ?? first.node ?? node,
      place: place, severity: .error)
  }

  private func checkPoints(
    _ paper: Tjansteutlatande, _ node: NodeID, _ form: PremisesForm, _ report: Report,
    _ findings: inout Findings
  ) {
    let place = FormPlace(blankett: form.table.shape.id)
    let points = paper.forslagTillBeslut.indices.filter {
      isAboutPremises(paper.forslagTillBeslut[$0])
    }
    guard let first = points.first else {
      findings.add(
        """
        \(request(form)), men ingen beslutspunkt handlar om det. Lägg till en egen punkt i \
        »forslagTillBeslut«.
        """,
        at: report.document.member("forslagTillBeslut", of: node) ?? node, place: place)
      return
    }
    let amounts = points.map { index in
      MoneyWording.amounts(in: paper.forslagTillBeslut[index])
        .filter { $0.currency == .sek && $0.isCurrencyNamed }
    }
    // A point may tell parts as well, and several points may share the request.
    var candidates = amounts.flatMap { $0 }.map { (sum: $0.amount, precision: $0.precision) }
    let leading = amounts.compactMap(\.first)
    if leading.count > 1 {
      candidates.append(
        leading.reduce((sum: .zero, precision: .zero)) {
          ($0.sum + $1.amount, $0.precision + $1.precision)
        })
    }
    guard let requested = form.requested, let stated = candidates.first,
      !candidates.contains(where: { ($0.sum - requested).magnitude <= $0.precision })
    else { return }
    let path = PaperPath.root.key("tjansteutlatande")
      .item("forslagTillBeslut", first, of: paper.forslagTillBeslut.count)
    findings.add(
      """
      \(request(form)), men beslutspunkten säger \(Phrase.amount(stated.sum, .kr)). \
      \(advice(stated.sum, requested))
      """,
      at: path.node(in: report.document) ?? node, place: place, severity: .error)
  }

  private func isAboutPremises(_ point: String) -> Bool {
    guard point.mentions("lokal") else { return false }
    return point.mentions("budgetjuster") || point.mentions("medel") || point.mentions("avveckl")
      || point.mentions("omstrukturer") || !MoneyWording.amounts(in: point).isEmpty
  }

  private func advice(_ stated: Amount, _ requested: Amount) -> String {
    let (small, large) = (min(stated, requested), max(stated, requested))
    let isUnit = small > .zero && [1000, 1_000_000].contains { large.units == small.units * $0 }
    return isUnit ? "Kontrollera enheten: kr, tkr eller mnkr." : "Rätta det belopp som är fel."
  }

  private static func example(amount: String, point: String?) -> String {
    let points = point.map { "[ \"Exempelnämnden begär \($0) i budgetjustering för lokaler.\" ]" }
    return """
      "blanketter": { "lokaler": { "uppgiftslamnare": "Controllergruppen", "rader": [
        { "id": "larkan", "adress": "Exempelgatan 12", "fastighetsbeteckning": "Exemplet 4:17",
          "fastighetsagare": "Exempelfastigheter AB", "areaKvm": 640,
          "loptid": { "tom": "2022-09-30" }, "tidpunkt": "2021-03-31", "arshyra": 1152000,
          "soktBelopp": 600000, "beskrivning": "Återställande av kök.",
          "iLokalforsorjningsplanen": true } ] } },
      "tjansteutlatande": {
        "forslagTillBeslut": \(points ?? "[]"),
        "budgetjusteringar": [ { "belopp": \(amount), "enhet": "mnkr", "blankett": "lokaler" } ] }
      """
  }
}

extension Budgetjustering {
  /// Decimals that the amount is written with: its own, and in mnkr at least one.
  fileprivate var decimals: Int { max(belopp.decimals, enhet == .mnkr ? 1 : 0) }

  /// Half a unit of its last decimal, in kronor.
  fileprivate var precision: Amount {
    enhet == .kr ? .zero : Amount(digits: 5, decimals: decimals + 1).inKronor(enhet)
  }
}
