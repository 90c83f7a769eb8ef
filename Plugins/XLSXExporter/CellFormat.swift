/// How a cell looks. Equal formats share one record of the workbook, which can hold 64,000.
struct CellFormat: Hashable {
  enum Horizontal: Hashable { case left, center, right }
  enum Vertical: Hashable { case top, center, bottom }
  enum Line: Hashable { case none, thin, medium }

  var size = 9.0
  var isBold = false
  var numberFormat: String?
  var horizontal = Horizontal.left
  var vertical = Vertical.bottom
  var isWrapped = false
  var isGrey = false
  /// A little room between a number and the edge that it stands at.
  var isIndented = false
  var top = Line.none
  var bottom = Line.none
  var left = Line.none
  var right = Line.none

  /// The same with thin lines on all sides.
  var boxed: CellFormat {
    var format = self
    (format.top, format.bottom, format.left, format.right) = (.thin, .thin, .thin, .thin)
    return format
  }
}
