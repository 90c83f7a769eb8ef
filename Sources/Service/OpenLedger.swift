import Glibc
import Ledger
import Logging
public import Spool
public import SystemPackage

extension SpoolFolders {
  /// The ledger's file.
  public var ledger: FilePath { state.appending("ledger.sqlite") }
}

extension Ledger {
  /// The ledger in `state/`. One that is damaged is put aside, and one that is missing though there
  /// was work before is made anew, from the receipts in the folders; both are said.
  static func open(in folders: SpoolFolders, log: JobLog) throws -> Ledger {
    do {
      if exists(folders.ledger) { return try Ledger(at: folders.ledger.string) }
      try rebuild(folders, because: nil, log)
    } catch let damage as LedgerDamage {
      try rebuild(folders, because: damage.reason, log)
    }
    return try Ledger(at: folders.ledger.string)
  }

  /// Makes the new one beside, and lets it take the name only when it is whole: one that was cut short
  /// would look like a ledger that knows little.
  private static func rebuild(
    _ folders: SpoolFolders, because reason: String?, _ log: JobLog
  ) throws {
    let draft = folders.state.appending("ledger.sqlite.ny")
    for ending in ["", "-journal"] { try move(draft.string + ending, to: nil) }
    let ledger = try Ledger.draft(at: draft.string)
    let count = try LedgerSettlement(folders: folders, ledger: ledger).rebuild()
    try ledger.close()
    // A log that were left behind would be taken for the new one's.
    let aside = reason.map { _ in "\(folders.ledger.string).damaged-\(time(nil))" }
    for ending in ["", "-wal", "-shm"] {
      try move(folders.ledger.string + ending, to: aside.map { $0 + ending })
    }
    try move(draft.string, to: folders.ledger.string)
    if count > 0 || reason != nil { log.ledgerRebuilt(jobs: count, because: reason ?? "missing") }
  }

  /// Moves a file, or removes it; fine when there is none.
  private static func move(_ path: String, to target: String?) throws(OwnFault) {
    let result = target.map { rename(path, $0) } ?? unlink(path)
    guard result == 0 || errno == ENOENT else {
      throw OwnFault(description: "cannot move '\(path)': \(Errno(rawValue: errno))")
    }
  }

  private static func exists(_ path: FilePath) -> Bool {
    path.withPlatformString { access($0, F_OK) } == 0
  }
}
