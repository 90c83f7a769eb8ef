import ReportModel

/// Writes a handlingsplan, a PM or a rutin.
enum DokumentText {
  /// What a handlingsplan without a heading of its own is called.
  static let planTitle = "Handlingsplan"

  static func text(
    _ document: Dokument, title: String?, of report: Report, _ typography: TextTypography
  ) -> [UInt8] {
    var page = TextPage(typography)
    page.appendixHead(of: report)
    if let title = document.rubrik ?? title { page.title(title) }
    for section in document.avsnitt { page.section(section) }
    if let contact = document.kontakt {
      let ownHeading = document.avsnitt.last?.rubrik
      add(contact, hasHeading: ownHeading?.lowercased() == contactHeading.lowercased(), to: &page)
    }
    add(document.fotnoter, to: &page)
    return page.close()
  }

  private static let contactHeading = "Kontakt"

  private static func add(_ contact: Kontakt, hasHeading: Bool, to page: inout TextPage) {
    if !hasHeading { page.heading(contactHeading, level: 1) }
    page.gap()
    for line in [contact.namn, contact.titel, contact.organisation] {
      if let line { page.line(line) }
    }
    page.labelled("Telefon", contact.telefon)
    page.labelled("E-post", contact.epost)
  }

  /// The texts refer to their notes with raised figures; the notes stand together at the end.
  private static func add(_ notes: [Fotnot], to page: inout TextPage) {
    guard !notes.isEmpty else { return }
    page.heading("Fotnoter", level: 1)
    page.gap()
    let width = notes.map { "\($0.nummer)".utf8.count }.max() ?? 1
    for note in notes {
      let number = String(note.nummer)
      page.item("\(number).", note.text, indent: width - number.utf8.count)
    }
  }
}

extension TextPage {
  /// Whose appendix this is, and to what.
  mutating func appendixHead(of report: Report) {
    line(report.namnd.namn)
    if let dnr = report.dnr { line("Dnr \(dnr)") }
    line("Bilaga till \(report.reportTitle)")
  }
}
