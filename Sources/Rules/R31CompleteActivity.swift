import Facts
import ReportModel

/// An activity says who, when and where it is followed up.
struct CompleteActivity: Rule {
  let about = RuleDescription(
    code: "R31",
    title: "Aktiviteterna har ansvarig, tidplan och uppföljning",
    says: "Varje aktivitet i handlingsplanen har ansvarig, tidplan och uppföljning.",
    basis: .inference(
      """
      Tabellen har de fyra kolumnerna, men säger inte att alla ska fyllas i. I tertialrapport 1 2020 \
      saknas tidplan för två aktiviteter.
      """,
      .document(
        "Handlingsplanen, tertialrapport 1 2020", "Aktivitet Ansvarig Tidplan Uppföljning")),
    severity: .note,
    remedy: "Fyll i det som saknas, eller skriv till exempel »löpande«.",
    examples: [
      RuleExample(
        .aktivitet,
        bad: """
          "aktivitet": "Inventera lokalerna.", "ansvarig": ["Enhetschefer"], "tidplan": null,
          "uppfoljning": ["VB"]
          """,
        good: """
          "aktivitet": "Inventera lokalerna.", "ansvarig": ["Enhetschefer"], "tidplan": "2020",
          "uppfoljning": ["VB"]
          """)
    ])

  func check(_ subject: RuleSubject, _ findings: inout Findings) {
    for section in subject.report.bilagor.handlingsplan?.avsnitt ?? [] {
      for case .aktiviteter(let activities) in section.stycken {
        for activity in activities { check(activity, subject.report, &findings) }
      }
    }
  }

  private func check(_ activity: Aktivitet, _ report: Report, _ findings: inout Findings) {
    let facts = [
      ("ansvarig", "ansvarig", activity.ansvarig.contains { !$0.isBlank }),
      ("tidplan", "tidplan", activity.tidplan.map { !$0.isBlank } ?? false),
      ("uppfoljning", "uppföljning", activity.uppfoljning.contains { !$0.isBlank }),
    ].filter { !$0.2 }
    guard let first = facts.first, let node = activity.node else { return }
    findings.add(
      """
      Aktiviteten »\(Self.short(activity.aktivitet))« saknar \(Phrase.list(facts.map(\.1))). Fyll i \
      det som saknas.
      """,
      at: report.document.member(first.0, of: node) ?? node)
  }

  /// The first words of a long text.
  private static func short(_ text: String) -> String {
    let words = text.prefix(60)
    guard words.endIndex < text.endIndex, let space = words.lastIndex(of: " ") else {
      return String(words)
    }
    return words[..<space] + " …"
  }
}
