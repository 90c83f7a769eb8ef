import ExporterKit

/// The exporters, with the C library that one of them is linked with at this moment.
enum LibraryCheck {
  static func findings() -> [Finding] {
    do {
      let exporters = try BuiltinExporters.all().descriptors
      let list = exporters.map { "\($0.id) \($0.version)" }.joined(separator: ", ")
      return [.ok("exporters", list)]
    } catch {
      return [.fault("exporters", "\(error)", remedy: nil)]
    }
  }
}
