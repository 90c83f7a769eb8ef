internal import Foundation
internal import GRDB
internal import Synchronization

/// The durable history of all jobs: SQLite with a write-ahead log and full durability.
///
/// The folders alone say where every file is; the ledger adds what they cannot tell: attempts, what
/// came before, who was told. Everything blocks. One process writes, others may read at any time.
/// Errors are GRDB's.
public final class Ledger: Sendable {
  let database: any DatabaseWriter
  /// Held while somebody reads, and while somebody writes. When two meet in GRDB's own queues, those
  /// may borrow a thread of libdispatch's, which from then on is looked at every second for as long as
  /// the process lives.
  private let reading = Mutex(())
  private let writing = Mutex(())

  /// Opens the ledger, makes it when it is missing, and brings an older one up to date.
  /// - Throws: ``LedgerDamage`` when the file is no sound ledger, or what SQLite says.
  public init(at path: String) throws {
    do {
      let database = try DatabasePool(path: path, configuration: Ledger.configuration)
      try Ledger.flushEveryCommit(of: database)
      try Ledger.migrator.migrate(database)
      self.database = database
      try check()
    } catch let error as DatabaseError where error.tellsDamage {
      throw LedgerDamage(reason: error.description)
    }
  }

  /// Makes a ledger that takes its name, by renaming its one file, only when it is whole.
  public static func draft(at path: String) throws -> Ledger {
    let database = try DatabaseQueue(path: path, configuration: configuration)
    try flushEveryCommit(of: database)
    try migrator.migrate(database)
    return Ledger(database)
  }

  /// Opens a ledger to read, as commands do beside a running daemon; nil when there is none.
  public static func reading(at path: String) throws -> Ledger? {
    var configuration = configuration
    configuration.readonly = true
    do {
      return Ledger(try DatabasePool(path: path, configuration: configuration))
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CANTOPEN {
      // The same answer for a file that may not be read.
      guard FileManager.default.fileExists(atPath: path) else { return nil }
      throw error
    }
  }

  private init(_ database: any DatabaseWriter) { self.database = database }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.maximumReaderCount = 1
    return configuration
  }

  /// To be said of an open ledger: when GRDB turns the write-ahead log on, it lowers this to NORMAL,
  /// and then no commit is flushed.
  private static func flushEveryCommit(of database: some DatabaseWriter) throws {
    try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
  }

  /// Reads the whole file and compares what SQLite can compare.
  /// - Throws: ``LedgerDamage``.
  public func check() throws {
    let answer = try read { try String.fetchAll($0, sql: "PRAGMA quick_check") }
    guard answer == ["ok"] else {
      throw LedgerDamage(reason: answer.joined(separator: "; "))
    }
  }

  /// Questions to the ledger, which see all that was written before.
  func read<Answer: Sendable>(_ questions: (Database) throws -> Answer) throws -> Answer {
    try reading.withLock { _ in try database.read(questions) }
  }

  /// Closes a ledger that the process goes on without.
  public func close() throws {
    try database.close()
    // Never let go of: queues that end clear up after themselves on libdispatch's own threads.
    _ = unsafe Unmanaged.passRetained(self)
  }

  /// Remembers what has happened, in this order, all of it or nothing. It lasts when this returns.
  public func write(_ events: [LedgerEvent]) throws {
    try change { database in
      for event in events { try event.apply(to: database) }
    }
  }

  /// A change of the ledger, all of it or nothing.
  func change<Answer: Sendable>(_ changes: (Database) throws -> Answer) throws -> Answer {
    try writing.withLock { _ in try database.write(changes) }
  }
}

/// The file under the ledger's name is not, or no longer, a sound ledger.
public struct LedgerDamage: Error, CustomStringConvertible {
  public var reason: String

  public var description: String { "the ledger is damaged: \(reason)" }
}

extension DatabaseError {
  fileprivate var tellsDamage: Bool {
    resultCode == .SQLITE_CORRUPT || resultCode == .SQLITE_NOTADB
  }
}
