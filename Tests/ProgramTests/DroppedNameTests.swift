import Foundation
import Testing

/// Names as people and systems give them: bytes, which a daemon must not choke on.
@Suite struct DroppedNameTests {
  private let daemon: Daemon

  init() throws {
    daemon = try Daemon(
      configuration: """
        templates: \(Program.environment["TEMPLATES"] ?? "")
        readiness: {settle: 100ms, patience: 1s, rescan: 1s}
        """)
  }

  /// Runs shell in the inbox; `$r` is a report.
  private func inInbox(_ line: String) throws {
    let result = try Program.shell(
      "r=$EXAMPLES/AMN-2020-T1.json; \(line)", in: daemon.scratch.url.appending(path: "inkorg"))
    #expect(result.status == 0, "\(result.output)")
  }

  /// Every one of so many files has been published or answered.
  private func waitUntilDone(_ count: Int) throws {
    try daemon.wait { daemon.archived.count + daemon.answers.count >= count && daemon.isIdle }
    #expect(daemon.archived.count + daemon.answers.count == count)
  }

  /// As the shell writes them; the last two are as long as a name may be.
  private static let names = [
    #"$'r\xe5d.json'"#, #"$'a\nb.json'"#, "./-rf.json", "RAPPORT.JSON", "' a  b .json'",
    #"$'\'"`$(id)%n.json'"#, #"$'\u202ecod.json'"#, "$(printf %0250d 0).json",
    #"$(printf 'å%.0s' {1..125}).json"#,
  ]

  @Test func `a report is done whatever its name is made of`() throws {
    for name in Self.names { try inInbox("cp \"$r\" ../x && mv -- ../x \(name)") }
    try waitUntilDone(Self.names.count)
    #expect(daemon.packages == ["AMN-2020-T1"])
    #expect(daemon.answers.isEmpty)
    let report = try Program.example("AMN-2020-T1.json")
    for entry in daemon.archived {
      #expect(entry.allSatisfy { !$0.isNewline && $0.unicodeScalars.first?.value != 0x202E })
      let folder = "arkiv/\(entry)"
      let answered = daemon.scratch.names(in: folder).filter { !$0.hasPrefix("kvittens.") }
      let input = answered.first.map { "\(folder)/\($0)" } ?? folder
      #expect(try Data(contentsOf: daemon.scratch.url.appending(path: input)) == report)
    }
  }

  @Test func `a report with errors is answered whatever its name is made of`() throws {
    for name in Self.names { try inInbox("echo '{}' > ../x && mv -- ../x \(name)") }
    try waitUntilDone(Self.names.count)
    for (index, answer) in daemon.answers.enumerated() {
      #expect(daemon.scratch.names(in: "fel/\(answer)").count == 3)
      #expect(try daemon.receipt(index).hasPrefix("FEL: filen kunde inte behandlas\n"))
    }
    #expect(!daemon.log.contains("RAPPORT") && !daemon.log.contains("cod.json"))
  }

  @Test func `both spellings of one name are two files`() throws {
    try inInbox(
      #"cp "$r" ../x; cp "$EXAMPLES/AMN-2020-T2.json" ../y; mv ../x $'\u00e5.json'; mv ../y $'a\u030a.json'"#
    )
    try waitUntilDone(2)
    #expect(daemon.packages == ["AMN-2020-T1", "AMN-2020-T2"])
  }

  @Test func `what is no file hangs nothing, and the report beside it is done`() throws {
    try inInbox(
      """
      mkdir folder.json && mkfifo pipe.json && ln -s /etc loop.json && ln -s gone dangling.json
      python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind("socket.json")'
      cp "$r" ../x && mv ../x a.json
      """)
    try daemon.wait { daemon.packages == ["AMN-2020-T1"] && daemon.answers.count == 4 }
    let left = ["dangling.json", "folder.json", "loop.json", "pipe.json", "socket.json"]
    #expect(daemon.scratch.names(in: "inkorg") == left)
    for index in 0..<4 {
      #expect(try daemon.receipt(index).hasPrefix("FEL: filen kan inte tas emot\n"))
    }
    try inInbox("cp \"$EXAMPLES/AMN-2020-T2.json\" ../y && mv ../y folder.json/b.json")
    try daemon.wait { daemon.packages == ["AMN-2020-T1", "AMN-2020-T2"] }
    #expect(daemon.answers.count == 4)
  }

  @Test func `a file with another name is refused until that is gone`() throws {
    try inInbox("cp \"$r\" ../x && ln ../x a.json")
    try daemon.wait { daemon.answers.count == 1 }
    #expect(try daemon.receipt(0).contains("hård länk"))
    try inInbox("rm ../x")
    try daemon.wait { daemon.packages == ["AMN-2020-T1"] }
  }

  @Test
  func `a report with a hole of zero bytes waits, is told of, and is taken when it is filled`()
    throws
  {
    let text = try Program.example("AMN-2020-T1.json")
    // Farther from both ends than a look at them reaches.
    let blanks = Data(repeating: 0x20, count: 100_000)
    let whole = text.prefix(1) + blanks + text.dropFirst()
    var holed = whole
    for index in 50_000..<54_096 { holed[index] = 0 }
    try daemon.drop(holed, as: "hål.json")
    try daemon.wait { daemon.answers.count == 1 }
    #expect(try daemon.receipt(0).hasPrefix("VÄNTAR: filen kan inte tas om hand än\n"))
    #expect(try daemon.receipt(0).contains("nolltecken"))
    #expect(try Data(contentsOf: daemon.inbox("hål.json")) == holed)
    #expect(daemon.packages.isEmpty)
    let file = try FileHandle(forWritingTo: daemon.inbox("hål.json"))
    try file.seek(toOffset: 50_000)
    try file.write(contentsOf: whole[50_000..<54_096])
    try file.close()
    try daemon.wait { daemon.packages == ["AMN-2020-T1"] && daemon.isIdle }
    #expect(daemon.answers.isEmpty)
  }
}
