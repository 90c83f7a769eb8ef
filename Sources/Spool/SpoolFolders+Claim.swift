internal import SystemPackage

extension SpoolFolders {
  /// Takes a file out of the inbox. Nil when it is gone or no longer what the scan saw: somebody
  /// else won, or it has to settle again.
  /// - Throws: our own faults, and `unreadable`; the file is then still in the inbox, or `recover`
  ///   puts it back.
  public func claim(_ entry: InboxEntry, as job: JobID) throws(SpoolError) -> Claim? {
    guard let parent = try Folder(inkorg).descend(entry.path.parent),
      let file = try parent.file(entry)
    else { return nil }
    let folder = try JobFolder(new: job, in: self)
    do {
      try folder.prepare(for: entry)
      try parent.move(entry.path.name, to: folder.folder, as: JobFolder.input)
    } catch {
      // Nothing was taken; what this leaves, recover removes.
      try? folder.remove()
      if error.isAbsence { return nil }
      throw error
    }
    return try folder.finishClaim(of: entry, file, from: parent)
  }
}

extension JobFolder {
  /// The name is on disk before the file can be here under another.
  fileprivate func prepare(for entry: InboxEntry) throws(SpoolError) {
    try folder.write(entry.path.bytes, as: Self.originalName, mode: 0o600)
    try folder.sync()
    try work.sync()
  }

  fileprivate consuming func finishClaim(
    of entry: InboxEntry, _ file: borrowing OpenFile, from parent: borrowing Folder
  ) throws(SpoolError) -> Claim? {
    let taken = try folder.status(of: Self.input)
    try file.sync()
    try folder.sync()
    try parent.sync()
    guard let taken, taken.kind == .regular, taken.linkCount == 1,
      taken.identity.holdsTheSameBytes(as: entry.identity)
    else {
      // Changed, or changed for another file, between the scan and the rename.
      _ = try returnInput()
      try remove()
      return nil
    }
    return Claim(
      job: id, originalPath: entry.path, identity: taken.identity, owner: taken.owner,
      folders: folders)
  }
}
