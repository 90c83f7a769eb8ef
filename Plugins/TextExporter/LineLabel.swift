/// A label that stands in front of many values, laid out once.
final class LineLabel {
  private let label: String
  private let indent: Int
  /// What stands in front of a value that goes beside the label, and the columns that it takes.
  private let lead: String
  private let leadWidth: Int
  private let hasRoom: Bool

  /// The arguments are those of ``LineWrapping/labelled(_:_:width:indent:column:)``.
  init(_ label: String, indent: Int, column: Int = 0) {
    (self.label, self.indent) = (label, indent)
    lead = LineWrapping.lead(label, indent: indent, column: column)
    leadWidth = lead.displayWidth
    hasRoom = LineWrapping.hasRoom(behind: leadWidth, width: TextPage.width)
  }

  /// Adds the label and one of the cells.
  func add(_ cells: RowCells, _ index: Int, to page: inout TextPage) {
    let range = cells[index]
    if hasRoom, let words = PlainWords(cells.bytes.span.extracting(range)),
      leadWidth + words.width <= TextPage.width
    {
      page.add(upTo: lead.utf8.count + range.count) { line in
        line.add(lead.utf8.span)
        line.add(cells.bytes.span.extracting(range))
      }
      page.endLine()
    } else if hasRoom {
      page.add(LineWrapping.lines(cells.text(index), width: TextPage.width, first: lead))
    } else {
      page.add(
        LineWrapping.labelled(
          label, cells.text(index), width: TextPage.width, indent: indent))
    }
  }
}
