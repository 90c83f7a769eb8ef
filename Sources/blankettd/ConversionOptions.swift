import ArgumentParser
import Conversion
import ExporterKit
import SystemPackage

/// The options of every command that turns reports into packages. A daemon hands them on to its
/// workers as they are, so the two cannot come to mean different things.
struct ConversionOptions: ParsableArguments {
  @OptionGroup var rules: RuleOptions

  @OptionGroup var output: OutputOptions

  @OptionGroup var templates: TemplateOptions

  /// What the options ask for; reading the templates shows whatever is wrong with them.
  func converter(
    selecting select: (ExporterRegistry) throws -> ExporterRegistry = { $0 }
  ) throws -> Converter {
    let folder = try templates.folder()
    return Converter(
      catalogue: try folder.load(),
      exporters: try select(try output.exporters(outline: try folder.outline())),
      rules: try rules.rules())
  }

  /// The same options for a worker.
  func workerArguments() throws -> [String] {
    ["--templates", try templates.folder().path.string] + output.arguments + rules.arguments
  }
}
