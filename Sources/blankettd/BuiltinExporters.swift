import ArgumentParser
import CSVExporter
import Configuration
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
  var csvProfile: CSVProfile?

  @Flag(
    inversion: .prefixedNo,
    help: "Ordinary spaces and hyphens in the texts, instead of Swedish typography.")
  var plainText: Bool?

  func apply(to configuration: inout Configuration) {
    if let csvProfile {
      configuration.output.csvProfile = Setting(csvProfile, from: .flag("--csv-profile"))
    }
    if let plainText {
      configuration.output.plainText = Setting(
        plainText, from: .flag(plainText ? "--plain-text" : "--no-plain-text"))
    }
  }
}
