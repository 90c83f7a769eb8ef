import CLinux
import ArgumentParser
import Blanketter
import Configuration
import Conversion
import Glibc
import SystemPackage
import TextExporter

/// Where the templates are, and reading them.
struct TemplateFolder {
  let path: FilePath

  /// The given folder, else `share/blankettd/templates` beside the program's `bin`, else
  /// `./templates`.
  static func find(_ given: String?) throws -> TemplateFolder {
    if let given {
      guard isFolder(FilePath(given).appending("blanketter")) else {
        throw CommandFailure(
          code: .configuration, message: "no templates in '\(given)'",
          hint: "the folder must hold 'blanketter' with one YAML file per blankett")
      }
      return TemplateFolder(path: FilePath(given))
    }
    for candidate in candidates where isFolder(candidate.appending("blanketter")) {
      return TemplateFolder(path: candidate)
    }
    throw CommandFailure(
      code: .configuration,
      message: "no templates found in \(candidates.map(\.string).joined(separator: " or "))",
      hint: "name the folder with --templates")
  }

  private static var candidates: [FilePath] {
    [
      programFolder.removingLastComponent().appending("share/blankettd/templates"), "templates",
    ]
  }

  private static var programFolder: FilePath {
    program.removingLastComponent()
  }

  /// The running program's own file.
  static var program: FilePath {
    guard let path = realpath("/proc/self/exe", nil) else { return "blankettd" }
    defer { free(path) }
    return FilePath(platformString: path)
  }

  private static func isFolder(_ path: FilePath) -> Bool {
    var status = stat()
    return path.withPlatformString { stat($0, &status) } == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The YAML files with descriptions of blanketter, by name.
  func blankettFiles() throws -> [FilePath] {
    let folder = path.appending("blanketter")
    guard let stream = folder.withPlatformString(opendir) else {
      throw CommandFailure(
        code: .configuration, message: "cannot list '\(folder)': \(Errno(rawValue: errno))")
    }
    defer { closedir(stream) }
    var files: [FilePath] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix("."), name.hasSuffix(".yaml") { files.append(folder.appending(name)) }
    }
    return files.sorted { $0.string < $1.string }
  }

  /// Every file that decides how packages look, by name.
  func files() throws -> [FilePath] {
    let outline = path.appending(TemplateFolder.outlineName)
    return try blankettFiles() + (TemplateFolder.exists(outline) ? [outline] : [])
  }

  private static let outlineName = "text/tjansteutlatande.yaml"

  private static func exists(_ path: FilePath) -> Bool {
    path.withPlatformString { access($0, F_OK) } == 0
  }

  /// Every template, read and checked; all problems of all files at once.
  func load() throws -> TemplateCatalogue {
    var templates: [Template] = []
    var problems: [String] = []
    let files = try blankettFiles()
    guard !files.isEmpty else {
      throw CommandFailure(
        code: .configuration, message: "no templates in '\(path.appending("blanketter"))'",
        hint: "the folder must hold one YAML file (.yaml) per blankett")
    }
    for file in files {
      do {
        templates.append(try TemplateFolder.read(file))
      } catch let error as TemplateError {
        problems.append(error.description)
      }
    }
    guard problems.isEmpty else {
      throw CommandFailure(code: .configuration, message: problems.joined(separator: "\n"))
    }
    do {
      return try TemplateCatalogue(templates)
    } catch {
      throw CommandFailure(code: .configuration, message: error.description)
    }
  }

  /// The order and headings of the tjänsteutlåtande: the folder's own, or those that are built in.
  func outline() throws -> TjansteutlatandeOutline {
    let file = path.appending(TemplateFolder.outlineName)
    do {
      return try OutlineReader.read(try TemplateText.read(file), file: file.string)
    } catch Errno.noSuchFileOrDirectory {
      return .shipped
    } catch let error as TemplateError {
      throw CommandFailure(code: .configuration, message: error.description)
    } catch let error as Errno {
      throw CommandFailure(code: .configuration, message: InputFile.message(error, file))
    }
  }

  static func read(_ file: FilePath) throws -> Template {
    do {
      return try TemplateReader.read(try TemplateText.read(file), file: file.string)
    } catch let error as Errno {
      throw CommandFailure(code: .configuration, message: InputFile.message(error, file))
    }
  }
}

/// The options of every command that makes forms.
struct TemplateOptions: ParsableArguments {
  @Option(help: "The folder with the templates.")
  var templates: String?

  func apply(to configuration: inout Configuration) {
    if let templates {
      configuration.templates = Setting(FilePath(templates), from: .flag("--templates"))
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
    try configuration().templateFolder().load()
  }
}
