import ArgumentParser
import Configuration
import Conversion
import Glibc
import SystemPackage
import YAMLReading

/// The configuration file, for commands that make or check packages without the daemon.
struct ConfigurationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The configuration file. (default: \(standardFile) when it exists)", valueName: "file"))
  var config: String?

  static let standardFile: FilePath = "/etc/blankettd/blankettd.yaml"

  /// The file that is named, or the standard one when it exists.
  var file: FilePath? {
    if let config { return FilePath(config) }
    let file = ConfigurationOptions.standardFile
    let isMissing = file.withPlatformString { access($0, F_OK) != 0 && errno == ENOENT }
    return isMissing ? nil : file
  }

  /// What the file says; the defaults where there is none.
  func configuration() throws -> Configuration {
    try file.map { try Configuration(file: $0) } ?? Configuration()
  }
}

extension Configuration {
  /// Reads a file; every problem of it is told.
  init(file: FilePath) throws {
    let text: String
    do {
      text = try UTF8Text.read(try InputFile.read(file))
    } catch let fault as UTF8Text.Fault {
      let problem = YAMLProblem(
        line: fault.line, column: fault.column, message: "the file is not valid UTF-8 here")
      throw ConfigurationError(file: file, problems: [problem])
    } catch let error as Errno {
      let code = SysExit(reading: error)
      throw CommandFailure(
        code: code == .noInput ? .configuration : code, message: InputFile.message(error, file),
        hint: file == ConfigurationOptions.standardFile ? "name another with --config" : nil)
    }
    self = try Configuration(reading: text, file: file)
  }
}
