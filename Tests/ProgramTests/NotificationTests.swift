import Foundation
import Testing

@Suite struct NotificationTests {
  @Test(arguments: ["failures", "all"])
  func `a command gets the receipt of every outcome that it is for`(occasion: String) throws {
    let scratch = try ScratchFolder()
    let daemon = try Daemon(
      configuration: """
        templates: \(Program.environment["TEMPLATES"] ?? "")
        notify: {command: [/bin/cp, --backup=numbered, -t, \(scratch.url.path)], on: \(occasion)}
        """)
    try daemon.drop("AMN-2020-T2.json", as: "a.json")
    try daemon.wait { !daemon.archived.isEmpty }
    // Told at once, and not when the next start or reload asks what is due.
    if occasion == "all" { try daemon.wait { scratch.names(in: "") == ["kvittens.txt"] } }
    try daemon.scratch.write("{}", to: "inkorg/b.json")
    let count = occasion == "all" ? 2 : 1
    try daemon.wait { scratch.names(in: "").count == count }
    #expect(daemon.stop() == 0)
  }
}
