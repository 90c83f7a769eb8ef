import FoundationEssentials
import Glibc
public import SystemPackage

/// How the daemon stands, for those who ask beside it: `state/status.json`.
public struct DaemonStatus: Codable, Hashable, Sendable {
  public var pid: Int32
  public var program: String
  /// Seconds since 1970.
  public var started: Int
  public var updated: Int
  public var queued: Int
  public var settling: Int
  public var waiting: Int
  public var held: Int
  /// Jobs in `arbete/` that cannot be ended for now.
  public var unsettled: Int
  public var inHand: Int
  /// Seconds that the oldest file in the inbox has been there.
  public var oldest: Int?
  /// Why nothing is claimed at present; English.
  public var pause: String?
  /// Why the last reload was not taken up; the settings of before hold.
  public var reloadFault: String?
  /// Why the daemon cannot read the inbox; English.
  public var inboxFault: String?
  public var hearsEvents: Bool
  public var overflows: Int
  public var notificationFault: String?

  /// The status that a daemon has left; nil when there is none to read.
  public init?(in state: FilePath) {
    let path = state.appending(StatusFile.name)
    guard let data = try? Data(contentsOf: URL(filePath: path.string)),
      let status = try? JSONDecoder().decode(DaemonStatus.self, from: data)
    else { return nil }
    self = status
  }

  init(_ status: ServiceStatus, program: String, started: Int) {
    pid = getpid()
    self.program = program
    self.started = started
    updated = time(nil)
    queued = status.queued
    settling = status.settling
    waiting = status.waiting
    held = status.held
    unsettled = status.unsettled.count
    inHand = status.inHand
    oldest = status.oldest.map { Int($0.components.seconds) }
    pause = status.pause
    reloadFault = status.reloadFault
    inboxFault = status.inboxFault
    hearsEvents = status.hearsEvents
    overflows = status.overflows
    notificationFault = status.notificationFault
  }
}

/// The file, written over in place: its block is there already, so that even a full disk can be told
/// of. It need not last; it is about this very moment.
struct StatusFile {
  static let name = "status.json"
  private static let size = 4_096

  private let file: FileDescriptor

  init(in state: FilePath) throws(OwnFault) {
    do {
      file = try FileDescriptor.open(
        state.appending(StatusFile.name), .readWrite, options: [.create, .closeOnExec],
        permissions: [.ownerReadWrite])
    } catch {
      throw OwnFault(description: "cannot open the status file: \(error)")
    }
  }

  func write(_ status: DaemonStatus) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    var status = status
    var bytes = Array(try encoder.encode(status))
    if bytes.count >= StatusFile.size {
      status.pause = status.pause.map { String($0.prefix(512)) }
      status.reloadFault = status.reloadFault.map { String($0.prefix(512)) }
      status.inboxFault = status.inboxFault.map { String($0.prefix(512)) }
      status.notificationFault = status.notificationFault.map { String($0.prefix(512)) }
      bytes = Array(try encoder.encode(status))
    }
    // Blanks after the object are JSON too.
    bytes += Array(repeating: UInt8(ascii: "\n"), count: max(0, StatusFile.size - bytes.count))
    try file.writeAll(toAbsoluteOffset: 0, bytes)
  }
}
