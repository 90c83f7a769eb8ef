import CXlsxWriter
import ExporterKit
import SystemPackage

@testable import XLSXExporter

/// Workbooks drawn by a test, cell by cell.
enum HandDrawing {
  /// A workbook with one sheet, closed and read back; gives its path.
  @discardableResult
  static func sheet(
    _ name: String = "Blad", in folder: TemporaryFolder,
    _ draw: (inout Worksheet, UnsafeMutablePointer<lxw_format>) throws -> Void
  ) throws -> FilePath {
    try workbook(in: folder) { workbook in
      var sheet = try workbook.addSheet(name)
      try draw(&sheet, try workbook.record(of: CellFormat()))
      return [sheet.record]
    }
  }

  @discardableResult
  static func workbook(
    in folder: TemporaryFolder, _ draw: (inout Workbook) throws -> [SheetRecord]
  ) throws -> FilePath {
    let path = folder.path.appending("hand.xlsx")
    var workbook = try Workbook(path: path.string, temporaryDirectory: folder.path.string)
    let record = WorkbookRecord(sheets: try draw(&workbook))
    try workbook.close()
    try WorkbookReading.check(path, against: record)
    return path
  }
}
