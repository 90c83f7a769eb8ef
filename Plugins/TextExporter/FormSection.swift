import Blanketter
import Facts
import ReportModel

/// A form's part of the tjänsteutlåtande: what it shows, what people say about it, and its figures.
struct FormSection {
  let sheet: Sheet
  let table: BlankettTable?
  let period: Period
  let typography: TextTypography

  func add(to page: inout TextPage) throws(ArithmeticError) {
    page.heading(sheet.blankett.name, level: 2)
    let comparisons = Comparison.all(in: sheet.blankett)
    let summary = FormSummary(sheet: sheet, comparisons: comparisons, period: period)
    page.paragraph(try summary.opening())
    let sums = summary.comparedSums()
    if !sums.isEmpty { page.gap() }
    for sentence in sums { page.item("-", sentence) }
    if let analysis = table?.head("analys").text { page.paragraph(analysis) }
    if let table {
      addDeviations(FormDeviations(sheet, table), to: &page)
      addComments(table, to: &page)
    }
  }

  private func addDeviations(_ found: FormDeviations, to page: inout TextPage) {
    guard !found.comparisons.isEmpty, !sheet.ordinaryRows.isEmpty else { return }
    let deviations = Deviation.all(in: sheet, found, at: period)
    guard !deviations.isEmpty else {
      page.paragraph(
        "\(FormSummary.noun(of: sheet.blankett).none) avviker från budget, beslut eller beslutade datum."
      )
      return
    }
    page.heading("Avvikelser", level: 3)
    for deviation in deviations {
      page.paragraph(deviation.name)
      for finding in deviation.findings { page.item("-", finding) }
      for (label, text) in deviation.explanations { page.paragraph("\(label): \(text)") }
    }
  }

  /// The words that a row carries without a column of the form.
  private func addComments(_ table: BlankettTable, to page: inout TextPage) {
    let fields = table.shape.fields.indices.filter { index in
      let field = table.shape.fields[index]
      return index != 0 && index != table.shape.nameField && field.kind == .text
        && field.label == nil && field.path.first != "avvikelse"
    }
    var hasHeading = false
    for row in sheet.reportedRows {
      guard let reportRow = sheet.rows[row].reportRow else { continue }
      for field in fields {
        guard let text = table[reportRow, field].text, !LineWrapping.words(of: text).isEmpty else {
          continue
        }
        if !hasHeading { page.heading("Kommentarer", level: 3) }
        hasHeading = true
        page.paragraph("\(sheet.name(of: row)): \(text)")
      }
    }
  }

  /// The form's figures as a table, under a heading of their own where `level` says one.
  func addFigures(level: Int?, to page: inout TextPage) throws(ArithmeticError) {
    guard !sheet.ordinaryRows.isEmpty else { return }
    let figures = FormTable(sheet: sheet, typography: typography)
    if let level { page.heading("Uppgifter enligt blanketten", level: level) }
    for line in headLines { page.paragraph(line) }
    page.paragraph(figures.legend)
    try figures.add(to: &page)
    if RoundingRemark.isNeeded(under: sheet) { page.paragraph(RoundingRemark.text) }
  }

  /// The lines above the form that carry a text of the report, such as `Uppgiftslämnare:`.
  private var headLines: [String] {
    guard let table else { return [] }
    let texts = table.shape.headFields.map(\.name).filter { $0 != "uttalande" && $0 != "analys" }
      .compactMap { table.head($0).text }.filter { !$0.isEmpty }
    return sheet.head.compactMap { line in
      line.flatMap { line in texts.contains { line.text.hasSuffix($0) } ? line.text : nil }
    }
  }
}
