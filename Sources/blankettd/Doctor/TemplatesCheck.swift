import Blanketter
import Configuration

/// The templates, read and laid out as for a report.
enum TemplatesCheck {
  static func findings(_ configuration: Configuration) -> [Finding] {
    do {
      let folder = try configuration.templateFolder()
      let templates = try folder.load().templates
      _ = try folder.outline()
      return [.ok("templates", "\(templates.count) in \(folder.path)")]
    } catch {
      return Command.problems(of: error).map {
        .fault("templates", $0, remedy: "see 'blankettd templates --check FILE'")
      }
    }
  }
}
