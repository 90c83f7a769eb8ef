import Foundation
import Testing

/// A daemon under a configuration file that changes.
@Suite struct ReloadTests {
  private static func configuration(_ more: String = "") -> String {
    "templates: \(Program.root.appending(path: "templates").path)\nreadiness:\n  settle: 1s\n\(more)"
  }

  @Test func `a valid file is taken up, and the process stays`() throws {
    let daemon = try Daemon(configuration: Self.configuration())
    try daemon.configure(Self.configuration("log: {level: debug}\nrules: {R27: off}\n"))
    daemon.signal(SIGHUP)
    try daemon.wait { daemon.log.contains("took up the configuration anew") }
    #expect(daemon.log.contains("changed=rules.R27,log.level"))
    try daemon.drop("AMN-2020-T2.json", as: "a.json")
    try daemon.wait { daemon.packages == ["AMN-2020-T2"] && daemon.log.contains(" debug claimed") }
    #expect(daemon.stop() == 0)
  }

  @Test func `the fingerprint goes by what decides how packages come out`() throws {
    let daemon = try Daemon(configuration: Self.configuration())
    for more in ["", "stop-limit: 30s", "output: {csv-profile: open}", "rules: {strict: true}", ""]
    {
      let before = daemon.fingerprints.count
      try daemon.configure(Self.configuration(more))
      daemon.signal(SIGHUP)
      try daemon.wait { daemon.fingerprints.count > before }
    }
    let seen = daemon.fingerprints
    #expect(seen[0] == seen[1] && seen[0] == seen[4])
    #expect(Set(seen).count == 3)
    #expect(seen[0].count == 64)
  }

  @Test func `an organisation's own templates are taken up, and reach the workers`() throws {
    let daemon = try Daemon(configuration: Self.configuration())
    let form = Program.root.appending(path: "docs/exempel/omslutningsforandringar")
    try FileManager.default.createDirectory(
      at: daemon.scratch.url.appending(path: "egna/blanketter"), withIntermediateDirectories: true)
    try daemon.scratch.write(
      String(contentsOf: form.appendingPathExtension("yaml"), encoding: .utf8),
      to: "egna/blanketter/o.yaml")
    try daemon.configure(
      Self.configuration("templates-overlay: \(daemon.scratch.url.path)/egna\n"))
    daemon.signal(SIGHUP)
    try daemon.wait { daemon.fingerprints.count == 1 }
    #expect(daemon.log.contains("changed=\"templates-overlay,content of templates\""))
    try daemon.drop(Data(contentsOf: form.appendingPathExtension("json")), as: "a.json")
    try daemon.wait { daemon.packages == ["EXN-2020-T2"] }
    #expect(
      daemon.scratch.names(in: "utkorg/EXN-2020-T2")
        .contains("EXN-2020-T2-omslutningsforandringar.csv"))
    // Another content under the same name decides otherwise how packages come out.
    let changed = try String(contentsOf: form.appendingPathExtension("yaml"), encoding: .utf8)
    try daemon.scratch.write("# ändrad\n\(changed)", to: "egna/blanketter/o.yaml")
    daemon.signal(SIGHUP)
    try daemon.wait { daemon.fingerprints.count == 2 }
    #expect(Set(daemon.fingerprints).count == 2)
    #expect(daemon.log.contains("changed=\"content of templates\""))
    #expect(daemon.stop() == 0)
  }

  @Test func `a file with errors changes nothing, and every error is logged`() throws {
    let daemon = try Daemon(configuration: Self.configuration())
    try daemon.configure(Self.configuration("  rescann: 1s\nstop-limit: soon\n"))
    daemon.signal(SIGHUP)
    try daemon.wait { daemon.log.contains("kept the old configuration") }
    #expect(daemon.log.contains("unknown key 'rescann'; did you mean 'rescan'?"))
    #expect(daemon.log.contains("'stop-limit' is a duration"))
    try daemon.drop("AMN-2020-T1.json", as: "a.json")
    try daemon.wait { daemon.packages == ["AMN-2020-T1"] }
    #expect(daemon.stop() == 0)
  }

  @Test func `folders stay as they are until the next start`() throws {
    let daemon = try Daemon(configuration: Self.configuration())
    try daemon.configure(Self.configuration("folders: {utkorg: /nowhere}\n"))
    daemon.signal(SIGHUP)
    try daemon.wait { daemon.log.contains("a change waits for the next start") }
    #expect(daemon.log.contains("key=folders.utkorg"))
    try daemon.drop("AMN-2020-T1.json", as: "a.json")
    try daemon.wait { daemon.packages == ["AMN-2020-T1"] }
    #expect(daemon.stop() == 0)
  }
}

extension Daemon {
  /// Those of its reloads, in their order.
  fileprivate var fingerprints: [String] {
    log.split(separator: "\n").compactMap { line in
      line.firstRange(of: "fingerprint=").map { String(line[$0.upperBound...]) }
    }
  }
}
