import ArgumentParser
import FoundationEssentials
import Glibc
import Ledger
import PrintableText
import Service
import Spool
import SystemPackage

/// How things stand; works beside a running daemon and without one.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show what waits, what is in hand and what was done.",
    discussion: "The exit code is 1 when no daemon runs, or it cannot read the inbox.")

  @Flag(help: "Print one JSON object.")
  var json = false

  @OptionGroup var location: FolderOptions

  func run() throws {
    try Command.run {
      let configuration = try location.configuration()
      let picture = try Picture(
        of: configuration.spoolFolders, ignoring: configuration.readinessSettings.ignored)
      Console.out(json ? try OperatorJSON.text(picture) : picture.text)
      if !picture.isSound { throw ExitCode.failure }
    }
  }

  /// What is shown.
  struct Picture: Encodable {
    var running: Bool
    var daemon: DaemonStatus?
    /// Files in the inbox, without those on the ignore list.
    var inbox: Int
    /// How many names are on the ignore list, by its pattern; nil when none is.
    var ignored: [String: Int]?
    /// Why the inbox cannot be read.
    var inboxFault: String?
    /// Seconds that the oldest of them has been there.
    var oldest: Int?
    /// Jobs by state.
    var jobs: [String: Int]
    var lastPublished: LastPublished?
    /// Why the last notification failed.
    var notificationFault: String?

    struct LastPublished: Encodable {
      var package: String
      var version: Int
      var time: Int
    }

    init(of folders: SpoolFolders, ignoring list: IgnoreList) throws {
      running = try folders.isInUse()
      daemon = running ? DaemonStatus(in: folders.state) : nil
      let seen = Picture.look(at: folders, ignoring: list)
      if !seen.ignored.isEmpty { ignored = seen.ignored }
      if let daemon {
        // What it has seen with its own rights, whoever asks.
        inbox = daemon.queued + daemon.settling + daemon.waiting + daemon.held
        inboxFault = daemon.inboxFault
        oldest = daemon.oldest
      } else {
        (inbox, oldest, inboxFault) = (seen.count, seen.oldest, seen.fault)
      }
      jobs = [:]
      guard let ledger = try LedgerFile.open(in: folders) else { return }
      for (state, count) in try ledger.counts() { jobs[state.rawValue] = count }
      if let job = try ledger.lastPublication(), let package = job.result.package,
        let ended = job.ended
      {
        lastPublished = LastPublished(
          package: package, version: job.result.version ?? 1, time: ended)
      }
      notificationFault = try ledger.lastNotice()?.fault
    }

    /// What whoever asks can see.
    private struct Look {
      var count = 0
      /// Seconds, by the file system's clock.
      var oldest: Int?
      var fault: String?
      /// How many names each pattern of the ignore list leaves alone.
      var ignored: [String: Int] = [:]
    }

    private static func look(at folders: SpoolFolders, ignoring list: IgnoreList) -> Look {
      do throws(SpoolError) {
        let scan = try folders.scan(ignoring: list)
        let changed = scan.entries.map { Int($0.identity.changed / 1_000_000_000) }.min()
        return Look(
          count: scan.entries.count + scan.closed.count,
          oldest: changed.map { max(0, time(nil) - $0) },
          ignored: Dictionary(
            uniqueKeysWithValues: scan.ignored.map { ($0.key.text, $0.value) }))
      } catch {
        return Look(fault: error.message)
      }
    }

    /// A daemon is there and reads the inbox.
    var isSound: Bool { running && inboxFault == nil }

    var text: String {
      var lines = [("daemon", daemonLine)]
      if let fault = daemon?.reloadFault {
        lines.append(("reload", "failed, the old configuration holds: \(fault)"))
      }
      lines.append(("inbox", inboxLine))
      if let ignored { lines.append(("ignored", StatusCommand.line(of: ignored))) }
      if let daemon { lines.append(("in hand", "\(daemon.inHand)")) }
      if let count = daemon?.unsettled, count > 0 {
        lines.append(("unsettled", "\(count) in arbete; see the log, and explain JOB"))
      }
      for state in LedgerJob.State.allCases {
        guard let count = jobs[state.rawValue], state.isEnded || !running else { continue }
        lines.append((state.rawValue, "\(count)"))
      }
      if let last = lastPublished {
        lines.append(
          ("last", "\(last.package), version \(last.version), \(Moment.text(last.time))"))
      }
      if let fault = notificationFault { lines.append(("telling", "failed: \(fault)")) }
      return OperatorTable.text(lines)
    }

    private var daemonLine: String {
      guard running else { return "not running" }
      guard let daemon else { return "running" }
      let start = "pid \(daemon.pid), since \(Moment.text(daemon.started))"
      if let pause = daemon.pause { return "paused: \(pause) (\(start))" }
      return "running (\(start), \(daemon.hearsEvents ? "events" : "polling"))"
    }

    private var inboxLine: String {
      if let inboxFault { return "cannot be read: \(inboxFault)" }
      guard inbox > 0 else { return "empty" }
      var line = "\(inbox) \(inbox == 1 ? "file" : "files")"
      if let daemon {
        line +=
          ": \(daemon.queued) ready, \(daemon.settling) settling, \(daemon.waiting + daemon.held) held back"
      }
      return oldest.map { "\(line); the oldest for \($0) s" } ?? line
    }
  }
}

extension StatusCommand {
  fileprivate static func line(of ignored: [String: Int]) -> String {
    let total = ignored.values.reduce(0, +)
    let patterns = ignored.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    return "\(total) \(total == 1 ? "name" : "names"): \(patterns.joined(separator: ", "))"
  }
}

/// The ledger as commands read it.
enum LedgerFile {
  /// Nil when there is none yet.
  static func open(in folders: SpoolFolders) throws -> Ledger? {
    do {
      return try Ledger.reading(at: folders.ledger.string)
    } catch {
      throw CommandFailure(
        code: .inputOutput, message: "cannot read the ledger: \(error)",
        hint: "the daemon makes it anew from the folders when it starts")
    }
  }
}

/// JSON for programs.
enum OperatorJSON {
  static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self).printableJSON
  }
}

/// A label and a text a line, which prints whatever the text holds.
enum OperatorTable {
  static func text(_ lines: [(String, String)]) -> String {
    let width = lines.map(\.0.count).max() ?? 0
    return lines.map { label, text in
      label + String(repeating: " ", count: width - label.count + 2) + text.printable
    }.joined(separator: "\n")
  }
}
