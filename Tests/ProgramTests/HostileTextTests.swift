import Foundation
import Testing

/// Keys, texts, file names and arguments that try to steer a terminal.
@Suite struct HostileTextTests {
  /// ESC, BEL, DEL, a C1 introducer, NEL, marks of direction, ends of lines, an invisible letter.
  static let hostile =
    "\u{1B}[2J\u{1B}]0;x\u{7}\u{7F}\u{9B}31m\u{85}\u{202E}\u{2066}\u{2028}\u{2029}\u{200B}"

  /// The same inside `$'…'` of a shell.
  static let inShell = hostile.unicodeScalars.map { scalar in
    "\\U" + String(String(scalar.value, radix: 16).suffix(8))
  }.joined()

  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private func run(_ command: String) throws -> Program.Result {
    try Program.shell(command, in: scratch.url)
  }

  /// A report with the text in a name, a key, a word that is no value and a text that goes into rules.
  private func report(isSound: Bool) -> String {
    let escaped = Self.hostile.unicodeScalars.filter { $0.value > 0x1F }.map { scalar in
      String(Character(scalar))
    }.joined()
    // JSON holds no raw control character; a text with an escaped ESC is no text of a report either.
    let stray = isSound ? "" : "\"x\(escaped)\\u001b[2J\": 1, \"dnr\": \"\\u001b[2J\","
    return """
      { "schemaVersion": 1, \(stray) "namnd": { "kod": "AMN", "namn": "Nämnd\(escaped)" },
        "period": { "typ": "\(isSound ? "T2" : "T\(escaped)\\u001b[2J")", "ar": 2020, "per": "2020-08-31" },
        "blanketter": { "investeringar": { "rader": [ { "id": "a", "namn": "Rad\(escaped)\\n\\tx" },
          { "id": "b\(escaped)", "namn": "b" }\(isSound ? "" : ", { \"id\": \"b\(escaped)\", \"namn\": \"c\" }") ] } } }
      """
  }

  private func expectHarmless(
    _ text: String, _ what: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let steering = text.unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      case .control: scalar != "\n" && scalar != "\t"
      case .format, .lineSeparator, .paragraphSeparator: true
      default: false
      }
    }
    #expect(steering.isEmpty, "\(what): \(steering.map(\.value))", sourceLocation: sourceLocation)
    #expect(!text.contains("\n[2J") && !text.contains("\nx\""), sourceLocation: sourceLocation)
  }

  @Test func `validate shows what would steer a terminal, as text and as JSON`() throws {
    try scratch.write(report(isSound: false), to: "rapport.json")
    let listing = try run("blankettd validate --templates $TEMPLATES rapport.json")
    #expect(listing.status == 65)
    expectHarmless(listing.output, "validate")
    #expect(listing.output.contains("\\u{9B}31m"))
    #expect(listing.output.contains("\\u{1B}[2J"))
    let json = try run("blankettd validate --json --templates $TEMPLATES rapport.json")
    expectHarmless(json.output, "validate --json")
    let parsed = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    let found = try #require(parsed?["diagnostics"] as? [[String: Any]])
    #expect(found.contains { ($0["message"] as? String)?.contains("\u{9B}31m") == true })
    #expect(found.contains { ($0["pointer"] as? String)?.contains("\u{1B}[2J") == true })
  }

  @Test func `the caret stands under a letter behind ones that are shown by their code`() throws {
    try scratch.write(#"{ "a‮": x }"#, to: "rapport.json")
    let shown = try run("blankettd validate --templates $TEMPLATES rapport.json")
    let lines = shown.output.split(separator: "\n", omittingEmptySubsequences: false)
    let caret = try #require(lines.first { $0.contains("^") })
    let line = try #require(lines.first { $0.contains("1 | ") })
    let column = try #require(caret.firstIndex(of: "^")).utf16Offset(in: caret)
    #expect(line.dropFirst(column).first == "x")
  }

  @Test func `names of files and arguments are shown in the errors of every command`() throws {
    let name = "$'\(Self.inShell)\\n[2J.json'"
    try scratch.write(report(isSound: true), to: "sund.json")
    let commands = [
      "validate --templates $TEMPLATES \(name)", "convert --templates $TEMPLATES --to ut \(name)",
      "new --period T2 --ar 2021 --templates $TEMPLATES --from \(name)",
      "new --period \(name) --ar 2021 --templates $TEMPLATES",
      "explain --data data \(name)", "retry --data data \(name)", "run --config \(name)",
      "status --config \(name)", "templates --check \(name)",
      "validate --rule \(name) x", "validate --rule=\(name) x", "validate --unknown\(name) x",
      "\(name)", "doctor --config \(name)", "check-config --config \(name)",
    ]
    for command in commands {
      let result = try run("blankettd \(command)")
      #expect(result.status != 0, "\(command)")
      #expect(result.output.contains("\\u{9B}31m"), "\(command): \(result.output)")
      expectHarmless(result.output, command)
    }
    _ = try run("cp sund.json \(name); mkdir -p data/inkorg; cp sund.json data/inkorg/\(name)")
    for command in [
      "validate --templates $TEMPLATES \(name)", "convert --templates $TEMPLATES --to ut \(name)",
      "explain --data data \(name)",
    ] {
      let result = try run("blankettd \(command)")
      #expect(result.status == 0, "\(command): \(result.output)")
      #expect(result.output.contains("\\u{9B}31m"), "\(command): \(result.output)")
      expectHarmless(result.output, command)
    }
  }

  @Test func `a receipt shows the file's name and the report's texts`() throws {
    try scratch.write(report(isSound: true), to: "sund.json")
    let converted = try run(
      "f=$'\(Self.inShell)\\n[2J.json'; cp sund.json \"$f\"; blankettd convert --templates $TEMPLATES --to ut \"$f\""
    )
    #expect(converted.status == 0, "\(converted.output)")
    for name in ["kvittens.txt", "kvittens.json"] {
      let receipt = try String(
        contentsOf: scratch.url.appending(path: "ut/AMN-2020-T2/\(name)"), encoding: .utf8)
      expectHarmless(receipt, name)
    }
    let text = try String(
      contentsOf: scratch.url.appending(path: "ut/AMN-2020-T2/kvittens.txt"), encoding: .utf8)
    #expect(text.contains("Fil:        \\u{1B}[2J"))
    #expect(text.contains("Rad[2J]0;x\\u{7F}\\u{9B}31m"))
    let new = try run(
      "blankettd new --from sund.json --period VB --ar 2020 --templates $TEMPLATES")
    #expect(new.status == 0)
    expectHarmless(new.output, "new")
    #expect(new.output.contains(#"Rad[2J]0;x\u007f\u009b31m"#))
  }
}
