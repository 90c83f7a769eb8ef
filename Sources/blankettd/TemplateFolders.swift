import Blanketter
import Configuration
import Conversion
import SystemPackage
import TextExporter

/// The templates that are in use: those that came with the program, and an organisation's own over
/// them.
struct TemplateFolders {
  let shipped: TemplateFolder
  /// Its files are added to the shipped ones; one of the same id and edition stands in the place of
  /// the shipped one, so that an upgrade's other forms still arrive.
  let overlay: TemplateFolder?

  private var all: [TemplateFolder] { [shipped] + (overlay.map { [$0] } ?? []) }

  /// The files of each folder that decide how packages look, by name.
  func files() throws -> [[FilePath]] { try all.map { try $0.files() } }

  /// Every template, read and checked; all problems of all files at once.
  func load() throws -> TemplateCatalogue {
    var problems: [String] = []
    var templates: [Template] = []
    for folder in all {
      var read: [Template] = []
      for file in try folder.blankettFiles() {
        do {
          read.append(try TemplateFolder.read(file))
        } catch let error as TemplateError {
          problems.append(error.description)
        }
      }
      templates.removeAll { old in read.contains { $0.id == old.id && $0.edition == old.edition } }
      templates += read
    }
    guard problems.isEmpty else {
      throw CommandFailure(code: .configuration, message: problems.joined(separator: "\n"))
    }
    guard !templates.isEmpty else {
      throw CommandFailure(
        code: .configuration, message: "no templates in '\(shipped.path.appending("blanketter"))'",
        hint: "the folder must hold one YAML file (.yaml) per blankett")
    }
    do {
      return try TemplateCatalogue(templates)
    } catch {
      throw CommandFailure(
        code: .configuration, message: error.description,
        hint: overlay.map {
          "a template in '\($0.path)' takes the place of the shipped one of the same 'id' and 'utgava'; beside others its 'galler' and its 'blad' must be its own"
        })
    }
  }

  /// The order and headings of the tjänsteutlåtande: the organisation's own, else the shipped ones.
  func outline() throws -> TjansteutlatandeOutline {
    guard let file = overlay?.outlineFile ?? shipped.outlineFile else { return .shipped }
    do {
      return try OutlineReader.read(try TemplateText.read(file), file: file.string)
    } catch let error as TemplateError {
      throw CommandFailure(code: .configuration, message: error.description)
    } catch let error as Errno {
      throw CommandFailure(code: .configuration, message: InputFile.message(error, file))
    }
  }
}
