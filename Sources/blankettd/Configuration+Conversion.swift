import ArgumentParser
import Blanketter
import CSVExporter
import Configuration
import Conversion
import ExporterKit
import Rules
import SystemPackage
import TextExporter

/// How packages are made, as a configuration wants it.
extension Configuration {
  func templateFolders() throws -> TemplateFolders {
    TemplateFolders(
      shipped: try TemplateFolder.find(templates.value?.string),
      overlay: try templatesOverlay.value.map(TemplateFolder.overlay))
  }

  func ruleBook() throws -> RuleBook {
    do {
      return try RuleBook.standard.applying(rules.settings)
    } catch {
      throw CommandFailure(code: .configuration, message: error.description)
    }
  }

  func exporters(outline: TjansteutlatandeOutline = .shipped) throws -> ExporterRegistry {
    try BuiltinExporters.all(
      csv: output.csvProfile.value, text: output.plainText.value ? .plain : .swedish,
      outline: outline)
  }

  /// Nil when there is none.
  func registerFile(_ catalogue: TemplateCatalogue) throws -> RegisterFile? {
    try register.value.map { try RegisterFile($0, catalogue) }
  }

  /// Reading the templates shows whatever is wrong with them.
  func converter(
    selecting select: (ExporterRegistry) throws -> ExporterRegistry = { $0 }
  ) throws -> Converter {
    let catalogue = try templateFolders().load()
    return try converter(catalogue, try registerFile(catalogue), selecting: select)
  }

  /// The same with templates and register that were read already.
  func converter(
    _ catalogue: TemplateCatalogue, _ register: RegisterFile?,
    selecting select: (ExporterRegistry) throws -> ExporterRegistry = { $0 }
  ) throws -> Converter {
    Converter(
      catalogue: catalogue,
      exporters: try select(try exporters(outline: try templateFolders().outline())),
      rules: try ruleBook(), register: register?.register)
  }

  /// The same for a worker, as options, so that the two cannot come to mean different things.
  func workerArguments() throws -> [String] {
    let folders = try templateFolders()
    return ["--templates", folders.shipped.path.string]
      + (folders.overlay.map { ["--templates-overlay", $0.path.string] } ?? [])
      + outputArguments + (rules.strict.value ? ["--strict"] : [])
  }

  private var outputArguments: [String] {
    ["--csv-profile", output.csvProfile.value.rawValue]
      + (output.plainText.value ? ["--plain-text"] : [])
      + rules.choices.flatMap { ["--rule", "\($0.code)=\($0.grade.rawValue)"] }
  }

  /// A digest of everything that decides how a package comes out, besides the report: the program,
  /// the bytes of every template, what the register says of codes and names, the output settings and the
  /// rules.
  func fingerprint(_ register: RegisterFile?) throws -> String {
    var parts = [Array(Blankettd.configuration.version.utf8)] + (try templateParts())
    parts += outputArguments.map { Array($0.utf8) }
    parts.append(Array((rules.strict.value ? "strict" : "").utf8))
    if let register { parts += register.deciding }
    return Configuration.digest(of: parts)
  }

  /// A digest of the templates alone: their names and bytes.
  func templateDigest() throws -> String { Configuration.digest(of: try templateParts()) }

  /// A digest of the register's bytes; nil when there is none.
  func registerDigest() throws -> String? {
    try register.value.map { Configuration.digest(of: [try RegisterFile.bytes(of: $0)]) }
  }

  private func templateParts() throws -> [[UInt8]] {
    var parts: [[UInt8]] = []
    for files in try templateFolders().files() {
      parts.append(Array("\(files.count)".utf8))
      for file in files {
        parts.append(Array((file.lastComponent?.string ?? "").utf8))
        do {
          parts.append(try InputFile.read(file))
        } catch {
          throw CommandFailure(code: .configuration, message: InputFile.message(error, file))
        }
      }
    }
    return parts
  }

  private static func digest(of parts: [[UInt8]]) -> String {
    // With their lengths, so that no two lists of parts run together into the same bytes.
    SHA256Digest.hex(of: parts.flatMap { Array("\($0.count):".utf8) + $0 })
  }
}
