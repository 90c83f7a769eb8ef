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
  /// Folders and files that could not be looked at; they are tried again by the next scan.
  public internal(set) var overlooked: [SpoolError] = []
}

extension SpoolFolders {
  /// How far below the inbox a scan goes.
  static let deepestFolder = 16

  /// Lists the inbox and its subfolders. Links are not followed, hidden and ignored folders not
  /// entered. The scan decides what there is; events only say when to make one.
  /// - Throws: when the inbox itself cannot be read.
  public func scan(ignoring ignored: IgnoreList = IgnoreList()) throws(SpoolError) -> InboxScan {
    var scan = InboxScan(list: ignored)
    try scan.read(try Folder(inkorg), as: "", depth: 0)
    return scan
  }
}

extension InboxScan {
  fileprivate mutating func read(
    _ folder: borrowing Folder, as path: FilePath, depth: Int
  ) throws(SpoolError) {
    let names = try folder.names()
    folders.append(path)
    for name in names {
      if let pattern = list.pattern(of: name) {
        ignored[pattern, default: 0] += 1
        continue
      }
      do {
        try take(name, in: folder, as: path.isEmpty ? name : path.pushing(name), depth: depth)
      } catch {
        // What vanished between listing and looking is nobody's fault.
        if !error.isAbsence { overlooked.append(error) }
      }
    }
  }

  private mutating func take(
    _ name: FilePath, in folder: borrowing Folder, as path: FilePath, depth: Int
  ) throws(SpoolError) {
    guard let status = try folder.status(of: name) else { return }
    guard status.kind == .folder else {
      entries.append(InboxEntry(path: path, status))
      return
    }
    guard depth < SpoolFolders.deepestFolder else {
      throw SpoolError(
        .tooDeep, "'\(path.printable)' lies more than \(SpoolFolders.deepestFolder) folders deep",
        hint: "drop files nearer to the inbox")
    }
    guard try status.identity.device == folder.status().identity.device else {
      throw SpoolError(.improperLink, cannot: "take files from the mount", path)
    }
    try read(try folder.subfolder(name), as: path, depth: depth + 1)
  }
}
