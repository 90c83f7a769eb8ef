internal import Foundation
internal import GRDB

extension Ledger {
  /// One job.
  public func job(_ id: String) throws -> LedgerJob? {
    try jobs("WHERE id = ?", [id]).first
  }

  /// The last job of a job's file: itself, unless its input was put back as it was and taken again.
  public func latestJob(ofFileOf job: LedgerJob) throws -> LedgerJob? {
    let file = job.file
    return try jobs(
      """
      WHERE arrival = ? OR (inode = ? AND size = ? AND modified = ?)
      ORDER BY number DESC LIMIT 1
      """, [job.arrival, file.inode.stored, file.size, file.modified]
    ).first
  }

  /// The jobs of a file name below the inbox, newest first.
  public func jobs(named name: [UInt8]) throws -> [LedgerJob] {
    try jobs("WHERE name = ? ORDER BY number DESC", [Data(name)])
  }

  /// The jobs that have not ended, in the order of arrival.
  public func openJobs() throws -> [LedgerJob] {
    try jobs("WHERE state IN ('claimed', 'returned', 'waiting') ORDER BY arrival", [])
  }

  /// How often the daemon died while it worked on each of the jobs that have not ended; nothing about
  /// those that had no such death.
  public func interruptionsOfOpenJobs() throws -> [String: Int] {
    try read { database in
      let rows = try database.rows(
        """
        SELECT job, COUNT(*) AS count FROM attempt JOIN job ON job.id = attempt.job
        WHERE attempt.result = 'interrupted' AND job.state IN ('claimed', 'returned', 'waiting')
        GROUP BY job
        """)
      return Dictionary(uniqueKeysWithValues: rows.map { ($0["job"], $0["count"]) })
    }
  }

  /// Of those of these files whose last job was answered, but published nothing: their places in the
  /// order of arrival. Put back into the inbox as they are, they keep them.
  public func arrivals(ofAnswered files: [FileKey]) throws -> [FileKey: Int] {
    try read { database in
      var arrivals: [FileKey: Int] = [:]
      for file in files {
        let rows = try database.rows(
          """
          SELECT arrival, state FROM job
          WHERE inode = ? AND size = ? AND modified = ?
          ORDER BY number DESC LIMIT 1
          """,
          [file.inode.stored, file.size, file.modified])
        guard let row = rows.first, ["failed", "rejected"].contains(row["state"] as String) else {
          continue
        }
        arrivals[file] = row["arrival"]
      }
      return arrivals
    }
  }

  /// The jobs that published nothing, whose files arrived no later than `arrival`, and that were for this
  /// package or, where nobody could tell for which, had this name below the inbox. In the order of
  /// arrival.
  public func answered(
    for package: String, orNamed name: [UInt8], until arrival: Int
  ) throws -> [LedgerJob] {
    try jobs(
      """
      WHERE (package = ? OR (package IS NULL AND name = ?)) AND arrival <= ?
        AND state IN ('rejected', 'failed', 'superseded')
      ORDER BY arrival, number
      """, [package, Data(name), arrival])
  }

  /// Whether files of this name below the inbox have also been for packages of another nämnd than this
  /// package's.
  public func isName(_ name: [UInt8], usedBesides package: String) throws -> Bool {
    let mark = package.prefix { $0 != "-" } + "-"
    return try read { database in
      try !database.rows(
        """
        SELECT 1 FROM job
        WHERE name = ?1 AND package IS NOT NULL AND substr(package, 1, length(?2)) <> ?2 LIMIT 1
        """, [Data(name), String(mark)]
      ).isEmpty
    }
  }

  /// The publications of an input with this digest, newest first.
  public func publications(of sha256: String) throws -> [LedgerJob] {
    try jobs("WHERE sha256 = ? AND state = 'published' ORDER BY number DESC", [sha256])
  }

  /// What is published under a package's name: the highest version.
  public func published(_ package: String) throws -> LedgerJob? {
    try jobs(
      "WHERE package = ? AND state = 'published' ORDER BY version DESC, number DESC LIMIT 1",
      [package]
    ).first
  }

  /// The last place in the order of arrival that a job has; 0 when there is none.
  public func lastArrival() throws -> Int {
    try read { try Int.fetchOne($0, sql: "SELECT MAX(arrival) FROM job") } ?? 0
  }

  /// What is published of the same nämnd for the latest period before a package's: its highest version.
  /// Package names (`AMN-2020-T2`) sort as their periods do.
  public func published(before package: String) throws -> LedgerJob? {
    guard let mark = package.firstIndex(of: "-") else { return nil }
    return try jobs(
      """
      WHERE package >= ? AND package < ? AND state = 'published'
      ORDER BY package DESC, version DESC, number DESC LIMIT 1
      """, [String(package[...mark]), package]
    ).first
  }

  /// The jobs of a state, newest first.
  public func jobs(in state: LedgerJob.State) throws -> [LedgerJob] {
    try jobs("WHERE state = ? ORDER BY number DESC", [state.rawValue])
  }

  private func jobs(_ condition: String, _ arguments: StatementArguments) throws -> [LedgerJob] {
    try read { database in
      try database.rows("SELECT * FROM job \(condition)", arguments).map(LedgerJob.init)
    }
  }

