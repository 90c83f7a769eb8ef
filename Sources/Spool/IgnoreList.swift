internal import SystemPackage

/// Names that are not for us: hidden files, what editors, file managers and transfer programs
/// leave while they work, and our own receipts when somebody copies an answer back.
enum IgnoreList {
  static func ignores(_ name: FilePath) -> Bool {
    let name = name.bytes.map(\.asciiLowercased)
    return starts.contains { name.starts(with: $0) }
      || ends.contains { name.reversed().starts(with: $0.reversed()) }
      || wholes.contains { name.elementsEqual($0) }
  }

  // A dot alone covers .~lock.*#, .goutputstream-*, .nfs*, ._*, .DS_Store, .syncthing.*,
  // .sftpgo-upload.* and rsync's .name.XXXXXX; # is what O_TMPFILE and NAS recycle bins show.
  private static let starts = bytes([".", "#", "~$", "~syncthing~"])
  private static let ends = bytes([
    ".tmp", ".part", ".partial", ".filepart", ".crdownload", ".writing", ".swp", "~",
  ])
  private static let wholes = bytes([
    "thumbs.db", "desktop.ini", "kvittens.txt", "kvittens.json",
  ])

  private static func bytes(_ names: [String]) -> [[UInt8]] { names.map { Array($0.utf8) } }
}

extension UInt8 {
  var asciiLowercased: UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self
  }
}
