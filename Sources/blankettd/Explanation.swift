import CLinux
import Conversion
import Glibc
import Ledger
import Service
import Spool
import SystemPackage

/// Everything that the folders and the ledger tell of a file or a job.
struct Explanation: Encodable {
  /// The file that lies in the inbox now.
  var waiting: WaitingFile?
  /// The jobs, newest first.
  var jobs: [JobStory] = []

  var isAnything: Bool { waiting != nil || !jobs.isEmpty }

  init(
    of subject: String, in folders: SpoolFolders, _ ledger: Ledger?, readiness: Readiness.Settings
  ) throws {
    let path = FilePath(subject)
    let labelled = Explanation.labelled(path, folders)
    let id =
      Explanation.job(in: path, folders) ?? labelled.flatMap { Explanation.job(in: $0, folders) }
    if let id {
      if let job = try ledger?.job(id.description), let ledger {
        if job.state.isInInbox {
          waiting = try WaitingFile(FilePath(bytes: job.name), in: folders, ledger, readiness)
        }
        jobs = [try JobStory(job, id, ledger, folders, waiting)]
      } else if let answer = try ledger?.answers().first(where: { $0.job == id.description }) {
        // Its sender was answered though it stays in the inbox.
        waiting = try WaitingFile(FilePath(bytes: answer.name), in: folders, ledger, readiness)
      }
      return
    }
    for path in [path, labelled].compactMap(\.self) where !isAnything {
      let name = Explanation.name(of: path, below: folders.inkorg)
      waiting = try WaitingFile(name, in: folders, ledger, readiness)
      for job in try ledger?.jobs(named: name.bytes) ?? [] {
        if let id = JobID(job.id), let ledger {
          jobs.append(try JobStory(job, id, ledger, folders, waiting))
        }
      }
    }
  }

  /// What a path as receipts and people name it, `utkorg/AMN-2020-T2`, is of, wherever the folders lie;
  /// nil for any other.
  private static func labelled(_ path: FilePath, _ folders: SpoolFolders) -> FilePath? {
    let places = [
      "inkorg": folders.inkorg, "utkorg": folders.utkorg, "fel": folders.fel,
      "arkiv": folders.arkiv,
    ]
    guard path.isRelative, let first = path.components.first, let place = places[first.string]
    else { return nil }
    return place.appending(path.components.dropFirst())
  }

  /// The job that a text is, or that a path in our own folders is of. What lies in the inbox may bear
  /// any name and hold any receipt, and is not believed.
  private static func job(in path: FilePath, _ folders: SpoolFolders) -> JobID? {
    if let id = JobID(path.string) { return id }
    guard let parent = resolved(path.removingLastComponent()), let last = path.lastComponent,
      let root = [folders.utkorg, folders.fel, folders.arkiv].compactMap(resolved)
        .first(where: parent.starts)
    else { return nil }
    for folder in [parent.appending(last), parent] where folder != root {
      if let receipt = Receipt(in: folder), let id = JobID(receipt.job) { return id }
      let parts = (folder.lastComponent?.string ?? "").split(separator: ".")
      if let id = parts.suffix(2).compactMap({ JobID(String($0)) }).last { return id }
    }
    return nil
  }

  private static func name(of path: FilePath, below inbox: FilePath) -> FilePath {
    guard let file = resolved(path.removingLastComponent()), let root = resolved(inbox),
      let last = path.lastComponent
    else { return path }
    var full = file.appending(last)
    return full.removePrefix(root) ? full : path
  }

  private static func resolved(_ path: FilePath) -> FilePath? {
    let path = path.isEmpty ? "." : path
    guard let found = path.withPlatformString({ realpath($0, nil) }) else { return nil }
    defer { free(found) }
    return FilePath(platformString: found)
  }

  var text: String {
    ([waiting?.text].compactMap(\.self) + jobs.map(\.text)).joined(separator: "\n\n")
  }
}

/// A file in the inbox, and why it is there still.
struct WaitingFile: Encodable {
  var file: String
  /// Seconds since anything about it changed, by the file system's clock.
  var unchanged: Int
  /// Seconds that the daemon has counted of its patience; a start begins the count anew.
  var watched: Int?
  var why: String
  /// The answer that its sender has got about the file as it is.
  var told: Answer?
  var next: String

  struct Answer: Encodable {
    var job: String
    var time: Int
  }

