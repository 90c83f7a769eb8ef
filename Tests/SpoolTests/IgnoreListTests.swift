import SystemPackage
import Testing

@testable import Spool

@Suite struct IgnoreListTests {
  @Test(
    arguments: [
      ".hidden", "~$bok.xlsx", ".~lock.bok.ods#", "#1234", "a.tmp", "A.PART", "a.partial",
      "a.filepart", "a.crdownload", "a.writing", ".goutputstream-1", ".nfs01", "._a",
      "desktop.ini", ".syncthing.a", "~syncthing~a.tmp", "Kvittens.json", ".hidden.json",
      ".DS_Store", "._a.json", ".~a.json", ".a.json.Xy12Zq",
      ".syncthing.a.json.tmp",
      ".goutputstream-ABC", ".in.a.json.", ".tmp.driveupload", "#a.json#", "#recycle", "@eaDir",
      "~$a.json", "~syncthing~a.json.tmp", "a.json~", "a.json.~1f2e", "a.json.sb-1a2b-XyZ", "a.swp",
      "a.json.TMP", "a.temp", "a.part", "a.json.ocTransferId12.part", "a.json.1f2e3d.partial",
      "a.json.filepart", "a.crdownload", "a.json.opdownload", "a.download", "a.json.uploading",
      "a.json._COPYING_", "a.json.aria2", "a.json.ffs_tmp", "sync.ffs_lock", "a.json.!sync",
      "a.json.camelLock", "Thumbs.db", "Desktop.ini", "Icon\r", "kvittens.txt",
    ])
  func `names that programs use while they work are left alone`(name: String) {
    #expect(IgnoreList().pattern(of: FilePath(name)) != nil)
  }

  @Test(
    arguments: [
      "a.json", "A.JSON", "tmp.json", "a.tmp.json", "a.xml", "tmp", "-a.json", "kvittens.xml",
      "part", "~a.json", "kvittens.txt.json", "a.txt",
      "a.json.bak", "r\u{E5}d.json", "temp", "a~b.json",
    ])
  func `other names are not`(name: String) {
    #expect(IgnoreList().pattern(of: FilePath(name)) == nil)
  }

  @Test(
    arguments: [
      ("*.xfer", "a.XFER", true), ("*.xfer", "a.xfer.json", false), ("*xfer", "xfer", true),
      ("KOPIA av *", "kopia av a.json", true), ("kopia*.json", "kopia.json", true),
      ("kopia*.json", "kopia.jso", false), ("a*b*c", "aXbYc", true), ("a*b*c", "aXcYb", false),
      ("a*a", "a", false), ("exakt.json", "exakt.json", true), ("exakt.json", "xexakt.json", false),
      ("a**b", "ab", true), ("*.tar.gz", "a.tar.gz", true), ("a.x*", "a.x", true),
    ])
  func `a pattern of one's own is added`(pattern: String, name: String, isIgnored: Bool) throws {
    let list = IgnoreList([try #require(NamePattern(pattern))])
    #expect(
      list.pattern(onTheWayTo: FilePath("nord").appending(name))?.text
        == (isIgnored ? pattern : nil))
    #expect(list.pattern(of: "a.tmp")?.text == "*.tmp")
  }

  @Test func `a folder on the way is told as well`() throws {
    #expect(IgnoreList().pattern(onTheWayTo: "nord/.staging/a.json")?.text == ".*")
    #expect(IgnoreList().pattern(onTheWayTo: "nord/a.json") == nil)
  }

  @Test(arguments: ["", "a/b", "a\0", String(repeating: "a", count: 256)])
  func `what no name can be like is no pattern`(text: String) {
    #expect(NamePattern(text) == nil)
  }

  @Test(arguments: [
    ("*", true), ("*.json", true), ("*ON", true), ("**.j*", true), ("a*.json", false),
  ])
  func `a pattern that every report is like is told`(pattern: String, covers: Bool) throws {
    #expect(try #require(NamePattern(pattern)).coversReports == covers)
  }

  @Test func `a name that is not UTF-8 is compared by its bytes`() throws {
    #expect(IgnoreList().pattern(of: FilePath(bytes: [0xE5, 0x2E, 0x74, 0x4D, 0x70])) != nil)
  }
}
