import Glibc
public import SystemPackage

/// journald's own socket, which takes entries with fields.
public final class JournalSocket: Sendable {
  private let socket: DatagramSocket

  public init(path: String = "/run/systemd/journal/socket") throws(Errno) {
    socket = try DatagramSocket(path: path)
  }

  /// The journal, when standard error leads there: systemd then names its device and inode in
  /// `JOURNAL_STREAM`.
  public static func ofStandardError() -> JournalSocket? {
    guard let stream = getenv("JOURNAL_STREAM"), isStandardError(String(cString: stream)) else {
      return nil
    }
    // Without it the lines go to standard error, and so to the journal as well.
    return try? JournalSocket()
  }

  private static func isStandardError(_ stream: String) -> Bool {
    var status = stat()
    guard fstat(STDERR_FILENO, &status) == 0 else { return false }
    return stream == "\(status.st_dev):\(status.st_ino)"
  }

  public func send(_ entry: JournalEntry) throws(Errno) {
    let bytes = entry.bytes
    do {
      try socket.send(bytes)
    } catch {
      guard error == .messageTooLong || error == .noBufferSpace else { throw error }
      try socket.sendInMemory(bytes)
    }
  }
}
