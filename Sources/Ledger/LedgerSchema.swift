internal import GRDB

extension Ledger {
  /// Each step once, in this order, for ever: a released one is never changed.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in
      try database.create(table: "job") { table in
        table.autoIncrementedPrimaryKey("number")
        table.column("id", .text).notNull().unique()
        table.column("name", .blob).notNull()
        table.column("device", .integer).notNull()
        table.column("inode", .integer).notNull()
        table.column("size", .integer).notNull()
        table.column("modified", .integer).notNull()
        table.column("state", .text).notNull().indexed()
        table.column("received", .integer).notNull()
        table.column("ended", .integer)
        table.column("sha256", .text).indexed()
        table.column("fingerprint", .text)
        table.column("package", .text).indexed()
        table.column("version", .integer)
        table.column("namnd", .text)
        table.column("upprattad", .integer)
        table.column("place", .text)
        table.column("reason", .text)
        table.column("errors", .integer).notNull().defaults(to: 0)
        table.column("warnings", .integer).notNull().defaults(to: 0)
      }
      try database.create(table: "attempt") { table in
        table.column("job", .text).notNull()
        table.column("attempt", .integer).notNull()
        table.column("began", .integer).notNull()
        table.column("ended", .integer)
        table.column("result", .text)
        table.column("detail", .text)
        table.primaryKey(["job", "attempt"])
      }
      try database.create(table: "artifact") { table in
        table.column("job", .text).notNull()
        table.column("name", .text).notNull()
        table.column("bytes", .integer).notNull()
        table.column("sha256", .text).notNull()
        table.column("exporter", .text).notNull()
        table.column("exporterVersion", .text).notNull()
        table.primaryKey(["job", "name"])
      }
      try database.create(table: "answer") { table in
        table.column("name", .blob).notNull().primaryKey()
        table.column("device", .integer).notNull()
        table.column("inode", .integer).notNull()
        table.column("size", .integer).notNull()
        table.column("modified", .integer).notNull()
        table.column("verdict", .text).notNull()
        table.column("job", .text).notNull()
        table.column("time", .integer).notNull()
      }
      try database.create(table: "notice") { table in
        table.primaryKey("job", .text)
        table.column("receipt", .text).notNull()
        table.column("time", .integer).notNull().indexed()
        table.column("isDone", .boolean).notNull()
        table.column("fault", .text)
      }
    }
    // Until now the number, in the order of claims, was the order of arrival as well.
    migrator.registerMigration("2") { database in
      try database.alter(table: "job") { table in
        table.add(column: "arrival", .integer).notNull().defaults(to: 0)
      }
      try database.execute(sql: "UPDATE job SET arrival = number")
      try database.create(index: "job_arrival", on: "job", columns: ["arrival"])
      try database.create(index: "job_inode", on: "job", columns: ["inode"])
    }
    migrator.registerMigration("3") { database in
      try database.create(index: "job_name", on: "job", columns: ["name"])
    }
    // The number of the device may be another one after a restart of the machine.
    migrator.registerMigration("4") { database in
      for name in ["job", "answer"] {
        try database.alter(table: name) { table in table.drop(column: "device") }
      }
    }
    return migrator
  }
}
