import Glibc
import Spool

/// A fault of the machine and not of the report in hand: the queue pauses, the file goes back to the
/// inbox, and work goes on when the fault is over.
struct OwnFault: Error, CustomStringConvertible {
  var description: String

  /// Whether a failed call of the kernel says something about the machine.
  static func isOurs(_ errno: Int32) -> Bool {
    [ENOSPC, EDQUOT, EROFS, EMFILE, ENFILE, ENOMEM, EIO, EACCES, EPERM, ENOENT].contains(errno)
  }
}

/// The daemon was told to stop before the job could begin, or could be finished.
struct Stopped: Error {}
