import Conversion
import FoundationEssentials
import Glibc
import Spool
public import SystemPackage

/// One entry of the inbox that the daemon cannot deal with, as it has found out itself.
public struct HeldEntryStatus: Codable, Hashable, Sendable {
  /// The path below the inbox, as bytes in hexadecimal digits.
  public var name: String
  /// What kind of hold it is; see `Hold.Kind`.
  public var reason: String
  /// What could not be done, and the kernel's reason; English.
  public var message: String
  public var hint: String?
  /// Seconds since 1970: since when, and when it is tried again.
  public var since: Int
  public var next: Int?

  /// Nil for what is not held, and may be read.
  init?(_ judgement: Judgement, at now: Int) {
    let hold: Hold
    let began: ContinuousClock.Instant
    var next: ContinuousClock.Instant?
    switch judgement.verdict {
    case .held(let since, let due, _, let reason): (hold, began, next) = (reason, since, due)
    case .waiting(let since, .unreadable(let error)), .overdue(let since, .unreadable(let error)):
      (hold, began) = (Hold(error), since)
    default: return nil
    }
    name = Hexadecimal.text(judgement.entry.path.bytes)
    reason = hold.kind.rawValue
    message = hold.message
    hint = hold.hint
    since = now - Int((ContinuousClock.now - began).components.seconds)
    self.next = next.map { now + max(0, Int(($0 - .now).components.seconds)) }
  }

  /// The path below the inbox.
  public var path: FilePath { FilePath(bytes: Hexadecimal.bytes(name) ?? []) }
}

/// One file that the daemon leaves in the inbox for now: it looks unfinished, or is not named as a report.
public struct WaitingEntryStatus: Codable, Hashable, Sendable {
  /// The path below the inbox, as bytes in hexadecimal digits.
  public var name: String
  /// The kind of its verdict, `waiting: cut off`.
  public var verdict: String
  /// Whether it is its name alone that is waited for.
  public var isMisnamed: Bool
  /// Seconds since 1970 from which its patience is counted: since the daemon has found it as it is, and
  /// never before the daemon's start.
  public var since: Int
  /// When its state last changed, in nanoseconds since 1970, as the file system has it: of another state
  /// nothing is said here.
  public var changed: Int64

  /// Nil for what does not wait, and for what cannot be read, which is held.
  init?(_ judgement: Judgement, at now: Int) {
    let (began, reason): (ContinuousClock.Instant, Unfinished)
    switch judgement.verdict {
    case .waiting(_, .unreadable), .overdue(_, .unreadable): return nil
    case .waiting(let since, let unfinished), .overdue(let since, let unfinished):
      (began, reason) = (since, unfinished)
    default: return nil
    }
    name = Hexadecimal.text(judgement.entry.path.bytes)
    verdict = judgement.verdict.kind
    isMisnamed = reason == .otherName
    since = now - Int((ContinuousClock.now - began).components.seconds)
    changed = judgement.entry.identity.changed
  }
}

/// What a running daemon holds, for those who ask beside it: `state/holds.json`. It is as the daemon has
/// found it with its own rights, whoever asks.
public struct HoldsReport: Codable, Hashable, Sendable {
  public var entries: [HeldEntryStatus]
  public var waiting: [WaitingEntryStatus]
  /// Jobs that cannot be ended for now, and why.
  public var unsettled: [String: String]

  /// What a daemon has left there; nil when there is nothing to read.
  public init?(in state: FilePath) {
    let path = state.appending(HoldsFile.name)
    guard let data = try? Data(contentsOf: URL(filePath: path.string)),
      let report = try? JSONDecoder().decode(HoldsReport.self, from: data)
    else { return nil }
    self = report
  }

  init(_ status: ServiceStatus) {
    entries = status.holds
    waiting = status.waits
    unsettled = status.unsettled
  }

  /// The hold on a path below the inbox, or on a folder on the way to it.
  public func entry(for path: FilePath) -> HeldEntryStatus? {
    entries.first { path.starts(with: $0.path) }
  }

  /// What the daemon thinks of a file that waits.
  public func waitingEntry(for path: FilePath) -> WaitingEntryStatus? {
    let name = Hexadecimal.text(path.bytes)
    return waiting.first { $0.name == name }
  }
}

/// The file; written beside and renamed, so that nobody reads half of it. It need not last.
struct HoldsFile {
  static let name = "holds.json"

  private let path: FilePath

  init(in state: FilePath) { path = state.appending(HoldsFile.name) }

  func write(_ report: HoldsReport) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let bytes = Array(try encoder.encode(report)) + [0x0A]
    let draft = FilePath(path.string + ".ny")
    let file = try FileDescriptor.open(
      draft, .writeOnly, options: [.create, .truncate, .closeOnExec, .noFollow],
      permissions: [.ownerReadWrite])
    try file.closeAfter { _ = try file.writeAll(bytes) }
    let result = draft.withPlatformString { old in
      path.withPlatformString { rename(old, $0) }
    }
    guard result == 0 else { throw Errno(rawValue: errno) }
  }
}
