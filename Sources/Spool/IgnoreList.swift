public import SystemPackage

/// Names that are not for us: hidden files, what editors, file managers and programs that sync and
/// transfer leave while they work, and our own receipts when somebody copies an answer back.
public struct IgnoreList: Hashable, Sendable {
  /// The patterns that the settings add.
  public let more: [NamePattern]
  private let index: Index

  /// Those that everybody knows, and `more`.
  public init(_ more: [NamePattern] = []) {
    self.more = more
    index = more.isEmpty ? .known : Index(IgnoreList.known + more)
  }

  public static func == (left: IgnoreList, right: IgnoreList) -> Bool { left.more == right.more }

  public func hash(into hasher: inout Hasher) { hasher.combine(more) }

  /// The pattern by which a name is left alone; nil when it is not.
  public func pattern(of name: FilePath) -> NamePattern? {
    index.pattern(of: name.bytes.map(\.asciiLowercased))
  }

  /// The pattern by which a path below the inbox is left alone: its own, or that of a folder on the
  /// way to it.
  public func pattern(onTheWayTo path: FilePath) -> NamePattern? {
    path.components.lazy.compactMap { pattern(of: FilePath(root: nil, [$0])) }.first
  }

  /// The patterns by what they ask of a name, as every name of the inbox is asked at every scan.
  private struct Index: Sendable {
    static let known = Index(IgnoreList.known)

    /// Names as a whole.
    private var wholes: [[UInt8]: NamePattern] = [:]
    /// What stands from the last dot on.
    private var extensions: [[UInt8]: NamePattern] = [:]
    private var others: [NamePattern] = []

    init(_ patterns: [NamePattern]) {
      for pattern in patterns {
        let pieces = pattern.pieces
        let dots = pieces.last?.count { $0 == UInt8(ascii: ".") }
        if pieces.count == 1 {
          wholes[pieces[0]] = pattern
        } else if pieces.count == 2, pieces[0].isEmpty, dots == 1,
          pieces[1].first == UInt8(ascii: ".")
        {
          extensions[pieces[1]] = pattern
        } else {
          others.append(pattern)
        }
      }
    }

    func pattern(of name: [UInt8]) -> NamePattern? {
      if let pattern = others.first(where: { $0.matches(name) }) { return pattern }
      if let dot = name.lastIndex(of: UInt8(ascii: ".")),
        let pattern = extensions[Array(name[dot...])]
      {
        return pattern
      }
      return wholes[name]
    }
  }

  private static let known: [NamePattern] = [
    // Hidden. That covers .~lock.*#, .goutputstream-*, .nfs*, ._*, .DS_Store, .syncthing.*,
    // .sftpgo-upload.*, .pureftpd-upload.*, .in.NAME. of lftp and ProFTPD, .~NAME of Nextcloud and
    // ownCloud, .tmp.driveupload, rsync's .NAME.XXXXXX and Unison's .unison.NAME.
    ".*",
    // O_TMPFILE, Emacs, and the recycle bins and snapshots of file servers.
    "#*", "@eadir", "@recycle", "@recently-snapshot", "$recycle.bin", "system volume information",
    "lost+found",
    // Microsoft Office, OneDrive, Syncthing, editors, Nextcloud of old, macOS.
    "~$*", "~syncthing~*", "*~", "*.~*", "*.sb-*", "*.swp",
    // Downloads and uploads: browsers, WinSCP, Spring, Camel, Hadoop, rclone, OneDrive on Linux.
    "*.tmp", "*.temp", "*.part", "*.partial", "*.filepart", "*.crdownload", "*.opdownload",
    "*.download", "*.downloading", "*.upload", "*.uploading", "*.inprogress", "*.in-progress",
    "*.incomplete", "*.writing", "*._copying_", "*.aria2",
    // FreeFileSync, Resilio Sync, Google Drive.
    "*.ffs_tmp", "*.ffs_lock", "*.ffs_db", "*.!sync", "*.bts", "*.gdownload",
    // Somebody works on the file beside it.
    "*.lock", "*.lck", "*.camellock",
    "thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r",
    // Our own answers.
    "kvittens.txt", "kvittens.json",
  ].map(NamePattern.init(known:))
}

extension UInt8 {
  var asciiLowercased: UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self
  }
}
