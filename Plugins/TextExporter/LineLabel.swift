/// A label that stands in front of many values, laid out once.
struct LineLabel {
  private let label: String
  private let indent: Int
  private let column: Int
  /// What stands in front of a value that goes beside the label, and the columns that it takes.
  private let lead: [UInt8]
  private let leadWidth: Int

  /// The arguments are those of ``LineWrapping/labelled(_:_:width:indent:column:)``.
  init(_ label: String, indent: Int, column: Int = 0) {
    (self.label, self.indent, self.column) = (label, indent, column)
    let lead = LineWrapping.lead(label, indent: indent, column: column)
    self.lead = Array(lead.utf8)
    leadWidth = lead.displayWidth
  }

  /// Adds the label and the first of the cells.
  func add(_ value: RowCells, to page: inout TextPage) {
    if LineWrapping.hasRoom(behind: leadWidth, width: TextPage.width),
      let words = PlainWords(value.bytes.span), leadWidth + words.width <= TextPage.width
    {
      page.add(lead)
      page.add(value.bytes)
      page.endLine()
    } else {
      page.add(
        LineWrapping.labelled(
          label, value.text(0), width: TextPage.width, indent: indent, column: column))
    }
  }
}
