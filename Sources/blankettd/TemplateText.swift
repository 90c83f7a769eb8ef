import Blanketter
import Conversion
import SystemPackage

/// The text of a template file.
enum TemplateText {
  /// The file's text; a `TemplateError` with line and column when it is not UTF-8. Letters that came
  /// out as question marks would otherwise be printed on every form.
  static func read(_ file: FilePath) throws -> String {
    let bytes = try InputFile.read(file)
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    let before = bytes[..<firstFault(in: bytes)]
    let line = before.split(separator: 0x0A, omittingEmptySubsequences: false)
    let column = line.last.map { $0.count { $0 & 0xC0 != 0x80 } } ?? 0
    throw TemplateError(
      file: file.string,
      problems: [
        .init(
          line: line.count, column: column + 1,
          message: "filen är inte giltig UTF-8 här; spara den med teckenkodningen UTF-8")
      ])
  }

  private static func firstFault(in bytes: [UInt8]) -> Int {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return bytes.count
    } catch {
      return error.byteOffsets.lowerBound
    }
  }
}
