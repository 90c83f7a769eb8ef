import CZlib
import ExporterKit

/// The C libraries, as they are linked at this moment.
enum LibraryCheck {
  static func findings() -> [Finding] {
    do {
      let exporters = try BuiltinExporters.all().descriptors
      let list = exporters.map { "\($0.id) \($0.version)" }.joined(separator: ", ")
      return [
        .ok("exporters", list), .ok("zlib", String(cString: zlibVersion())),
      ]
    } catch {
      return [.fault("exporters", "\(error)", remedy: nil)]
    }
  }
}
