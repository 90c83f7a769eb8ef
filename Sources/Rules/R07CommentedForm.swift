import ReportModel

/// What form A reports is to be analysed in the tjänsteutlåtande.
struct CommentedForm: Rule {
  let about = RuleDescription(
    code: "R07",
    title: "Blankett A är analyserad",
    says: """
      En blankett A med rader har »analys«, eller tjänsteutlåtandet har ett avsnitt om projekten: en \
      rubrik med ordet projekt (utom projektbilaga) och text under den.
      """,
    basis: .stated(
      .form(
        "A", "noten under tabellen",
        "Innehållet i blanketten skall analyseras och kommenteras i tjänsteutlåtandet.")),
    severity: .warning,
    remedy: "Skriv »analys« i blanketten, eller ett avsnitt om projekten i tjänsteutlåtandet.",
    examples: [
      RuleExample(
        .blanketter,
        bad: """
          "projekt": { "analys": null, "rader": [
            { "id": "a", "namn": "E-arkiv", "strategisktViktigt": true } ] }
          """,
        good: """
          "projekt": { "analys": "E-arkivet följer budget och tidplan.", "rader": [
            { "id": "a", "namn": "E-arkiv", "strategisktViktigt": true } ] }
          """)
    ])

  func check(_ subject: RuleSubject, _ findings: inout Findings) {
    guard let form = ProjectForm(subject), !form.rows.isEmpty,
      form.table.headText("analys") == nil,
      !hasSection(subject.report.tjansteutlatande?.avsnitt ?? [])
    else { return }
    findings.add(
      """
      Blanketten har \(Phrase.count(form.rows.count, "projekt", "projekt")) men varken »analys« \
      eller ett avsnitt om projekten i tjänsteutlåtandet. Innehållet ska analyseras och kommenteras.
      """,
      at: form.table.headNode("analys", in: subject.report),
      place: FormPlace(blankett: form.table.shape.id))
  }

  /// Whether a heading about the projects has something under it, itself or in its own parts.
  private func hasSection(_ sections: [Avsnitt]) -> Bool {
    sections.indices.contains { index in
      guard let heading = sections[index].rubrik, heading.mentions("projekt"),
        !heading.mentions("projektbilaga")
      else { return false }
      let parts = sections[(index + 1)...].prefix { $0.niva > sections[index].niva }
      return !sections[index].stycken.isEmpty || parts.contains { !$0.stycken.isEmpty }
    }
  }
}
