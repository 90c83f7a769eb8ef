/// What a workbook is meant to hold, recorded while it is drawn.
struct WorkbookRecord {
  var sheets: [SheetRecord] = []
}

/// What a sheet is meant to hold.
struct SheetRecord {
  var name: String
  var cells = CellDigest()
  var merges: Set<CellArea> = []
}
