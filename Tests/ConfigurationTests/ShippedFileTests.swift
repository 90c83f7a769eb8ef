import Foundation
import SystemPackage
import Testing

@testable import Configuration

/// `systemd/blankettd.yaml`, which is installed as `/etc/blankettd/blankettd.yaml`.
@Suite struct ShippedFileTests {
  private static let url = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "systemd/blankettd.yaml")

  private static func shipped() throws -> String { try String(contentsOf: url, encoding: .utf8) }

  /// What somebody would have who takes away every `#` before a key.
  private static func uncommented() throws -> String {
    try shipped().split(separator: "\n").map { line in
      let key = line.drop { $0 == " " }
      guard key.hasPrefix("#"), !key.hasPrefix("# ") else { return String(line) }
      return String(line.prefix { $0 == " " } + key.dropFirst())
    }.joined(separator: "\n")
  }

  @Test func `the shipped file is made from the table of keys`() throws {
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try Data(CommentedFile.text().utf8).write(to: Self.url)
    }
    #expect(try Self.shipped() == CommentedFile.text())
  }

  @Test func `the shipped file says nothing but the defaults`() throws {
    let configuration = try Configuration(reading: try Self.shipped(), file: "f")
    #expect(configuration == Configuration())
  }

  @Test func `every key stands in the shipped file with its default`() throws {
    let configuration = try Configuration(reading: try Self.uncommented(), file: "f")
    for (line, standard) in zip(configuration.lines, Configuration().lines) {
      #expect(line.value == standard.value)
      guard case .file("f", _?) = line.origin else {
        Issue.record("\(line.name) is not in the file")
        continue
      }
    }
    #expect(configuration.rules.choices.isEmpty)
  }

  @Test func `no line of the shipped file is too wide for a terminal`() throws {
    for line in try Self.shipped().split(separator: "\n") { #expect(line.count <= 80) }
  }

  @Test func `a file that is made for a folder names it, and is otherwise the same`() throws {
    let text = CommentedFile.text(data: "/srv/en mapp: #1")
    let configuration = try Configuration(reading: text, file: "f")
    #expect(configuration.data.value == "/srv/en mapp: #1")
    #expect(text.contains("#inkorg: \"/srv/en mapp: #1/inkorg\""))
    var expected = Configuration()
    expected.data = configuration.data
    #expect(configuration == expected)
  }
}
