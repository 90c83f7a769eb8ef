import Ledger
import Service
import Spool
import SystemPackage

/// Whether the ledger is sound.
enum LedgerCheck {
  static func findings(_ folders: SpoolFolders) -> [Finding] {
    do {
      guard let ledger = try Ledger.reading(at: folders.ledger.string) else {
        return [.ok("ledger", "none yet; the daemon makes it")]
      }
      try ledger.check()
      let jobs = try ledger.counts().values.reduce(0, +)
      return [.ok("ledger", "\(jobs) jobs in \(folders.ledger)")]
    } catch {
      return [
        .fault(
          "ledger", "\(error)",
          remedy: "restart the daemon: it puts a damaged ledger aside and makes it anew")
      ]
    }
  }
}
