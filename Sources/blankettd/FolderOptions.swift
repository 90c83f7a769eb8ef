import ArgumentParser
import Configuration
import Spool
import SystemPackage

/// Which folders: the options of every command that works on them.
struct FolderOptions: ParsableArguments {
  @OptionGroup var file: ConfigurationOptions

  @Option(
    help: ArgumentHelp(
      "The folder that holds inkorg, utkorg, fel, arkiv, arbete and state; no configuration file is read unless one is named.",
      valueName: "dir"))
  var data: String?

  /// Where the configuration comes from, in a word.
  var sourceName: String {
    if data != nil, file.config == nil { return "no file" }
    return file.file?.string ?? "no file"
  }

  /// What the configuration file says, with `--data` over it; defaults under `--data` alone.
  ///
  /// - Throws: a usage error when neither is named and there is no standard file.
  func configuration() throws -> Configuration {
    guard let data else {
      guard let file = file.file else {
        throw ValidationError(
          "name the folders with --data DIR or --config FILE; there is no \(ConfigurationOptions.standardFile)"
        )
      }
      return try Configuration(file: file)
    }
    var configuration = file.config == nil ? Configuration() : try file.configuration()
    configuration.data = Setting(FilePath(data), from: .flag("--data"))
    configuration.folders = .init(from: .flag("--data"))
    return configuration
  }
}

extension Configuration {
  /// Where everything lies.
  var spoolFolders: SpoolFolders {
    SpoolFolders(
      inkorg: folder(\.folders.inkorg, "inkorg"), utkorg: folder(\.folders.utkorg, "utkorg"),
      fel: folder(\.folders.fel, "fel"), arkiv: folder(\.folders.arkiv, "arkiv"),
      arbete: folder(\.folders.arbete, "arbete"), state: folder(\.folders.state, "state"))
  }
}
