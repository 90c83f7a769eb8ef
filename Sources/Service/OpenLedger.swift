import Glibc
import Ledger
import Logging
import Spool
import SystemPackage

extension Ledger {
  /// The ledger in `state/`. One that is damaged is put aside, and one that is missing though there
  /// was work before is made anew, from the receipts in the folders; both are said.
  static func open(in folders: SpoolFolders, log: JobLog) throws -> Ledger {
    let path = folders.state.appending("ledger.sqlite")
    let isNew = !exists(path)
    do {
      let ledger = try Ledger(at: path.string)
      if isNew { try ledger.rebuild(from: folders, because: nil, log) }
      return ledger
    } catch let damage as LedgerDamage {
      for ending in ["", "-wal", "-shm"] {
        let file = path.string + ending
        let aside = "\(path.string).damaged-\(time(nil))\(ending)"
        guard rename(file, aside) == 0 || errno == ENOENT else {
          throw OwnFault(
            description: "cannot put the damaged ledger aside: \(Errno(rawValue: errno))")
        }
      }
      let ledger = try Ledger(at: path.string)
      try ledger.rebuild(from: folders, because: damage.reason, log)
      return ledger
    }
  }

  private func rebuild(from folders: SpoolFolders, because reason: String?, _ log: JobLog) throws {
    let count = try LedgerSettlement(folders: folders, ledger: self).rebuild()
    if count > 0 || reason != nil { log.ledgerRebuilt(jobs: count, because: reason ?? "missing") }
  }

  private static func exists(_ path: FilePath) -> Bool {
    path.withPlatformString { access($0, F_OK) } == 0
  }
}
