import Foundation
import Testing

/// The files beside the tests.
enum Fixture {
  static func bytes(_ name: String) throws -> [UInt8] {
    let path = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "Fixtures/\(name)")
    return Array(try Data(contentsOf: path))
  }

  /// The lines of a table, without its comments.
  static func lines(_ name: String) -> [Substring] {
    guard let bytes = try? bytes(name) else {
      Issue.record("\(name) cannot be read")
      return []
    }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter {
      !$0.hasPrefix("#")
    }
  }
}
