import Glibc
import ReportModel

extension Amount {
  /// The number that a cell of the workbook holds: the nearest one that survives being written.
  ///
  /// libxlsxwriter prints 16 significant digits. A value of at most 15, which every amount of a report
  /// is, comes back as it was; a computed one may lose its last binary digit, and is stored here as
  /// it will come back, so that what was drawn and what is read can be compared bit by bit.
  var storedNumber: Double {
    isShort ? nearestDouble : Amount.afterWriting(nearestDouble)
  }

  /// Whether 15 digits print the value; only powers of ten that reports use are tried.
  private var isShort: Bool {
    // Seven decimals and more come from formulas alone.
    if let units = Int64(exactly: units), units % 1_000_000 == 0 { return true }
    for step: Int128 in [1, 1_000_000, 1_000_000_000_000] {
      if units.magnitude < 1_000_000_000_000_000 * step.magnitude, units % step == 0 { return true }
    }
    return false
  }

  /// Needs the "C" locale, as all writing does.
  private static func afterWriting(_ number: Double) -> Double {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 40) { text in
      _ = withVaList([number]) { vsnprintf(text.baseAddress, text.count, "%.16G", $0) }
      return text.baseAddress.map { strtod($0, nil) } ?? .nan
    }
  }
}
