import ArgumentParser
import Blanketter
import Configuration
import ReportModel
import SystemPackage

/// Lists the templates, or checks some.
struct TemplatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "templates", abstract: "List the blanketter, or check templates.",
    discussion: """
      With --check: tells every fault of each file with its line and column. A sound template is \
      shown with sample figures; with --to its whole sample package is made as well, with the \
      report that it was made from. docs/mallar.md (Swedish) explains every key of a template. \
      In the list, a template of --templates-overlay has its file behind it.
      """)

  @Option(
    parsing: .upToNextOption, help: ArgumentHelp("Check these template files.", valueName: "file"))
  var check: [String] = []

  @Option(
    name: .customLong("to"),
    help: ArgumentHelp("Where the sample packages of sound templates go.", valueName: "dir"))
  var destination: String?

  @OptionGroup var templates: TemplateChoice

  func validate() throws {
    guard destination == nil || !check.isEmpty else {
      throw ValidationError("--to goes with --check FILE")
    }
  }

  func run() throws {
    try Command.run {
      guard check.isEmpty else { return try checkFiles() }
      let folders = try templates.configuration().templateFolders()
      for template in try folders.load().templates {
        let years = "\(template.years.lowerBound)–\(template.years.upperBound)"
        let own = folders.overlay.map { $0.holds(template) } == true ? [template.file] : []
        Console.out(
          ([template.id, template.edition, years, template.sheetName] + own)
            .joined(separator: "\t"))
      }
    }
  }

  /// Tries every file; the exit code is the highest met.
  private func checkFiles() throws {
    var worst = ExitCode.success
    var sound: [Template] = []
    for file in check {
      do {
        let checked = try TemplateCheck(FilePath(file))
        if !sound.isEmpty { Console.out("") }
        Console.out(checked.text)
        try destination.map { Console.out("\n" + (try checked.writePackage(under: $0)).string) }
        sound.append(checked.template)
      } catch let failure as CommandFailure {
        Console.report(failure)
        worst = worst.worse(ExitCode(failure.code.rawValue))
      }
    }
    try checkTogether(sound)
    throw worst
  }

  /// The templates beside each other and, where a folder is named, beside those that are in use; one
  /// in use of the same id and edition is the one that is being changed.
  private func checkTogether(_ sound: [Template]) throws {
    let configuration = try templates.configuration()
    let isNamed =
      configuration.templates.value != nil || configuration.templatesOverlay.value != nil
    let used = isNamed ? try templates.catalogue().templates : []
    let others = used.filter { old in
      !sound.contains { $0.id == old.id && $0.edition == old.edition }
    }
    do {
      _ = try TemplateCatalogue(others + sound)
    } catch {
      throw CommandFailure(code: .configuration, message: error.description)
    }
  }
}
