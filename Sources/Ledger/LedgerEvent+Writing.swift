internal import Foundation
internal import GRDB

extension LedgerEvent {
  func apply(to database: Database) throws {
    switch self {
    case .seen(let job):
      try see(job, in: database)
    case .attemptBegan(let job, let time):
      try database.run(
        """
        INSERT INTO attempt (job, attempt, began)
        SELECT ?1, 1 + COUNT(*), ?2 FROM attempt WHERE job = ?1
        """, [job, time])
    case .attemptEnded(let job, let result, let detail, let time):
      try database.run(
        "UPDATE attempt SET ended = ?, result = ?, detail = ? WHERE job = ? AND result IS NULL",
        [time, result.rawValue, detail, job])
    case .returned(let job):
      try database.run(
        "UPDATE job SET state = ?, ended = NULL WHERE id = ?",
        [LedgerJob.State.returned.rawValue, job])
    case .kept(let job, let file):
      try database.run(
        "UPDATE job SET inode = ?, size = ?, modified = ? WHERE id = ?",
        [file.inode.stored, file.size, file.modified, job])
    case .ended(let job, let state, let result, let artifacts, let time):
      try end(job, state, result, at: time, in: database)
      for artifact in artifacts { try artifact.insert(in: database) }
    case .moved(let job, let place):
      try database.run("UPDATE job SET place = ? WHERE id = ?", [place, job])
    case .answered(let answer):
      try answer.insert(in: database)
    case .notice(let notice):
      try database.run(
        "INSERT OR REPLACE INTO notice (job, receipt, time, isDone, fault) VALUES (?, ?, ?, ?, ?)",
        [notice.job, notice.receipt, notice.time, notice.isDone, notice.fault])
    }
  }

  private func see(_ job: LedgerJob, in database: Database) throws {
    try database.run(
      """
      INSERT INTO job (id, arrival, name, inode, size, modified, state, received)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET arrival = excluded.arrival, name = excluded.name,
        inode = excluded.inode, size = excluded.size, modified = excluded.modified,
        state = excluded.state, ended = NULL
      """,
      [
        job.id, job.arrival, Data(job.name), job.file.inode.stored, job.file.size,
        job.file.modified, job.state.rawValue, job.received,
      ])
  }

  private func end(
    _ job: String, _ state: LedgerJob.State, _ result: LedgerResult, at time: Int,
    in database: Database
  ) throws {
    try database.run(
      """
      UPDATE job SET state = ?, ended = ?, sha256 = ?, fingerprint = ?, package = ?, version = ?,
        namnd = ?, upprattad = ?, place = ?, reason = ?, errors = ?, warnings = ?
      WHERE id = ?
      """,
      [
        state.rawValue, time, result.sha256, result.fingerprint, result.package, result.version,
        result.namnd, result.upprattad, result.place, result.reason, result.errors,
        result.warnings, job,
      ])
  }
}

extension LedgerArtifact {
  fileprivate func insert(in database: Database) throws {
    try database.run(
      "INSERT OR REPLACE INTO artifact VALUES (?, ?, ?, ?, ?, ?)",
      [job, name, bytes, sha256, exporter, exporterVersion])
  }
}

extension LedgerAnswer {
  fileprivate func insert(in database: Database) throws {
    try database.run(
      "INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?, ?, ?)",
      [
        Data(name), file.inode.stored, file.size, file.modified, verdict, job, time,
      ])
  }
}

extension Database {
  /// Executes a statement that is compiled once for all times.
  fileprivate func run(_ sql: String, _ arguments: StatementArguments) throws {
    try cachedStatement(sql: sql).execute(arguments: arguments)
  }
}

extension UInt64 {
  /// SQLite has signed numbers only; the bits are what matters.
  var stored: Int64 { Int64(bitPattern: self) }
}
