import Foundation
import Testing

/// What README and the pages tell people to type and to write runs and compiles as it stands there.
///
/// A fenced block of `sh` is run, in the page's order and in a folder of the page's own; a comment
/// `<!-- kod: 65 -->` before it names another exit code than 0. A block after `<!-- fil: NAME -->` is
/// added to that file. What needs a server is tried by the installation test instead.
@Suite struct DocumentedCommandTests {
  private static let followed = [
    "docs/kom-igang.md", "docs/mallar.md", "Plugins/CSVExporter/README.md",
    "Plugins/XLSXExporter/README.md", "Plugins/TextExporter/README.md",
  ]

  /// Every page, by its path in the checkout.
  private static var pages: [String] {
    let names = FileManager.default.enumerator(atPath: Program.root.path)?.compactMap {
      $0 as? String
    }
    return (names ?? []).filter { name in
      name.hasSuffix(".md") && !name.hasPrefix(".")
        && ["README.md", "CONTRIBUTING.md", "docs/", "Plugins/"].contains { name.hasPrefix($0) }
    }
  }

  @Test(arguments: followed)
  func `a page can be followed to the letter in an empty folder`(page: String) throws {
    let scratch = try ScratchFolder()
    // Pages of the source tree name its examples.
    if page.hasPrefix("Plugins/") {
      try FileManager.default.copyItem(
        at: Program.examples, to: scratch.url.appending(path: "examples"))
    }
    var commands = 0
    for block in try MarkdownBlock.all(in: page) {
      if let file = block.file { try block.append(to: scratch.url.appending(path: file)) }
      guard block.language == "sh" else { continue }
      let result = try Program.shell("set -e\n\(block.text)", in: scratch.url)
      #expect(result.status == block.status, "\(page):\(block.line)\n\(result.output)")
      commands += 1
    }
    #expect(commands > 0)
  }

  @Test func `a report of the first page becomes a package, and its templates one of their own`()
    throws
  {
    for (page, package) in [
      ("docs/kom-igang.md", "utkorg/EXN-2020-T2/EXN-2020-T2.xlsx"),
      ("docs/mallar.md", "prov/omslutningsforandringar-2020-T2/EXN-2020-T2.xlsx"),
    ] {
      let scratch = try ScratchFolder()
      for block in try MarkdownBlock.all(in: page) {
        if let file = block.file { try block.append(to: scratch.url.appending(path: file)) }
        if block.language == "sh" { _ = try Program.shell(block.text, in: scratch.url) }
      }
      #expect(
        FileManager.default.fileExists(atPath: scratch.url.appending(path: package).path), "\(page)"
      )
    }
  }

  @Test func `every command and option that a page names is one that the program has`() throws {
    var help: [String: String] = [:]
    var found = 0
    for page in Self.pages {
      let text = try String(contentsOf: Program.root.appending(path: page), encoding: .utf8)
      for command in text.matches(of: #/blankettd ([a-z][a-z-]+)((?: [^\n`#;]*)?)/#) {
        let name = String(command.1)
        if help[name] == nil {
          help[name] = try Program.shell("blankettd \(name) --help", in: Program.root).output
        }
        let isCommand = help[name]?.contains("USAGE: blankettd \(name)") == true
        let options = command.2.matches(of: #/--[a-z][a-z-]*/#).map { String($0.0) }
        // In running text the name of the program is followed by other words.
        guard isCommand else {
          #expect(options.isEmpty, "\(page): blankettd \(name)")
          continue
        }
        found += 1
        for option in options {
          #expect(help[name]?.contains(option) == true, "\(page): blankettd \(name) \(option)")
        }
      }
    }
    #expect(found > 20)
  }

  @Test func `the samples of code compile under the settings of the house`() throws {
    let scratch = try ScratchFolder()
    var count = 0
    for page in Self.pages {
      for block in try MarkdownBlock.all(in: page) where block.language == "swift" {
        let file = try #require(block.file, "\(page):\(block.line) names no file")
        try block.append(to: scratch.url.appending(path: file))
        let name = URL(filePath: file).deletingPathExtension().lastPathComponent
        let flags = """
          -typecheck -parse-as-library -swift-version 6 -warnings-as-errors -strict-memory-safety \
          -enable-upcoming-feature ExistentialAny -enable-upcoming-feature MemberImportVisibility \
          -enable-upcoming-feature InternalImportsByDefault -module-name \(name) \
          -I '\(Program.bin.path)/Modules'
          """
        // Modules of C that the house's own modules stand on.
        let folders = """
          $(find '\(Program.root.path)/.build/checkouts' '\(Program.root.path)/Sources' \
          -name include -type d -path '*/Sources/*' | sed 's/^/-I /')
          """
        let result = try Program.shell("swiftc \(flags) \(folders) '\(file)'", in: scratch.url)
        #expect(result.status == 0, "\(page):\(block.line)\n\(result.output)")
        count += 1
      }
    }
    #expect(count > 0)
  }
}

/// A fenced block of a page.
struct MarkdownBlock {
  var language: String
  var text: String
  var line: Int
  /// The file that the block is a part of.
  var file: String?
  /// The exit code that its commands end with.
  var status: Int32 = 0

  static func all(in page: String) throws -> [MarkdownBlock] {
    let text = try String(contentsOf: Program.root.appending(path: page), encoding: .utf8)
    var blocks: [MarkdownBlock] = []
    var open: (block: MarkdownBlock, indent: Int)?
    var file: String?
    var status: Int32 = 0
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let content = line.drop { $0 == " " }
      if content.hasPrefix("```") {
        if let (block, _) = open {
          blocks.append(block)
          open = nil
          (file, status) = (nil, 0)
        } else {
          let language = String(content.dropFirst(3))
          let block = MarkdownBlock(
            language: language, text: "", line: number + 1, file: file, status: status)
          open = (block, line.count - content.count)
        }
      } else if let (_, indent) = open {
        open?.block.text += line.dropFirst(indent) + "\n"
      } else if let match = content.firstMatch(of: #/<!-- fil: (.+) -->/#) {
        file = String(match.1)
      } else if let match = content.firstMatch(of: #/<!-- kod: (\d+) -->/#) {
        status = Int32(match.1) ?? 0
      }
    }
    return blocks
  }

  func append(to file: URL) throws {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    let before = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    try Data((before + text).utf8).write(to: file)
  }
}
