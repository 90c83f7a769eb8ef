import Blanketter
import Conversion
import ReportModel
import SystemPackage

/// The schema that lies beside the reports of a folder. It holds for reports of any year.
enum SchemaFile {
  static let name = "rapport.schema.json"

  /// The schema of reports of `year`, or of any year.
  static func text(_ catalogue: TemplateCatalogue, year: Int? = nil) throws -> String {
    let blanketter = catalogue.blanketter(shownFor: year)
    guard !blanketter.isEmpty else {
      throw CommandFailure(
        code: .configuration, message: "no template holds for the year \(year ?? 0)",
        hint: "see 'blankettd templates' for the years of each")
    }
    var schema = ReportSchema(tables: blanketter.map(\.shape), year: year)
    let suffix = year.map { "-\($0)" } ?? ""
    return schema.json(id: "\(idStart)\(suffix):1")
  }

  private static let idStart = "urn:blankettd:rapport"

  /// Writes the schema, or puts it in the place of an earlier one of ours; anybody else's file stays.
  /// - Returns: whether it was written.
  static func update(_ file: FilePath, _ catalogue: TemplateCatalogue) throws -> Bool {
    let text = try text(catalogue)
    let old: String
    do {
      old = String(decoding: try InputFile.read(file), as: UTF8.self)
    } catch {
      guard error == .noSuchFileOrDirectory else {
        throw CommandFailure(
          code: SysExit(reading: error), message: InputFile.message(error, file))
      }
      try OutputFile.create(text, at: file)
      return true
    }
    guard old != text else { return false }
    guard old.contains("\"$id\": \"\(idStart)") else {
      Console.error("warning: '\(file)' is somebody else's and stays as it is")
      return false
    }
    try OutputFile.replace(text, at: file)
    return true
  }
}
