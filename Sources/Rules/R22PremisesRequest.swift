import Blanketter
import Facts
import ReportModel

/// What form D asks for is also asked for in the decision, and it is the same amount.
struct PremisesRequest: Rule {
  let about = RuleDescription(
    code: "R22",
    title: "Medel för lokaler begärs i beslutet, med samma belopp",
    says: """
      Har blankett D rader ska tjänsteutlåtandet ha en egen beslutspunkt om lokalerna och en begärd \
      budgetjustering (»blankett«: "lokaler"); också varje annan budgetjustering ska stå i en \
      beslutspunkt. Den som saknas föreslås i tjänsteutlåtandet. De sökta medlen tillsammans, i kr, ska vara samma \
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
    let requests = FundingRequests(subject.report, subject.sheets)
    let paper = subject.report.tjansteutlatande
    if let request = requests.forms.first(where: { $0.form.sheet.blankett.id == "lokaler" }),
      let table = subject.report.table("lokaler")
    {
      check(request, table, paper, subject.report, &findings)
    }
    for adjustment in requests.adjustments where adjustment.points.isEmpty {
      guard let given = paper?.budgetjusteringar[adjustment.index],
        let node = given.node ?? paper?.node
      else { continue }
      findings.add(
        """
        Budgetjusteringen \(Phrase.amount(given.belopp, given.enhet, decimals: given.decimals))\
        \(given.andamal.map { " (»\($0.shortened())«)" } ?? "") begärs, men ingen beslutspunkt \
        handlar om den. Tjänsteutlåtandet föreslår en; skriv en egen i »forslagTillBeslut«.
        """,
        at: node)
    }
  }

  private func check(
    _ request: FundingRequests.Form, _ table: BlankettTable, _ paper: Tjansteutlatande?,
    _ report: Report, _ findings: inout Findings
  ) {
    let place = FormPlace(blankett: table.shape.id)
    guard let paper, let node = paper.node else {
      findings.add(
        """
        \(opening(request)), men rapporten har inget tjänsteutlåtande med beslutspunkt och begärd \
        budgetjustering.
        """,
        at: table.node, place: place)
      return
    }
    checkAdjustments(request, paper, node, report, place, &findings)
    checkPoints(request, paper, node, report, place, &findings)
  }

  /// `Blankett D (lokaler) söker 600 000 kr`
  private func opening(_ request: FundingRequests.Form) -> String {
    let amount = request.kronor.map { Phrase.amount($0, .kr) } ?? "medel"
    return "Blankett D (lokaler) söker \(amount)"
  }

  private func checkAdjustments(
    _ request: FundingRequests.Form, _ paper: Tjansteutlatande, _ node: NodeID, _ report: Report,
    _ place: FormPlace, _ findings: inout Findings
  ) {
    let adjustments = request.adjustments.map { paper.budgetjusteringar[$0] }
    guard let first = adjustments.first else {
      findings.add(
        """
        \(opening(request)), men ingen budgetjustering begärs. Lägg till den i \
        »budgetjusteringar« med »blankett«: "lokaler".
        """,
        at: report.document.member("budgetjusteringar", of: node) ?? node, place: place)
      return
    }
    let sum = adjustments.reduce(Amount.zero) { $0 + $1.belopp.inKronor($1.enhet) }
    let precision = adjustments.reduce(Amount.zero) { $0 + $1.precision }
    guard let requested = request.kronor, (sum - requested).magnitude > precision else { return }
    let shown = adjustments.map { Phrase.amount($0.belopp, $0.enhet, decimals: $0.decimals) }
    findings.add(
      """
      \(opening(request)), men budgetjusteringen är \(Phrase.list(shown)): skillnad \
      \(Phrase.signed(sum - requested, .kr)). \(advice(sum, requested))
      """,
      at: first.node.flatMap { report.document.member("belopp", of: $0) } ?? first.node ?? node,
      place: place, severity: .error)
  }

  private func checkPoints(
    _ request: FundingRequests.Form, _ paper: Tjansteutlatande, _ node: NodeID, _ report: Report,
    _ place: FormPlace, _ findings: inout Findings
  ) {
    guard let first = request.points.min() else {
      findings.add(
        """
        \(opening(request)), men ingen beslutspunkt handlar om det. Tjänsteutlåtandet föreslår en; \
        skriv en egen i »forslagTillBeslut«.
        """,
        at: report.document.member("forslagTillBeslut", of: node) ?? node, place: place)
      return
    }
    let amounts = Set(request.points).sorted().map { index in
      WrittenAmount.all(in: paper.forslagTillBeslut[index])
        .filter { $0.currency == .sek && $0.isCurrencyNamed }
    }
    // A point may tell parts as well, and several points may share the request.
    let leading = amounts.compactMap(\.first)
    let sum = leading.reduce(Amount.zero) { $0 + $1.amount }
    let precision = leading.reduce(Amount.zero) { $0 + $1.precision }
    guard let requested = request.kronor, let stated = leading.first,
      !amounts.joined().contains(where: { $0.names(requested) }),
      (sum - requested).magnitude > precision
    else { return }
    let path = PaperPath.root.key("tjansteutlatande")
      .item("forslagTillBeslut", first, of: paper.forslagTillBeslut.count)
    findings.add(
      """
      \(opening(request)), men beslutspunkten säger \(Phrase.amount(stated.amount, .kr)). \
      \(advice(stated.amount, requested))
      """,
      at: path.node(in: report.document) ?? node, place: place, severity: .error)
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
