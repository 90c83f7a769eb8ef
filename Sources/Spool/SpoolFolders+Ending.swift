internal import SystemPackage

extension SpoolFolders {
  private static let headLength = 4 << 10
  private static let tailLength = 64 << 10

  /// Reads the two ends of a file in the inbox, at most 68 KiB, and judges by them. Of a file that
  /// is not named as a report it only asks whether it can be read.
  /// - Parameter probingWriters: ask the kernel as well whether somebody has the file open for
  ///   writing. It answers the file's owner alone; for anybody else's file this changes nothing.
  public func ending(of entry: InboxEntry, probingWriters: Bool = false) -> JSONEnding {
    do {
      guard let file = try open(entry) else { return .changed }
      if probingWriters, file.hasWriter { return .changed }
      guard entry.isNamedAsReport else { return .whole }
      let size = entry.identity.size
      let head = try file.read(from: 0, count: Int(min(size, Int64(Self.headLength))))
      let start = max(0, size - Int64(Self.tailLength))
      let tail = try file.read(from: start, count: Int(size - start))
      let isUnchanged = try file.status().identity == entry.identity
      return isUnchanged ? JSONEnding(head: head, tail: tail) : .changed
    } catch {
      return .unfinished(.unreadable(error))
    }
  }

  /// The file of this entry, open; nil when it is gone or no longer the one that the scan saw.
  private func open(_ entry: InboxEntry) throws(SpoolError) -> OpenFile? {
    guard let parent = try Folder(inkorg).descend(entry.path.parent) else { return nil }
    return try parent.file(entry)
  }
}

extension Folder {
  /// The file of this entry in its folder, open; nil when it is gone, has become something else,
  /// or has changed since the scan.
  func file(_ entry: InboxEntry) throws(SpoolError) -> OpenFile? {
    do {
      let file = try file(entry.path.name)
      let found = try file.status()
      guard found.identity == entry.identity, found.kind == .regular, found.linkCount == 1 else {
        return nil
      }
      return consume file
    } catch {
      if error.isAbsence { return nil }
      throw error.code == .permission ? error.asUnreadable : error
    }
  }
}

extension SpoolError {
  var asUnreadable: SpoolError {
    SpoolError(
      .unreadable, message, errno: errno, hint: "let the daemon's user or group read the file")
  }
}
