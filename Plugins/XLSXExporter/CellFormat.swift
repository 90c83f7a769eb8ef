/// How a cell looks. Equal formats share one record of the workbook, which can hold 64,000.
struct CellFormat: Hashable {
  enum Horizontal: UInt32 { case left, center, right }
  enum Vertical: UInt32 { case top, center, bottom }
  enum Line: UInt32 { case none, thin, medium }

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

  /// The small parts in one number: every cell of a head asks for a format.
  func hash(into hasher: inout Hasher) {
    let place = horizontal.rawValue << 2 | vertical.rawValue
    let lines = top.rawValue << 6 | bottom.rawValue << 4 | left.rawValue << 2 | right.rawValue
    let marks: UInt32 =
      (isBold ? 8 : 0) | (isWrapped ? 4 : 0) | (isGrey ? 2 : 0) | (isIndented ? 1 : 0)
    hasher.combine(place << 12 | lines << 4 | marks)
    hasher.combine(size)
    hasher.combine(numberFormat)
  }

  /// The same with thin lines on all sides.
  var boxed: CellFormat {
    var format = self
    (format.top, format.bottom, format.left, format.right) = (.thin, .thin, .thin, .thin)
    return format
  }
}
