internal import SystemPackage

extension SpoolFolders {
  private static let headLength = 4 << 10

  /// Reads a file in the inbox, of a large one the two ends, at most 1 MiB, and judges by what it
  /// sees. Of a file that is not named as a report it only asks whether it can be read.
  /// - Parameter probingWriters: ask the kernel as well whether somebody has the file open for
  ///   writing. It answers the file's owner alone; for anybody else's file this changes nothing.
  public func ending(of entry: InboxEntry, probingWriters: Bool = false) -> JSONEnding {
    do {
      guard let file = try open(entry) else { return .changed }
      if probingWriters, file.hasWriter { return .changed }
      guard entry.isNamedAsReport else { return .whole }
      let ending = try ending(of: file, size: entry.identity.size)
      return try file.status().identity == entry.identity ? ending : .changed
    } catch {
      return .unfinished(.unreadable(error))
    }
  }

  private func ending(
    of file: borrowing OpenFile, size: Int64
  ) throws(SpoolError) -> JSONEnding {
    if size <= JSONEnding.entireLimit {
      return JSONEnding(entire: try file.read(from: 0, count: Int(size)))
    }
    let head = try file.read(from: 0, count: Self.headLength)
    let length = JSONEnding.tailLength
    let tail = try file.read(from: size - Int64(length), count: length)
    let ending = JSONEnding(head: head, tail: tail)
    guard case .unfinished(let reason) = ending, head.beginsAsReport else { return ending }
    return .doubtful(reason)
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
