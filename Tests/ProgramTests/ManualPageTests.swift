import Foundation
import Testing

@Suite struct ManualPageTests {
  static let folder = Program.root.appending(path: "docs/man")

  static func pages() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.last.map("158".contains) ?? false }.sorted()
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/man")))
  func `man has no objections to any page`() throws {
    for command in try Self.pages().map({ "cat '\($0)'" }) + ["./configuration-page"] {
      let result = try Program.shell(
        "\(command) | LC_ALL=C.UTF-8 MANROFFSEQ= man --warnings -E UTF-8 -l -Tutf8 -Z - 2>&1 >/dev/null",
        in: Self.folder)
      #expect(result.output == "", "\(command)")
    }
  }

  @Test func `the page of the commands names every command`() throws {
    let page = try String(contentsOf: Self.folder.appending(path: "blankettd.1"), encoding: .utf8)
      .replacing("\\-", with: "-")
    let help = try Program.shell("blankettd --help", in: Program.root).output
    let commands =
      help.split(separator: "SUBCOMMANDS:").last?.split(separator: "\n\n").first?.split(
        separator: "\n"
      )
      .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
      .compactMap { $0.split(separator: " ").first } ?? []
    #expect(!commands.isEmpty)
    for command in commands { #expect(page.contains(command), "\(command)") }
  }
}