  init?(
    _ name: FilePath, in folders: SpoolFolders, _ ledger: Ledger?, _ settings: Readiness.Settings
  ) throws {
    let path = folders.inkorg.pushing(name)
    var found = stat()
    let isRunning = try folders.isInUse()
    let report = isRunning ? HoldsReport(in: folders.state) : nil
    let hold = report?.entry(for: name)
    let isThere = path.withPlatformString { lstat($0, &found) } == 0
    guard !name.isEmpty, isThere || hold != nil else { return nil }
    file = name.printable
    unchanged = isThere ? max(0, time(nil) - found.st_ctim.tv_sec) : 0
    if let hold {
      // Only the daemon knows what its user may do.
      told = try ledger?.answers().last { $0.name == hold.path.bytes }
        .map { Answer(job: $0.job, time: $0.time) }
      why = "the daemon cannot deal with it (\(hold.reason)): \(hold.message)"
      next = WaitingFile.next(hold, settings)
      return
    }
    if let pattern = settings.ignored.pattern(onTheWayTo: name) {
      why =
        "its name or its folder's is left alone (\(pattern.text)): programs use such names while they work"
      next = "rename it if it is a report"
      return
    }
    let entries = try folders.scan(ignoring: settings.ignored).entries
    guard let entry = entries.first(where: { $0.path == name }) else {
      why = "it lies too deep, or it is a folder"
      next = "it is left alone"
      return
    }
    told = try ledger?.answers()
      .first { $0.name == name.bytes && $0.file == FileKey(entry.identity) }
      .map { Answer(job: $0.job, time: $0.time) }
    // A worker may have read more of it than its ends.
    if let seen = report?.waitingEntry(for: name), seen.changed == entry.identity.changed {
      watched = max(0, time(nil) - seen.since)
      (why, next) =
        seen.isMisnamed
        ? WaitingFile.misnamed(settings) : WaitingFile.unfinished(seen.verdict, settings)
    } else {
      (why, next) = WaitingFile.reason(
        WaitingFile.verdict(on: entry, in: folders, settings), unchanged, settings)
    }
    if !isRunning {
      why += "; the daemon is not running"
    } else if let pause = DaemonStatus(in: folders.state)?.pause {
      why += "; the daemon is paused: \(pause)"
    }
  }

  private static func next(_ hold: HeldEntryStatus, _ settings: Readiness.Settings) -> String {
    let hint = hold.hint.map { "\($0); " } ?? ""
    let moment = hold.next.map { " at \(Moment.text($0)) at the latest" } ?? ""
    return
      "\(hint)it is tried again\(moment), and when it changes; after \(settings.patience) its sender is told"
  }

  /// What the daemon will think of it if it stays as it is.
  private static func verdict(
    on entry: InboxEntry, in folders: SpoolFolders, _ settings: Readiness.Settings
  ) -> Verdict {
    var readiness = Readiness(settings: settings)
    let now = ContinuousClock.now
    let look = { entry in
      let ending = folders.ending(of: entry, probingWriters: settings.probesWriters)
      // A worker has read it by now, or soon will.
      guard case .doubtful(let reason) = ending else { return ending }
      return .unfinished(reason)
    }
    _ = readiness.judge([entry], at: now, ending: look)
    let judged = readiness.judge([entry], at: now + settings.settle, ending: look)
    return judged.first?.verdict ?? .settling(until: now)
  }

  private static func reason(
    _ verdict: Verdict, _ unchanged: Int, _ settings: Readiness.Settings
  ) -> (why: String, next: String) {
    switch verdict {
    case .ready where Duration.seconds(unchanged) < settings.settle:
      ("it changed \(unchanged) s ago", "it is taken when it has held still for \(settings.settle)")
    case .ready(.report): ("it is whole and waits for its turn", "it is converted")
    case .ready(.foreign):
      ("it is not named as a report and waits for its turn", "it is answered in fel/")
    case .waiting(_, .otherName): misnamed(settings)
    case .settling: ("somebody writes to it", "it is taken when it holds still")
    case .waiting, .overdue: unfinished(verdict.kind, settings)
    case .held(_, _, _, let hold):
      ("it cannot be dealt with (\(verdict.kind)): \(hold.message)", "it is tried again")
    case .refused:
      ("it is never taken as it is (\(verdict.kind))", "its sender is told once, and it stays")
    }
  }

  private static func misnamed(_ settings: Readiness.Settings) -> (why: String, next: String) {
    (
      "its name does not end in .json; it may be that of a file on its way",
      "when it has not changed for \(settings.patience) it is answered in fel/"
    )
  }

  private static func unfinished(
    _ kind: String, _ settings: Readiness.Settings
  ) -> (why: String, next: String) {
    (
      "it looks unfinished (\(kind))",
      "it is taken when it changes and is whole; after \(settings.patience) its sender is told, and it waits on"
    )
  }

  var text: String {
    var lines = [("file", file), ("unchanged", "\(unchanged) s")]
    if let watched {
      lines.append(("watched", "\(watched) s by the daemon, which counts anew from each start"))
    }
    lines.append(("why", why))
    if let told { lines.append(("told", "\(Moment.text(told.time)), job \(told.job)")) }
    return OperatorTable.text(lines + [("next", next)])
  }
}

/// One job from its claim to its end.
struct JobStory: Encodable {
  var job: String
  var file: String
  var state: LedgerJob.State
  var received: Int
  var ended: Int?
  var result: LedgerResult
  var attempts: [LedgerAttempt]
  var files: [LedgerArtifact]
  /// Where its answer or its archived input lies.
  var place: String?
  var notice: LedgerNotice?
  /// Whether its package is the one that stands.
  var isCurrent: Bool
  var next: String

