import Blanketter
import ExporterKit
import ReportModel

/// Writes the tjänsteutlåtande, part by part as the outline says. What the report does not say is
/// left out; nothing is invented in its place.
struct TjansteutlatandeText {
  private let job: ExportJob
  private let outline: TjansteutlatandeOutline
  private let typography: TextTypography
  private var page: TextPage
  /// The report's sections that are not written yet.
  private var sections: ArraySlice<Avsnitt>

  private var report: Report { job.report }
  private var paper: Tjansteutlatande? { job.report.tjansteutlatande }

  static func text(
    _ job: ExportJob, _ outline: TjansteutlatandeOutline, _ typography: TextTypography
  ) throws(ArithmeticError) -> [UInt8] {
    var writer = TjansteutlatandeText(job, outline, typography)
    for part in outline.parts { try writer.add(part) }
    writer.addSections(before: [])
    return writer.page.close()
  }

  private init(
    _ job: ExportJob, _ outline: TjansteutlatandeOutline, _ typography: TextTypography
  ) {
    self.job = job
    self.outline = outline
    self.typography = typography
    page = TextPage(typography)
    sections = (job.report.tjansteutlatande?.avsnitt ?? [])[...]
  }

  private mutating func add(_ part: TjansteutlatandeOutline.Part) throws(ArithmeticError) {
    switch part {
    case .head(let documentType): addHead(documentType)
    case .officers(let heading): addOfficers(heading)
    case .recipient(let heading): addRecipient(heading)
    case .title: page.title(paper?.rubrik ?? report.reportTitle)
    case .decisions(let heading): addDecisions(heading)
    case .signatories: addSignatories()
    case .sections(let before): addSections(before: before)
    case .economy(let heading): try addEconomy(heading)
    case .attachments(let heading): addAttachments(heading)
    case .figures(let heading): try addFigures(heading)
    }
  }

  private mutating func addHead(_ documentType: String) {
    page.line(report.forvaltning ?? report.namnd.namn)
    if let department = paper?.avdelning { page.line(department) }
    page.paragraph(documentType)
    if let dnr = report.dnr { page.line("Dnr \(dnr)") }
    if let date = report.upprattad?.date { page.line(DateWording.long(date)) }
  }

  private mutating func addOfficers(_ heading: String) {
    for (index, officer) in (paper?.handlaggare ?? []).enumerated() {
      if index == 0 { page.paragraph(heading) } else { page.gap() }
      page.line(officer.namn)
      page.labelled("Telefon", officer.telefon)
    }
  }

  private mutating func addRecipient(_ heading: String) {
    page.paragraph(heading)
    page.line(paper?.till ?? report.namnd.namn)
    if let day = paper?.sammantrade { page.line(DateWording.long(day)) }
  }

  private mutating func addDecisions(_ heading: String) {
    page.heading(heading, level: 1)
    page.gap()
    let points = DecisionPoints(report, job.sheets).points
    for (index, point) in points.enumerated() { page.item("\(index + 1).", point) }
  }

  private mutating func addSignatories() {
    for person in paper?.undertecknare ?? [] {
      page.paragraph(person.namn)
      if let title = person.titel { page.line(title) }
    }
  }

  private mutating func addSections(before headings: [String]) {
    let stops = Set(
      (headings + [headings.isEmpty ? nil : economyHeading]).compactMap { $0 }
        .map { $0.lowercased() })
    while let section = sections.first {
      if section.niva == 1, let heading = section.rubrik, stops.contains(heading.lowercased()) {
        return
      }
      page.section(sections.removeFirst())
    }
  }

  private var economyHeading: String? {
    for case .economy(let heading) in outline.parts { return heading }
    return nil
  }

  /// The report's own section under the same heading, when it has one, comes first, and all that
  /// stands before it in the report.
  private mutating func addEconomy(_ heading: String) throws(ArithmeticError) {
    let own = sections.firstIndex {
      $0.niva == 1 && $0.rubrik?.lowercased() == heading.lowercased()
    }
    if let own {
      while sections.startIndex <= own || (sections.first?.niva ?? 1) > 1 {
        page.section(sections.removeFirst())
      }
    } else if !job.sheets.isEmpty {
      page.heading(heading, level: 1)
    }
    guard !job.sheets.isEmpty else { return }
    var opening = "Uppföljningen avser läget per den \(DateWording.long(report.period.end))."
    if job.sheets.contains(where: { !$0.ordinaryRows.isEmpty }) {
      opening += " Beloppen är hämtade ur rapportens blanketter och avrundade var för sig."
    }
    page.paragraph(opening)
    for sheet in job.sheets {
      let section = section(sheet)
      try section.add(to: &page)
      if !hasFigures { try section.addFigures(level: 3, to: &page) }
    }
  }

  private func section(_ sheet: Sheet) -> FormSection {
    FormSection(
      sheet: sheet, table: report.table(sheet.blankett.id), period: report.period,
      typography: typography)
  }

  private var hasFigures: Bool {
    outline.parts.contains { if case .figures = $0 { true } else { false } }
  }

  private mutating func addFigures(_ heading: String) throws(ArithmeticError) {
    let sheets = job.sheets.filter { !$0.ordinaryRows.isEmpty }
    guard !sheets.isEmpty else { return }
    page.heading(heading, level: 1)
    for sheet in sheets {
      page.heading(sheet.blankett.name, level: 2)
      try section(sheet).addFigures(level: nil, to: &page)
    }
  }

  private mutating func addAttachments(_ heading: String) {
    let given = paper?.bilagor ?? []
    let names = given.isEmpty ? report.attachmentNames : given
    guard !names.isEmpty else { return }
    page.heading(heading, level: 1)
    page.gap()
    for (index, name) in names.enumerated() { page.item("\(index + 1).", name) }
  }
}

extension Report {
  /// `Tertialrapport 2 2020`
  var reportTitle: String { "\(period.type.reportName) \(period.year)" }

  /// What the package holds beside the tjänsteutlåtande, for a report that does not list it.
  var attachmentNames: [String] {
    var names: [String] = []
    if !tables.isEmpty { names.append("Blanketter till \(period.inSentence)") }
    if bilagor.projektbilaga != nil { names.append(ProjektbilagaText.title) }
    if let plan = bilagor.handlingsplan { names.append(plan.rubrik ?? DokumentText.planTitle) }
    return names + bilagor.dokument.compactMap { $0.rubrik ?? $0.typ }
  }
}
