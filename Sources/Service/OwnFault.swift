import Spool

/// A fault of the machine and not of the report in hand: the queue pauses, the file goes back to the
/// inbox, and work goes on when the fault is over.
struct OwnFault: Error, CustomStringConvertible {
  var description: String
}

/// A fault of one file, found by a worker or while its bytes were read: it goes back to the inbox and is
/// held there, alone.
struct EntryFault: Error, CustomStringConvertible {
  var hold: Hold

  var description: String { hold.message }
}

extension Hold {
  /// What went wrong with one file; nil when it is not, or not surely, the file's own fault.
  init?(faultIn error: any Error) {
    switch error {
    case let error as SpoolError where error.owner != .machine: self.init(error)
    case let error as EntryFault: self = error.hold
    default: return nil
    }
  }
}

/// The daemon was told to stop before the job could begin, or could be finished.
struct Stopped: Error {}
