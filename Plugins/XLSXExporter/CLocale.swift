import CXlsxWriter
import ExporterKit
import Glibc

/// The "C" locale, for as long as libxlsxwriter writes.
///
/// The library prints numbers with `printf`: under a locale with a decimal comma every number of the
/// workbook is wrong, and nothing says so. The process's own locale is not touched.
enum CLocale {
  /// Runs `body` with the calling thread's locale set to "C"; `body` stays on that thread.
  static func current(_ body: () throws(ExportError) -> Void) throws(ExportError) {
    guard let locale = newlocale(blankettd_all_locale_categories, "C", nil) else {
      throw ExportError(.library, "cannot make the C locale", errno: errno)
    }
    defer { freelocale(locale) }
    let previous = uselocale(locale)
    defer { _ = uselocale(previous) }
    try body()
  }
}
