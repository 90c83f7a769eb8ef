import CSVExporter
import ExporterKit
import TextExporter
import XLSXExporter

/// The one list of built-in exporters. A new format is a folder under `Plugins/` and a line here.
enum BuiltinExporters {
  static func all() throws -> ExporterRegistry {
    try ExporterRegistry([
      XLSXExporter(),
      CSVExporter(),
      TextExporter(),
    ])
  }
}
