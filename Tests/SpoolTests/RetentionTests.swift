import SystemPackage
import Testing

@testable import Spool

@Suite struct RetentionTests {
  let spool: TemporarySpool
  var folders: SpoolFolders { spool.folders }

  init() throws { spool = try TemporarySpool() }

  @Test func `whole days before the given one go, and nothing else`() throws {
    let arkiv = folders.arkiv
    for name: FilePath in ["2026-09-19", "2026-09-20", "2026-09-21", "min mapp", "2026-9-1"] {
      try makeFolder(arkiv.pushing(name))
      try makeFolder(arkiv.pushing(name).appending("P.v1"))
      try write("x", to: arkiv.pushing(name).appending("P.v1/a.csv"))
    }
    try write("x", to: arkiv.appending("2026-09-2"))
    #expect(try folders.expireArchive(before: spool.day) == 2)
    let left = try spool.tree(arkiv).keys.sorted()
    #expect(
      left == ["2026-09-2", "2026-09-21/P.v1/a.csv", "2026-9-1/P.v1/a.csv", "min mapp/P.v1/a.csv"])
    #expect(try folders.expireArchive(before: spool.day) == 0)
  }

  @Test func `inbox, outbox and answers are never cleared`() throws {
    for folder in [folders.inkorg, folders.utkorg, folders.fel] {
      try makeFolder(folder.appending("2020-01-01"))
      try write("x", to: folder.appending("2020-01-01/a"))
    }
    #expect(try folders.expireArchive(before: spool.day) == 0)
    for folder in [folders.inkorg, folders.utkorg, folders.fel] {
      #expect(try spool.tree(folder).count == 1)
    }
  }
}

@Suite struct FlushTests {
  let spool: TemporarySpool

  init() throws { spool = try TemporarySpool() }

  @Test func `a work folder that is gone fails every step that was to last`() throws {
    try move(spool.folders.arbete, to: spool.root.appending("away"))
    let error = #expect(throws: SpoolError.self) { try spool.flush.flush([Unflushed()]) }
    #expect(error?.code == .missingFolder)
    try move(spool.root.appending("away"), to: spool.folders.arbete)
    try spool.flush.flush([Unflushed()])
  }

  @Test func `a work folder that was replaced is flushed as it is now`() throws {
    try move(spool.folders.arbete, to: spool.root.appending("old"))
    try makeFolder(spool.folders.arbete)
    try spool.flush.flush([Unflushed([spool.folders.arbete])])
  }
}
