import Glibc
import SystemPackage
import Testing

@testable import Spool

@Suite struct PreparationTests {
  let spool: TemporarySpool

  init() throws { spool = try TemporarySpool() }

  private func fails(_ code: SpoolError.Code, _ folders: SpoolFolders) {
    #expect { try folders.prepare() } throws: { ($0 as? SpoolError)?.code == code }
  }

  private func mode(_ path: FilePath) throws -> mode_t {
    var found = stat()
    try succeed(path.withPlatformString { stat($0, &found) })
    return found.st_mode & 0o777
  }

  @Test func `missing folders are made, private ones for us alone`() throws {
    let folders = SpoolFolders(dataDirectory: spool.root.appending("var/lib/data"))
    _ = try folders.prepare()
    #expect(try mode(folders.arbete) == 0o700)
    #expect(try mode(folders.state) == 0o700)
    #expect(try mode(folders.utkorg) & 0o007 == 0)
  }

  @Test func `a second instance is refused until the first lets go`() throws {
    fails(.alreadyRunning, spool.folders)
    let folders = SpoolFolders(dataDirectory: spool.root.appending("data"))
    var lock: SpoolLock? = try folders.prepare()
    fails(.alreadyRunning, folders)
    #expect(lock != nil)
    lock = nil
    _ = try folders.prepare()
  }

  @Test func `no folder may lie in the inbox, not even through a link`() throws {
    var folders = SpoolFolders(dataDirectory: spool.root.appending("data"))
    folders.fel = folders.inkorg.appending("fel")
    fails(.badLayout, folders)
    let link = spool.root.appending("link")
    try succeed(
      folders.inkorg.withPlatformString { target in
        link.withPlatformString { symlink(target, $0) }
      })
    folders.fel = link.appending("answers")
    fails(.badLayout, folders)
  }

  @Test func `two folders may not be one`() {
    var folders = SpoolFolders(dataDirectory: spool.root.appending("data"))
    folders.arkiv = folders.fel
    fails(.badLayout, folders)
  }

  @Test func `folders on two file systems are refused`() throws {
    var folders = SpoolFolders(dataDirectory: spool.root.appending("data"))
    folders.utkorg = "/dev/shm"
    fails(.separateFileSystems, folders)
  }

  @Test func `an error says what, where and why`() throws {
    var folders = spool.folders
    folders.inkorg = spool.root.appending("none")
    #expect {
      try folders.scan()
    } throws: { error in
      let error = error as? SpoolError
      return error?.errno == .noSuchFileOrDirectory && error?.code == .missingFolder
        && error?.message.contains("cannot open the folder '\(folders.inkorg)'") == true
    }
  }

  @Test func `a local file system gives events`() throws {
    #expect(try FileSystemKind(of: spool.root) == .local)
  }
}
