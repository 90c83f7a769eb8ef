internal import Glibc
public import SystemPackage

/// What lay in the inbox at one moment.
public struct InboxScan: Sendable {
  /// Everything that could be for us, folder by folder.
  public internal(set) var entries: [InboxEntry] = []
  /// The folders that were read, below the inbox; the inbox itself, the first, is the empty path.
  public internal(set) var folders: [FilePath] = []
  /// How many names the ignore list kept out, by its pattern.
  public internal(set) var ignored: [NamePattern: Int] = [:]
  let list: IgnoreList
  /// Folders that files cannot be taken out of, and files that could not be looked at; the next scan
  /// tries them again.
  public internal(set) var closed: [ClosedEntry] = []
}

extension SpoolFolders {
  /// How far below the inbox a scan goes.
  static let deepestFolder = 16

  /// Lists the inbox and its subfolders. Links are not followed, hidden and ignored folders not
  /// entered. The scan decides what there is; events only say when to make one.
  /// - Throws: when the inbox itself cannot be read, or the machine is at fault.
  public func scan(ignoring ignored: IgnoreList = IgnoreList()) throws(SpoolError) -> InboxScan {
    var scan = InboxScan(list: ignored)
    let inbox = try Folder(inkorg)
    let walk = InboxWalk(
      device: try inbox.status().identity.device, mount: try inbox.mount(),
      longestPath: Int(PATH_MAX) - 1 - max(inkorg.length, arbete.length + 40))
    scan.folders.append("")
    try scan.take(try inbox.names(), of: inbox, as: "", walk)
    return scan
  }
}

/// What holds for all of one scan.
private struct InboxWalk {
  var depth = 0
  var device: UInt64
  var mount: UInt64
  /// Bytes that a path below the inbox may have, so that the kernel takes it here and in `arbete/`.
  var longestPath: Int

  var deeper: InboxWalk {
    var walk = self
    walk.depth += 1
    return walk
  }
}

extension InboxScan {
  fileprivate mutating func take(
    _ names: [FilePath], of folder: borrowing Folder, as path: FilePath, _ walk: InboxWalk
  ) throws(SpoolError) {
    for name in names {
      if let pattern = list.pattern(of: name) {
        ignored[pattern, default: 0] += 1
        continue
      }
      let path = path.isEmpty ? name : path.pushing(name)
      var found: FileStatus?
      do throws(SpoolError) {
        found = try folder.status(of: name)
        try take(name, found, in: folder, as: path, walk)
      } catch {
        // What vanished between listing and looking is nobody's fault.
        if error.isAbsence { continue }
        if error.owner == .machine { throw error }
        close(path, found, error)
      }
    }
  }

  private mutating func take(
    _ name: FilePath, _ status: FileStatus?, in folder: borrowing Folder, as path: FilePath,
    _ walk: InboxWalk
  ) throws(SpoolError) {
    guard let status else { return }
    guard path.length <= walk.longestPath else {
      throw SpoolError(.fileNameTooLong, cannot: "take", path)
    }
    guard status.kind == .folder else {
      entries.append(InboxEntry(path: path, status))
      return
    }
    guard walk.depth < SpoolFolders.deepestFolder else {
      throw SpoolError(
        .tooDeep, "'\(path.printable)' lies more than \(SpoolFolders.deepestFolder) folders deep",
        hint: "drop files nearer to the inbox")
    }
    guard status.identity.device == walk.device else { throw InboxScan.mounted(path) }
    let inner = try folder.subfolder(name)
    guard try inner.mount() == walk.mount else { throw InboxScan.mounted(path) }
    let names = try inner.names()
    // Watched though it may be closed: so it is heard of when it opens.
    folders.append(path)
    try inner.checkAccess()
    try take(names, of: inner, as: path, walk.deeper)
  }

  private static func mounted(_ path: FilePath) -> SpoolError {
    SpoolError(.improperLink, cannot: "take files from the mount", path)
  }

  private mutating func close(_ path: FilePath, _ status: FileStatus?, _ error: SpoolError) {
    var entry = InboxEntry(
      path: path,
      identity: FileIdentity(device: 0, inode: 0, size: 0, modified: 0, changed: 0))
    if let status {
      (entry.identity.device, entry.identity.inode) = (
        status.identity.device, status.identity.inode
      )
      entry.kind = status.kind
    }
    closed.append(
      ClosedEntry(entry: entry, hold: Hold(error, isFolder: status?.kind == .folder)))
  }
}
