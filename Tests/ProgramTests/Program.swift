import Foundation
import Testing

/// The built program, and the folders of the checkout that it is tried with.
enum Program {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The folder that the program and the test runner are built into.
  static let bin = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent()

  static var examples: URL { root.appending(path: "examples") }

  static func example(_ name: String) throws -> Data {
    try Data(contentsOf: examples.appending(path: name))
  }

  /// An example with a text in it replaced by another.
  static func example(_ name: String, _ old: String, by new: String) throws -> Data {
    let text = String(decoding: try example(name), as: UTF8.self)
    try #require(text.contains(old))
    return Data(text.replacingOccurrences(of: old, with: new).utf8)
  }

  /// What a command printed on both of its outputs, in the order in which it came, and its exit code.
  struct Result {
    var output: String
    var status: Int32
  }

  /// Runs a line of shell in a folder, with the program in the path.
  static func shell(_ line: String, in folder: URL) throws -> Result {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = folder
    process.environment = environment
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Result(
      output: String(decoding: output, as: UTF8.self), status: process.terminationStatus)
  }

  static var environment: [String: String] {
    var environment = ProcessInfo.processInfo.environment
    environment["PATH"] = "\(bin.path):\(environment["PATH"] ?? "/usr/bin:/bin")"
    environment["EXAMPLES"] = examples.path
    environment["TEMPLATES"] = root.appending(path: "templates").path
    environment["NO_COLOR"] = "1"
    environment["TZ"] = "UTC"
    return environment
  }
}

/// A folder that goes when the test is over.
final class ScratchFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "blankettd-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: url.appending(path: name))
  }

  /// The names in a folder, sorted; none when it is missing.
  func names(in folder: String) -> [String] {
    let path = url.appending(path: folder).path
    return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }
}