  /// - Parameter waiting: what is known of its file when that lies in the inbox.
  init(
    _ job: LedgerJob, _ id: JobID, _ ledger: Ledger, _ folders: SpoolFolders,
    _ waiting: WaitingFile?
  ) throws {
    self.job = job.id
    file = FilePath(bytes: job.name).printable
    state = job.state
    received = job.received
    ended = job.ended
    result = job.result
    attempts = try ledger.attempts(of: job.id)
    files = try ledger.artifacts(of: job.id)
    let lying = try folders.whereabouts(of: id)
    place = lying?.printable
    notice = try ledger.notice(of: job.id)
    let isCurrent = try result.package.flatMap { try ledger.published($0) }?.id == job.id
    self.isCurrent = isCurrent
    if let reason = HoldsReport(in: folders.state)?.unsettled[job.id], try folders.isInUse() {
      next = "it cannot be ended for now and lies in arbete/; it is tried again: \(reason)"
    } else if job.state.isInInbox, let waiting {
      next = waiting.next
    } else if let successor = try JobStory.successor(of: job, ledger) {
      next =
        "nothing; its input was put back and became job \(successor.id) (\(successor.state.rawValue))"
    } else if job.state.isAnsweredInFel, let lying, JobStory.isEmptied(lying, folders) {
      next = "nothing; its input was put back into the inbox, or somebody took it"
    } else {
      let isArchived = lying?.starts(with: folders.arkiv) ?? false
      next = JobStory.next(job, isCurrent: isCurrent, isArchived: isArchived)
    }
  }

  /// The job that an answered input became when it was put back.
  private static func successor(of job: LedgerJob, _ ledger: Ledger) throws -> LedgerJob? {
    guard job.state.isAnsweredInFel, let latest = try ledger.latestJob(ofFileOf: job),
      latest.id != job.id
    else { return nil }
    return latest
  }

  /// Whether an answer in `fel/` holds its receipts alone.
  private static func isEmptied(_ answer: FilePath, _ folders: SpoolFolders) -> Bool {
    answer.starts(with: folders.fel) && !folders.content(of: answer).isEmpty
      && folders.keptInput(in: answer) == nil
  }

  private static func next(_ job: LedgerJob, isCurrent: Bool, isArchived: Bool) -> String {
    switch job.state {
    case .rejected where isArchived, .failed where isArchived, .superseded where isArchived:
      "nothing; a later report has settled it, and its answer went to arkiv/"
    case .claimed: "it is being worked on; after a crash it goes back to the inbox"
    case .waiting: "it is taken when it is whole and its turn comes"
    case .returned: "it is taken again when it is whole and its turn comes"
    case .published where isCurrent: "nothing; the package stands until a correction comes"
    case .published: "nothing; a later version has taken its place"
    case .duplicate: "nothing; the input is kept in arkiv/"
    case .superseded: "nothing, if the later version holds; the input lies in fel/ with its answer"
    case .rejected: "nothing, until somebody drops a corrected report"
    case .failed: "nothing, until somebody looks into it and says: blankettd retry \(job.id)"
    case .withdrawn: "nothing; somebody took the file away"
    }
  }

  var text: String {
    var lines = [("job", job), ("file", file), ("state", stateLine)]
    lines.append(("received", Moment.text(received)))
    for attempt in attempts {
      let result = attempt.result.map { "\($0.rawValue)" } ?? "not ended"
      let detail = attempt.detail.map { ": \($0)" } ?? ""
      lines.append(
        ("attempt \(attempt.attempt)", "\(Moment.text(attempt.began)), \(result)\(detail)"))
    }
    if let ended { lines.append(("ended", Moment.text(ended))) }
    if state.isEnded, result.sha256 != nil || result.errors > 0 {
      lines.append(("findings", "\(result.errors) errors, \(result.warnings) warnings"))
    }
    if let reason = result.reason { lines.append(("reason", reason)) }
    if state == .published, let package = result.place {
      lines.append(("package", isCurrent ? package : "replaced; kept in arkiv/"))
    }
    if let place { lines.append((state == .published ? "input" : "answer", place)) }
    if let notice {
      let outcome =
        notice.fault.map { notice.isDone ? "given up: \($0)" : "tried again; failed: \($0)" }
        ?? (notice.isDone ? "yes" : "not yet")
      lines.append(("told", outcome))
    }
    lines.append(("next", next))
    return OperatorTable.text(lines)
  }

  private var stateLine: String {
    guard let package = result.package else { return state.rawValue }
    return "\(state.rawValue), \(package)\(result.version.map { ", version \($0)" } ?? "")"
  }
}

extension LedgerJob.State {
  /// Whether its input went to `fel/` with the answer.
  fileprivate var isAnsweredInFel: Bool {
    self == .rejected || self == .failed || self == .superseded
  }
}
