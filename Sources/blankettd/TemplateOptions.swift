import ArgumentParser
import Blanketter
import Configuration
import SystemPackage

/// The options of every command that makes forms.
struct TemplateOptions: ParsableArguments {
  @Option(help: "The folder with the templates.")
  var templates: String?

  @Option(
    help: ArgumentHelp(
      "An organisation's own templates, over those of the other folder.", valueName: "dir"))
  var templatesOverlay: String?

  func apply(to configuration: inout Configuration) {
    if let templates {
      configuration.templates = Setting(FilePath(templates), from: .flag("--templates"))
    }
    if let templatesOverlay {
      configuration.templatesOverlay = Setting(
        FilePath(templatesOverlay), from: .flag("--templates-overlay"))
    }
  }
}

/// Which templates, for commands that make nothing else of the configuration.
struct TemplateChoice: ParsableArguments {
  @OptionGroup var file: ConfigurationOptions

  @OptionGroup var templates: TemplateOptions

  func configuration() throws -> Configuration {
    var configuration = try file.configuration()
    templates.apply(to: &configuration)
    return configuration
  }

  func catalogue() throws -> TemplateCatalogue {
    try configuration().templateFolders().load()
  }
}
