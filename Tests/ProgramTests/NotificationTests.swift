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

  @Test func `a command that fails is told of in the status, and holds up no report`() throws {
    let daemon = try Daemon(
      configuration: """
        templates: \(Program.environment["TEMPLATES"] ?? "")
        notify: {command: [/bin/sh, -c, 'exit 3']}
        """)
    try daemon.drop(Data("{}".utf8), as: "b.json")
    try daemon.wait {
      try daemon.command("status").output.contains("failed: the command exited with 3")
    }
    #expect(
      try daemon.command("status --json").output.contains(
        #""notificationFault":"the command exited with 3""#))
    #expect(daemon.log.contains("could not tell anybody of an outcome"))
    try daemon.drop("AMN-2020-T1.json", as: "a.json")
    try daemon.wait { daemon.packages == ["AMN-2020-T1"] }
    #expect(daemon.stop() == 0)
  }

  @Test func `a notice that failed is kept and tried again, with a subject and the outcome`() throws
  {
    let scratch = try ScratchFolder()
    let here = scratch.url.path
    // It fails until somebody has mended it.
    let script =
      "test -e \(here)/mended || exit 3; printf '%s|%s|%s|%s' \"$BLANKETTD_SUBJECT\" \"$BLANKETTD_OUTCOME\" \"$BLANKETTD_PACKAGE\" \"$BLANKETTD_KONTAKT\" > \(here)/new; mv \(here)/new \(here)/letter"
    try scratch.write(script, to: "tell.sh")
    try scratch.write(
      "namnder: [{ kod: EXN, namn: Exempelnämnden, kontakt: ekonomi.exn@example.se }]\n",
      to: "register.yaml")
    let daemon = try Daemon(
      configuration: """
        templates: \(Program.environment["TEMPLATES"] ?? "")
        register: \(here)/register.yaml
        notify: {command: [/bin/sh, \(here)/tell.sh], retry: 1s}
        """)
    try daemon.drop(
      Program.example("EXN-2020-T2.json", "\"kostnad\": 18.4", by: "\"kostnad\": \"18\""),
      as: "b.json")
    try daemon.wait { try daemon.command("status").output.contains("the command exited with 3") }
    try scratch.write("", to: "mended")
    try daemon.wait { scratch.names(in: "").contains("letter") }
    let letter = try String(contentsOf: scratch.url.appending(path: "letter"), encoding: .utf8)
    #expect(letter.hasPrefix("FEL: Exempelnämnden (EXN-2020-T2) – 1 fel"))
    #expect(letter.hasSuffix("|rejected|EXN-2020-T2|ekonomi.exn@example.se"))
    try daemon.wait { try !daemon.command("status").output.contains("telling") }
    #expect(daemon.stop() == 0)
  }

  @Test func `a command that does not end is ended`() throws {
    let daemon = try Daemon(
      configuration: """
        templates: \(Program.environment["TEMPLATES"] ?? "")
        notify: {command: [/bin/sh, -c, sleep 1000], timeout: 1s}
        """)
    try daemon.drop(Data("{}".utf8), as: "b.json")
    try daemon.wait { try daemon.command("status").output.contains("did not end within") }
    #expect(daemon.stop() == 0)
  }
}
