import Foundation
import Glibc
import Testing

/// Files and folders that the daemon's user cannot deal with, beside those that it can. The daemon runs
/// as a user of its own, as root may do everything; whoever asks is root.
@Suite struct HeldEntryTests {
  private static let (daemonUser, sender, group): (uid_t, uid_t, gid_t) = (20_001, 20_002, 20_100)

  private let daemon: Daemon

  init() throws {
    daemon = try Daemon(
      configuration: """
        readiness: {settle: 100ms, patience: 1s, rescan: 1s}
        workers: {count: 1}
        stop-limit: 1s
        """,
      prefix: [
        "setpriv", "--reuid", "\(Self.daemonUser)", "--regid", "\(Self.group)", "--clear-groups",
        // As a unit has it, for the copies that are kept.
        "sh", "-c", #"umask 0027; exec "$@""#, "sh",
      ],
      prepare: { url in
        for name in ["inkorg", "utkorg", "fel", "arkiv", "arbete", "state"] {
          let folder = url.appending(path: name)
          try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
          try Self.give(folder, to: Self.daemonUser, name == "inkorg" ? 0o2770 : 0o750)
        }
        try Self.give(url, to: Self.daemonUser, 0o755)
      })
  }

  private static func give(_ url: URL, to user: uid_t, _ mode: mode_t) throws {
    try #require(chown(url.path, user, group) == 0, "errno \(errno); these tests want to be root")
    try #require(chmod(url.path, mode) == 0)
  }

  /// A folder in the inbox, made by a sender.
  private func folder(_ name: String, _ mode: mode_t) throws {
    let url = daemon.inbox(name)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    try Self.give(url, to: Self.sender, mode)
  }

  /// A copy of an example, renamed into the inbox by a sender.
  private func drop(_ example: String, as name: String, _ mode: mode_t = 0o660) throws {
    let hidden = daemon.scratch.url.appending(path: "hidden")
    try Program.example(example).write(to: hidden)
    try Self.give(hidden, to: Self.sender, mode)
    try FileManager.default.moveItem(at: hidden, to: daemon.inbox(name))
  }

  private func status() throws -> String { try daemon.command("status --json").output }

  @Test func `what is closed, sticky, immutable or unreadable is held, told and tried again`()
    throws
  {
    try folder("skrivskyddad", 0o700)
    try drop("AMN-2020-T2.json", as: "skrivskyddad/a.json")
    try Self.give(daemon.inbox("skrivskyddad"), to: Self.sender, 0o2755)
    try folder("stängd", 0o700)
    try folder("klibbig", 0o3770)
    try drop("EXN-2020-T2.json", as: "klibbig/b.json")
    try drop("AMN-2020-T2.json", as: "hemlig.json", 0o600)
    let immutable = try Self.immutable(at: daemon.inbox("låst.json"))
    defer { _ = try? Program.shell("chattr -i låst.json", in: immutable) }
    // Everybody else's reports.
    try drop("AMN-2020-T1.json", as: "god.json")
    try daemon.wait { daemon.packages == ["AMN-2020-T1"] && daemon.answers.count == 5 }
    #expect(!daemon.log.contains("paused"))
    #expect(try status().contains(#""held":4"#) && status().contains(#""waiting":1"#))
    #expect(try daemon.command("status").output.contains("5 held back; the oldest for"))
    let answers = try daemon.answers.indices.map(daemon.receipt)
    for words in ["läsa mappen eller flytta", "får inte flytta filen", "får inte läsa filen"] {
      #expect(answers.contains { $0.contains(words) && $0.hasPrefix("VÄNTAR") }, "\(words)")
    }
    // As the daemon has found it, though root who asks may do everything.
    for (name, reason) in [
      ("skrivskyddad", "closed folder"), ("skrivskyddad/a.json", "closed folder"),
      ("stängd", "closed folder"), ("klibbig/b.json", "cannot be moved"),
      ("låst.json", "cannot be moved"), ("hemlig.json", "unreadable"),
    ] {
      let explanation = try daemon.command("explain \(name)").output
      #expect(explanation.contains("the daemon cannot deal with it (\(reason))"), "\(name)")
      #expect(explanation.contains("tried again") && explanation.contains("told"))
    }
    // They are taken as soon as they can be.
    try Self.give(daemon.inbox("skrivskyddad"), to: Self.sender, 0o2770)
    try Self.give(daemon.inbox("klibbig"), to: Self.sender, 0o2770)
    try daemon.wait { daemon.packages.count == 3 }
    // What was said of the one that was told by its own name is settled.
    try daemon.wait { daemon.answers.count == 4 }
    #expect(!daemon.answers.contains { $0.contains("/b.json.") })
  }

