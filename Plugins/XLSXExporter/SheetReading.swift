import Blanketter
import ExporterKit

/// Reads the cells and merges of one sheet part.
struct SheetReading {
  private(set) var record: SheetRecord
  private let texts: [UInt64]
  private var row = -1
  private var column = -1

  /// `texts` are the sums of the workbook's shared texts.
  init(name: String, texts: [UInt64]) {
    record = SheetRecord(name: name)
    self.texts = texts
  }

  mutating func read(_ scanner: inout XMLScanner) throws(ExportError) {
    while true {
      while let cell = try scanner.plainCell() { try add(cell, scanner) }
      if try scanner.plainRowEnd() { continue }
      if let number = try scanner.plainRow() {
        try startRow(number, scanner)
        continue
      }
      switch try scanner.next() {
      case .end: return
      case .open where scanner.isElement("row"):
        let number = scanner.attribute("r").flatMap { Int(String(decoding: $0, as: UTF8.self)) }
        try startRow(number, scanner)
      case .open where scanner.isElement("c"): try readCell(&scanner)
      case .open where scanner.isElement("mergeCell"): try addMerge(scanner)
      default: break
      }
    }
  }

  private mutating func startRow(
    _ number: Int?, _ scanner: borrowing XMLScanner
  ) throws(ExportError) {
    guard let number, number - 1 > row else { throw scanner.fault("rows that are not in order") }
    row = number - 1
    column = -1
  }

  private mutating func startCell(
    _ place: (row: Int, column: Int)?, _ scanner: borrowing XMLScanner
  ) throws(ExportError) {
    guard let place, place.row == row, place.column > column else {
      throw scanner.fault("cells that are not in order")
    }
    column = place.column
  }

  private mutating func add(
    _ cell: PlainMarkup.Cell, _ scanner: borrowing XMLScanner
  ) throws(ExportError) {
    try startCell((cell.row, cell.column), scanner)
    let content: CellDigest.Content =
      switch cell.value {
      case .none: .blank
      case .shared(let index): .text(try sharedText(index, scanner))
      case .number(let number): .number(number)
      case .formula(let formula, let result): .formula(formula, result)
      }
    record.cells.add(row: row, column: column, content)
  }

  private func sharedText(
    _ index: Int?, _ scanner: borrowing XMLScanner
  ) throws(ExportError) -> UInt64 {
    guard let index, texts.indices.contains(index) else {
      throw scanner.fault("a text that is not among the shared ones")
    }
    return texts[index]
  }

  private mutating func readCell(_ scanner: inout XMLScanner) throws(ExportError) {
    try startCell(scanner.attribute("r").flatMap { CellAddress.place($0) }, scanner)
    let isText = scanner.attribute("t") == [UInt8(ascii: "s")]
    var formula: UInt64?
    var value: [UInt8]?
    var pending: [UInt8] = []
    while true {
      switch try scanner.next() {
      case .open: pending.removeAll()
      case .text: pending = scanner.text
      case .close where scanner.isElement("f"): formula = TextDigest.of(pending)
      case .close where scanner.isElement("v"): value = pending
      case .close where scanner.isElement("c"):
        let content = try content(formula, value, isText: isText, scanner)
        return record.cells.add(row: row, column: column, content)
      case .close: break
      case .end: throw scanner.fault("ends inside a cell")
      }
    }
  }

  private func content(
    _ formula: UInt64?, _ value: [UInt8]?, isText: Bool, _ scanner: borrowing XMLScanner
  ) throws(ExportError) -> CellDigest.Content {
    guard let value else {
      guard formula == nil, !isText else { throw scanner.fault("a cell without its value") }
      return .blank
    }
    let written = String(decoding: value, as: UTF8.self)
    if isText { return .text(try sharedText(Int(written), scanner)) }
    guard let number = Double(written), number.isFinite else {
      throw scanner.fault("a value that is no number")
    }
    return formula.map { .formula($0, number) } ?? .number(number)
  }

  private mutating func addMerge(_ scanner: borrowing XMLScanner) throws(ExportError) {
    let corners = (scanner.attribute("ref") ?? []).split(separator: UInt8(ascii: ":"))
    guard corners.count == 2, let first = CellAddress.place(corners[0]),
      let last = CellAddress.place(corners[1])
    else { throw scanner.fault("a merge that is no range") }
    let area = CellArea(
      firstRow: first.row, firstColumn: first.column, lastRow: last.row, lastColumn: last.column)
    guard !record.merges.contains(where: area.overlaps) else {
      throw scanner.fault("merged cells that overlap")
    }
    record.merges.insert(area)
  }
}
