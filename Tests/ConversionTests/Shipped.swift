import Blanketter
import Conversion
import ExporterKit
import Foundation

/// The templates and examples of the repository.
enum Shipped {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// Reads, checks and compares; writes nothing.
  static func converter() throws -> Converter {
    Converter(catalogue: try catalogue(), exporters: try ExporterRegistry([]))
  }

  static func catalogue() throws -> TemplateCatalogue {
    let forms = ["projekt", "resultatenheter", "investeringar", "lokaler"]
    let templates = try forms.map { form in
      try TemplateReader.read(
        try text("templates/blanketter/\(form).yaml"), file: "\(form).yaml")
    }
    return try TemplateCatalogue(templates)
  }
}
