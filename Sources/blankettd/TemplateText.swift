import Blanketter
import Conversion
import SystemPackage
import YAMLReading

/// The text of a template file.
enum TemplateText {
  /// The file's text; a `TemplateError` with line and column when it is not UTF-8.
  static func read(_ file: FilePath) throws -> String {
    do {
      return try UTF8Text.read(try InputFile.read(file))
    } catch let fault as UTF8Text.Fault {
      throw TemplateError(
        file: file.string,
        problems: [
          .init(
            line: fault.line, column: fault.column,
            message: "filen är inte giltig UTF-8 här; spara den med teckenkodningen UTF-8")
        ])
    }
  }
}
