import ReportModel

/// Writes the appendix of projects with external funding, amounts and times in their own words.
enum ProjektbilagaText {
  static let title = "Projektbilaga"

  static func text(
    _ appendix: Projektbilaga, of report: Report, _ typography: TextTypography
  ) throws(ArithmeticError) -> [UInt8] {
    var page = TextPage(typography)
    page.appendixHead(of: report)
    page.title(title)
    if let introduction = appendix.inledning { page.paragraph(introduction) }
    for group in appendix.grupper { add(group, level: 1, to: &page) }
    if !appendix.projekt.isEmpty { try FundingSums(appendix.projekt).add(to: &page) }
    return page.close()
  }

  private static func add(_ group: Projektgrupp, level: Int, to page: inout TextPage) {
    if let heading = group.rubrik { page.heading(heading, level: level) }
    for project in group.projekt { add(project, to: &page) }
    for inner in group.undergrupper { add(inner, level: level + 1, to: &page) }
  }

  private static func add(_ project: Bilageprojekt, to page: inout TextPage) {
    page.gap()
    if let number = project.nummer {
      page.item("\(number).", project.namn)
    } else {
      page.line(project.namn)
    }
    if let description = project.beskrivning { page.paragraph(description, indent: indent) }
    page.gap()
    page.labelled(budget, project.budget, indent: indent)
    page.labelled(cofunding, project.medfinansiering, indent: indent)
    page.labelled("Start och avslutsdatum", project.period, indent: indent)
    page.labelled("Ansvarig avdelning", project.avdelning, indent: indent)
  }

  private static let indent = 3
  private static let budget = "Projektets budget"
  static let cofunding = "Nämndens medfinansiering"
}
