import CLinux
import ArgumentParser
import Configuration
import Conversion
import Glibc
import Spool
import SystemPackage

/// Makes a place to work in: the folders, and a configuration file in which everything is explained.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a data directory and a commented configuration file.",
    discussion: "Folders that are there stay as they are. A file is never overwritten.")

  @Option(help: ArgumentHelp("The data directory.", valueName: "dir"))
  var data: String

  @Option(
    help: ArgumentHelp(
      "Where the configuration file goes. (default: blankettd.yaml in the data directory)",
      valueName: "file"))
  var config: String?

  func run() throws {
    try Command.run {
      let data = try absolute(FilePath(data))
      let file = config.map { FilePath($0) } ?? data.appending("blankettd.yaml")
      guard !isThere(file) else {
        throw CommandFailure(
          code: .cannotCreate, message: "'\(file)' is there already",
          hint: "move it away, or name another with --config")
      }
      do throws(SpoolError) {
        // The lock only shows that no daemon works here; it goes with the process.
        _ = try SpoolFolders(dataDirectory: data).prepare()
      } catch {
        throw CommandFailure(code: SysExit(error), message: error.message, hint: error.hint)
      }
      try OutputFile.create(CommentedFile.text(data: data), at: file)
      Console.out("made \(data) with inkorg, utkorg, fel, arkiv, arbete and state")
      Console.out("wrote \(file)")
      Console.out("next: blankettd run --config \(file)")
    }
  }

  private func absolute(_ path: FilePath) throws -> FilePath {
    if path.isAbsolute { return path.lexicallyNormalized() }
    guard let here = getcwd(nil, 0) else {
      throw CommandFailure(
        code: .inputOutput, message: "cannot tell the current folder: \(Errno(rawValue: errno))")
    }
    defer { free(here) }
    return FilePath(platformString: here).pushing(path).lexicallyNormalized()
  }

  private func isThere(_ path: FilePath) -> Bool {
    var status = stat()
    return path.withPlatformString { lstat($0, &status) } == 0
  }
}