  /// The tries of a job, the first one first.
  public func attempts(of job: String) throws -> [LedgerAttempt] {
    try read { database in
      try database.rows("SELECT * FROM attempt WHERE job = ? ORDER BY attempt", [job])
        .map(LedgerAttempt.init)
    }
  }

  /// The files of a published package.
  public func artifacts(of job: String) throws -> [LedgerArtifact] {
    try read { database in
      try database.rows("SELECT * FROM artifact WHERE job = ? ORDER BY name", [job])
        .map(LedgerArtifact.init)
    }
  }

  /// What the senders of files that stay in the inbox have been told.
  public func answers() throws -> [LedgerAnswer] {
    try read { database in
      try database.rows("SELECT * FROM answer").map(LedgerAnswer.init)
    }
  }

  /// Whether the sender of a file of this name below the inbox, while it stayed there, was ever told why.
  public func hasAnswered(_ name: [UInt8]) throws -> Bool {
    try read { database in
      try !database.rows("SELECT 1 FROM answer WHERE name = ?", [Data(name)]).isEmpty
    }
  }

  /// Those whom nobody has been told of yet, oldest first.
  public func noticesDue() throws -> [LedgerNotice] {
    try notices("WHERE NOT isDone ORDER BY time, job", [])
  }

  /// Whether somebody was told of a job's outcome.
  public func notice(of job: String) throws -> LedgerNotice? {
    try notices("WHERE job = ?", [job]).first
  }

  /// The last time that the command was run; one that failed and is tried again before all others.
  public func lastNotice() throws -> LedgerNotice? {
    try notices(
      "WHERE isDone OR fault IS NOT NULL ORDER BY isDone, time DESC, job DESC LIMIT 1", []
    ).first
  }

  private func notices(
    _ condition: String, _ arguments: StatementArguments
  ) throws -> [LedgerNotice] {
    try read { database in
      try database.rows("SELECT * FROM notice \(condition)", arguments).map { row in
        LedgerNotice(
          job: row["job"], receipt: row["receipt"], time: row["time"], isDone: row["isDone"],
          fault: row["fault"])
      }
    }
  }

  /// How many jobs are in each state.
  public func counts() throws -> [LedgerJob.State: Int] {
    try read { database in
      let rows = try database.rows("SELECT state, COUNT(*) AS number FROM job GROUP BY state")
      return Dictionary(
        uniqueKeysWithValues: rows.compactMap { row in
          LedgerJob.State(rawValue: row["state"]).map { ($0, row["number"]) }
        })
    }
  }

  /// When something was last published.
  public func lastPublication() throws -> LedgerJob? {
    try jobs("WHERE state = 'published' ORDER BY ended DESC, number DESC LIMIT 1", []).first
  }

  /// Forgets jobs that ended before a time, but for what is published still.
  /// - Returns: how many.
  @discardableResult
  public func forget(endedBefore time: Int) throws -> Int {
    try change { database in
      try database.execute(
        sql: """
          DELETE FROM job WHERE ended < ?1 AND (state <> 'published' OR version < (
            SELECT MAX(version) FROM job AS later
            WHERE later.package = job.package AND later.state = 'published'))
          """, arguments: [time])
      let count = database.changesCount
      try database.execute(sql: "DELETE FROM answer WHERE time < ?", arguments: [time])
      for table in ["attempt", "artifact", "notice"] {
        try database.execute(sql: "DELETE FROM \(table) WHERE job NOT IN (SELECT id FROM job)")
      }
      return count
    }
  }
}

extension Database {
  /// The answer to a question that is compiled once for all times.
  fileprivate func rows(_ sql: String, _ arguments: StatementArguments = []) throws -> [Row] {
    try Row.fetchAll(cachedStatement(sql: sql), arguments: arguments)
  }
}

extension LedgerJob {
  fileprivate init(_ row: Row) {
    let name: Data = row["name"]
    self.init(
      id: row["id"], arrival: row["arrival"], name: Array(name), file: FileKey(row),
      state: State(rawValue: row["state"]) ?? .returned, received: row["received"])
    ended = row["ended"]
    result.sha256 = row["sha256"]
    result.fingerprint = row["fingerprint"]
    result.package = row["package"]
    result.version = row["version"]
    result.namnd = row["namnd"]
    result.upprattad = row["upprattad"]
    result.place = row["place"]
    result.reason = row["reason"]
    result.errors = row["errors"]
    result.warnings = row["warnings"]
  }
}

extension FileKey {
  fileprivate init(_ row: Row) {
    let inode: Int64 = row["inode"]
    self.init(
      inode: UInt64(bitPattern: inode), size: row["size"], modified: row["modified"])
  }
}

extension LedgerAttempt {
  fileprivate init(_ row: Row) {
    let text: String? = row["result"]
    self.init(
      job: row["job"], attempt: row["attempt"], began: row["began"], ended: row["ended"],
      result: text.flatMap(Result.init), detail: row["detail"])
  }
}

extension LedgerArtifact {
  fileprivate init(_ row: Row) {
    self.init(
      job: row["job"], name: row["name"], bytes: row["bytes"], sha256: row["sha256"],
      exporter: row["exporter"], exporterVersion: row["exporterVersion"])
  }
}

extension LedgerAnswer {
  fileprivate init(_ row: Row) {
    let name: Data = row["name"]
    self.init(
      name: Array(name), file: FileKey(row), verdict: row["verdict"], job: row["job"],
      time: row["time"])
  }
}
