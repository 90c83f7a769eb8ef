public import Blanketter
import Foundation

extension TemplateCatalogue {
  /// The templates of this repository.
  public static func shipped() throws -> TemplateCatalogue {
    var folder = URL(filePath: #filePath)
    for _ in 0..<5 { folder.deleteLastPathComponent() }
    let files = try FileManager.default.contentsOfDirectory(
      at: folder.appending(path: "templates/blanketter"), includingPropertiesForKeys: nil)
    return try TemplateCatalogue(
      files.filter { $0.pathExtension == "yaml" }.map { file in
        try TemplateReader.read(
          String(contentsOf: file, encoding: .utf8), file: file.lastPathComponent)
      })
  }
}
