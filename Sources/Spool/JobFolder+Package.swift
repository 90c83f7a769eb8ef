internal import SystemPackage

extension JobFolder {
  /// An empty folder for the files of a package; what an earlier attempt left is gone.
  func stage() throws(SpoolError) -> FilePath {
    guard try !isPublished() else { throw SpoolError.alreadyPublished(id) }
    // The note first: a note without its folder would read as published.
    if try folder.status(of: Publication.note) != nil {
      try folder.remove(Publication.note)
      try folder.sync()
    }
    try folder.remove(Self.package)
    try folder.makeFolder(Self.package, mode: 0o750)
    return folder.path.appending("paket")
  }

  /// Puts receipts into the staged package, in the place of those of an earlier attempt.
  func addToStage(_ receipts: [AnswerFile]) throws(SpoolError) {
    guard !receipts.isEmpty else { return }
    let stage = try folder.subfolder(Self.package)
    for receipt in receipts {
      let name = try receipt.safeName()
      try stage.remove(name)
      try stage.write(receipt.bytes, as: name, mode: 0o640)
    }
  }

  /// Flushes the staged files, notes what is about to happen, and lets the package appear.
  func publish(as package: FilePath) throws(SpoolError) {
    guard let staged = try folder.status(of: Self.package), staged.kind == .folder else {
      throw SpoolError(.outOfOrder, "job \(id) has no staged package")
    }
    let stage = try folder.subfolder(Self.package)
    for name in try stage.names() { try stage.setMode(0o640, of: name) }
    try stage.syncTree()
    try Publication(package: package, inode: staged.identity.inode).write(in: folder)
    let outbox = try Folder(folders.utkorg)
    try place(as: package, in: outbox)
    try outbox.sync()
    try folder.sync()
  }

  private func place(as package: FilePath, in outbox: borrowing Folder) throws(SpoolError) {
    // People move packages away while we look; each round ends in one of the two renames.
    for _ in 0..<16 {
      do throws(SpoolError) {
        guard let taken = try outbox.status(of: package) else {
          return try folder.move(Self.package, to: outbox, as: package)
        }
        guard taken.kind == .folder else { throw SpoolError.occupied(outbox.path, package) }
        return try folder.exchange(Self.package, with: package, in: outbox)
      } catch {
        guard error.errno == .fileExists || error.errno == .noSuchFileOrDirectory else {
          throw error
        }
      }
    }
    throw SpoolError.occupied(outbox.path, package)
  }

  /// Moves the package that was replaced, if there was one, to the archive.
  func archiveReplaced(on day: DayFolder) throws(SpoolError) -> FilePath? {
    guard let publication = try Publication(in: folder), try publication.isDone(in: folder),
      try folder.status(of: Self.package) != nil
    else { return nil }
    let target = try self.day(day, in: folders.arkiv)
    let name = "\(SafeName(publication.package.bytes)).\(id)"
    return try deliver(Self.package, to: target, as: name)
  }
}

extension SpoolError {
  fileprivate static func occupied(_ folder: FilePath, _ name: FilePath) -> SpoolError {
    SpoolError(
      .occupied, "'\(folder.pushing(name).printable)' is there already and is not a package",
      hint: "move it away")
  }

  static func alreadyPublished(_ job: JobID) -> SpoolError {
    SpoolError(.outOfOrder, "job \(job) is published already", hint: "archive it")
  }
}
