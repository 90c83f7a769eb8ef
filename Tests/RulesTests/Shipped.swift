import Blanketter
import Foundation
import ReportModel
import Testing

@testable import Rules

/// The templates and examples of the repository, and what the rules say of a report.
enum Shipped {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: root.appending(path: path)), as: UTF8.self)
  }

  static let ids = ["projekt", "resultatenheter", "investeringar", "lokaler"]

  static let catalogue: TemplateCatalogue = {
    do {
      return try TemplateCatalogue(
        ids.map { id in
          try TemplateReader.read(
            try text("templates/blanketter/\(id).yaml"), file: "\(id).yaml")
        })
    } catch {
      fatalError("the shipped templates cannot be read: \(error)")
    }
  }()

  static func check(
    _ json: String, after earlier: String? = nil, by book: RuleBook = .standard
  ) -> (reader: [Diagnostic], rules: [Diagnostic]) {
    RuleExample.diagnostics(of: json, after: earlier, by: book, catalogue)
  }
}

extension ExampleFrame {
  /// What the rules say of a fragment in this frame.
  func findings(_ fragment: String, by book: RuleBook = .standard) -> [Diagnostic] {
    Shipped.check(report(fragment), by: book).rules
  }
}

extension [Diagnostic] {
  /// `R06 warning`, in the order of the rules.
  var summaries: [String] { map { "\($0.code) \($0.severity.rawValue)" } }
}

extension String {
  /// With `~` for every no-break space.
  var visible: String { String(map { $0 == "\u{A0}" ? "~" : $0 }) }
}
