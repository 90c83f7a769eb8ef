import Blanketter
import Configuration

/// The templates, read and laid out as for a report.
enum TemplatesCheck {
  static func findings(_ configuration: Configuration) -> [Finding] {
    do {
      let folders = try configuration.templateFolders()
      let templates = try folders.load().templates
      _ = try folders.outline()
      let own = folders.overlay.map { overlay in
        ", \(templates.count(where: overlay.holds)) of them from \(overlay.path)"
      }
      return [.ok("templates", "\(templates.count) in \(folders.shipped.path)\(own ?? "")")]
    } catch {
      return Command.problems(of: error).map {
        .fault("templates", $0, remedy: "see 'blankettd templates --check FILE'")
      }
    }
  }
}
