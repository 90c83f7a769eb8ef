import Blanketter
import ExporterKit
import Glibc
import ReportModel

/// The folder in memory that takes the library's temporary files of a small workbook.
///
/// There is one for each part, thirteen for a report of four forms, and on a disk they cost a twelfth
/// of a conversion. Large workbooks keep theirs beside themselves, so that no memory limit touches them.
enum MemoryFolder {
  private static let path = "/dev/shm"
  /// The most that a small workbook's cells and texts take, in bytes.
  private static let most = 2_000_000
  /// A cell with its markup.
  private static let cellSize = 50
  /// Less room than this is left alone.
  private static let leastRoom = 32_000_000

  /// Nil for a large workbook, or where there is no such folder with room.
  static func path(for job: ExportJob) -> String? {
    guard size(of: job) <= most, access(path, W_OK | X_OK) == 0 else { return nil }
    var status = statvfs()
    guard statvfs(path, &status) == 0, status.f_bavail * status.f_frsize >= leastRoom else {
      return nil
    }
    return path
  }

  private static func size(of job: ExportJob) -> Int {
    var size = 0
    for sheet in job.sheets {
      size += sheet.rows.count * sheet.blankett.columns.count * cellSize
      if size > most { return size }
    }
    for table in job.report.tables {
      for row in 0..<table.rowCount { size += table.textSize(of: row) }
    }
    return size
  }
}
