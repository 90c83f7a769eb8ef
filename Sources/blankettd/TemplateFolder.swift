import ArgumentParser
import Blanketter
import CLinux
import Configuration
import Conversion
import Glibc
import SystemPackage
import TextExporter

/// One folder with templates, and reading them.
struct TemplateFolder {
  let path: FilePath

  /// The given folder, else `share/blankettd/templates` beside the program's `bin`, else
  /// `./templates`, else `templates` in the source tree that the program was built in.
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

  /// An organisation's own templates: blanketter, the order of the tjänsteutlåtande, or both.
  static func overlay(_ given: FilePath) throws -> TemplateFolder {
    guard isFolder(given.appending("blanketter")) || isFolder(given.appending("text")) else {
      throw CommandFailure(
        code: .configuration, message: "no templates in '\(given)'",
        hint:
          "the folder of an overlay holds 'blanketter' with one YAML file per blankett, 'text', or both"
      )
    }
    return TemplateFolder(path: given)
  }

  private static var candidates: [FilePath] {
    let installed = programFolder.removingLastComponent().appending("share/blankettd/templates")
    return [installed, "templates"] + (sourceTree.map { [$0.appending("templates")] } ?? [])
  }

  private static var programFolder: FilePath {
    program.removingLastComponent()
  }

  /// The nearest folder around the program that is a Swift package; an installed program lies in none.
  private static var sourceTree: FilePath? {
    var folder = programFolder
    while folder.removeLastComponent() {
      if exists(folder.appending("Package.swift")) { return folder }
    }
    return nil
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

  /// The YAML files with descriptions of blanketter, by name; none when the folder has no blanketter.
  func blankettFiles() throws -> [FilePath] {
    let folder = path.appending("blanketter")
    guard let stream = folder.withPlatformString(opendir) else {
      if errno == ENOENT { return [] }
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
    try blankettFiles() + (outlineFile.map { [$0] } ?? [])
  }

  /// The order and headings of the tjänsteutlåtande, where the folder has one.
  var outlineFile: FilePath? {
    let file = path.appending("text/tjansteutlatande.yaml")
    return TemplateFolder.exists(file) ? file : nil
  }

  private static func exists(_ path: FilePath) -> Bool {
    path.withPlatformString { access($0, F_OK) } == 0
  }

  /// Whether a template came from this folder.
  func holds(_ template: Template) -> Bool { template.file.hasPrefix(path.string + "/") }

  static func read(_ file: FilePath) throws -> Template {
    do {
      return try TemplateReader.read(try TemplateText.read(file), file: file.string)
    } catch let error as Errno {
      throw CommandFailure(code: .configuration, message: InputFile.message(error, file))
    }
  }
}
