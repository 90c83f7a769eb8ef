import ReportModel

/// The exporters that a program has, in the order in which packages list their files.
public struct ExporterRegistry: Sendable {
  public let exporters: [any ReportExporter]

  /// Two exporters with one id are an error.
  public init(_ exporters: [any ReportExporter]) throws(DuplicateExporter) {
    self.exporters = exporters
    var ids = Set<String>()
    for exporter in exporters where !ids.insert(exporter.descriptor.id).inserted {
      throw DuplicateExporter(id: exporter.descriptor.id)
    }
  }

  public var descriptors: [ExporterDescriptor] { exporters.map(\.descriptor) }

  /// The exporters with those ids, in the registry's order.
  public func selecting(_ ids: [String]) throws(UnknownExporter) -> ExporterRegistry {
    let known = descriptors.map(\.id)
    for id in ids where !known.contains(id) {
      throw UnknownExporter(id: id, suggestion: Suggestion.nearest(to: id, in: known), known: known)
    }
    return ExporterRegistry(unchecked: exporters.filter { ids.contains($0.descriptor.id) })
  }

  private init(unchecked exporters: [any ReportExporter]) { self.exporters = exporters }
}

/// Two exporters call themselves the same.
public struct DuplicateExporter: Error, Hashable, Sendable {
  public var id: String
}

/// Nobody exports that.
public struct UnknownExporter: Error, Hashable, Sendable, CustomStringConvertible {
  public var id: String
  public var suggestion: String?
  public var known: [String]

  public var description: String {
    let hint = suggestion.map { "; did you mean '\($0)'?" } ?? ""
    return "no exporter '\(id)'\(hint) (known: \(known.joined(separator: ", ")))"
  }
}
