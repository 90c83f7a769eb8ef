import ArgumentParser
import CSVExporter
import ExporterKit
import TextExporter
import XLSXExporter

/// The one list of built-in exporters. A new format is a folder under `Plugins/` and a line here.
enum BuiltinExporters {
  static func all(
    csv: CSVProfile = .excelSwedish, text: TextTypography = .swedish,
    outline: TjansteutlatandeOutline = .shipped
  ) throws -> ExporterRegistry {
    try ExporterRegistry([
      XLSXExporter(),
      CSVExporter(profile: csv),
      TextExporter(style: text, outline: outline),
    ])
  }
}

/// The options of every command that writes packages.
struct OutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The kind of CSV: excel-sv for a Swedish Excel, open for programs.", valueName: "profile"),
    transform: { name in
      guard let profile = CSVProfile(rawValue: name) else {
        let known = CSVProfile.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("no CSV profile '\(name)' (known: \(known))")
      }
      return profile
    })
  var csvProfile: CSVProfile = .excelSwedish

  @Flag(help: "Ordinary spaces and hyphens in the texts, instead of Swedish typography.")
  var plainText = false

  /// The exporters as the options want them.
  func exporters(outline: TjansteutlatandeOutline = .shipped) throws -> ExporterRegistry {
    try BuiltinExporters.all(
      csv: csvProfile, text: plainText ? .plain : .swedish, outline: outline)
  }

  /// The same options for a worker.
  var arguments: [String] {
    ["--csv-profile", csvProfile.rawValue] + (plainText ? ["--plain-text"] : [])
  }
}