  /// A report that nobody can move or change, where the file system knows such a thing; gives the inbox.
  private static func immutable(at url: URL) throws -> URL {
    try Program.example("AMN-2020-T1.json").write(to: url)
    try give(url, to: sender, 0o664)
    let inbox = url.deletingLastPathComponent()
    let result = try Program.shell("chattr +i \(url.lastPathComponent)", in: inbox)
    try #require(result.status == 0, "\(result.output)")
    return inbox
  }

  @Test func `a file whose folder was closed meanwhile goes back to the inbox itself`() throws {
    try folder("nord", 0o2770)
    try daemon.wait { try !daemon.workers.isEmpty }
    for worker in try daemon.workers { kill(worker, SIGSTOP) }
    try drop("AMN-2020-T1.json", as: "nord/a.json")
    // The job's folder is there before the file is in it.
    try daemon.wait { daemon.scratch.names(in: "inkorg/nord").isEmpty }
    try Self.give(daemon.inbox("nord"), to: Self.sender, 0o2550)
    #expect(daemon.stop() == 0)
    #expect(daemon.scratch.names(in: "arbete").isEmpty)
    let names = daemon.scratch.names(in: "inkorg")
    let report = try #require(names.first { $0.hasPrefix("a.") && $0.hasSuffix(".json") })
    let bytes = try Data(contentsOf: daemon.inbox(report))
    #expect(try bytes == Program.example("AMN-2020-T1.json"))
  }

  @Test func `what the inbox holds is no job and no receipt of ours`() throws {
    try drop("AMN-2020-T1.json", as: "a.json")
    try daemon.wait { daemon.packages == ["AMN-2020-T1"] && daemon.isIdle }
    let result = try Program.shell(
      """
      cp -r utkorg/AMN-2020-T1 inkorg/kopia
      job=$(sed -n 's/.*"job" : "\\(.*\\)",/\\1/p' utkorg/AMN-2020-T1/kvittens.json)
      echo '{"a":' > inkorg/b.$job.json
      for name in inkorg/kopia inkorg/kopia/kvittens.json inkorg/b.$job.json; do
        blankettd explain $name --data . | grep published
      done
      blankettd explain utkorg/AMN-2020-T1/kvittens.json --data . | grep -c 'state.*published'
      """, in: daemon.scratch.url)
    #expect(result.output == "1\n")
  }
}

/// What earlier runs can have left in the way.
@Suite struct DeepFolderTests {
  @Test func `thousands of levels in a job's folder go back whole, with few descriptors`() throws {
    let job = "20260922T122100Z-k3f09a"
    let daemon = try Daemon(
      prefix: ["bash", "-c", #"ulimit -n 200; exec "$@""#, "bash"],
      prepare: { url in
        let result = try Program.shell(
          """
          mkdir -p arbete/\(job)/indata.1.1/a.json arbete/20260922T122100Z-k3f09b/skräp inkorg
          python3 - <<'END'
          import os
          for path in ["arbete/\(job)/indata.1.1/a.json", "arbete/20260922T122100Z-k3f09b/skräp"]:
              here = os.open(path, os.O_RDONLY)
              for level in range(4500):
                  os.mkdir("n", dir_fd=here)
                  here, old = os.open("n", os.O_RDONLY, dir_fd=here), here
                  os.close(old)
              os.close(os.open("kvar", os.O_CREAT, dir_fd=here))
          END
          """, in: url)
        try #require(result.status == 0, "\(result.output)")
      })
    try daemon.wait { daemon.scratch.names(in: "arbete").isEmpty }
    #expect(daemon.scratch.names(in: "inkorg") == ["a.json"])
    try daemon.drop("AMN-2020-T1.json", as: "b.json")
    try daemon.wait { daemon.packages == ["AMN-2020-T1"] }
    let count = try Program.shell(
      "find inkorg -name kvar | wc -l; rm -r inkorg", in: daemon.scratch.url)
    #expect(count.output == "1\n")
  }
}
