import Blanketter
import Configuration
import NamndRegister

/// The templates, read and laid out as for a report, and the register, where there is one.
enum TemplatesCheck {
  static func findings(_ configuration: Configuration) -> [Finding] {
    do {
      let folders = try configuration.templateFolders()
      let catalogue = try folders.load()
      _ = try folders.outline()
      let templates = catalogue.templates
      let own = folders.overlay.map { overlay in
        ", \(templates.count(where: overlay.holds)) of them from \(overlay.path)"
      }
      return [.ok("templates", "\(templates.count) in \(folders.shipped.path)\(own ?? "")")]
        + register(configuration, catalogue)
    } catch {
      return Command.problems(of: error).map {
        .fault("templates", $0, remedy: "see 'blankettd templates --check FILE'")
      }
    }
  }

  private static func register(
    _ configuration: Configuration, _ catalogue: TemplateCatalogue
  ) -> [Finding] {
    guard let file = configuration.register.value else { return [] }
    do {
      let register = try RegisterFile(file, catalogue).register
      let count = register.namnder.count
      return [.ok("register", "\(count) \(count == 1 ? "nämnd" : "nämnder") in \(file)")]
    } catch {
      return Command.problems(of: error).map {
        .fault("register", $0, remedy: "correct the file; see 'blankettd check-config'")
      }
    }
  }
}
