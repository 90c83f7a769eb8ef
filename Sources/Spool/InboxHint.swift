public import SystemPackage

/// Why the inbox should be scanned now. No hint proves that a file is complete, and none is needed
/// for a file to be found: a scan at intervals finds it too.
public enum InboxHint: Hashable, Sendable {
  /// Something changed somewhere.
  case look
  /// A file was renamed to this path below the inbox, which senders do who finish it elsewhere.
  case renamedIn(FilePath)
  /// Somebody who had a file of this path below the inbox open for writing has closed it. Others
  /// may have it open still, and he may open it again.
  case closed(FilePath)
  /// Events were lost.
  case overflow
  /// A watched folder was moved, removed or unmounted; the watch on it is gone.
  case rearm
}

/// Whether events come.
public enum WatchMode: Hashable, Sendable {
  /// Every folder that the last scan read is watched.
  case events
  /// The kernel has no more watches to give: scan at short intervals.
  case polling(SpoolError)
}
