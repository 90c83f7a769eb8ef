internal import SystemPackage

extension JobFolder {
  /// An empty folder for the files of a package; what an earlier attempt left is gone.
  func stage() throws(SpoolError) -> FilePath {
    guard try !isPublished() else { throw SpoolError.alreadyPublished(id) }
    // The note first: a note without its folder would read as published.
    try Publication.remove(from: folder)
    try folder.remove(Self.package)
    try folder.makeFolder(Self.package, mode: 0o750)
    return folder.path.pushing(Self.package)
  }

  /// Removes what is not of the package, puts the receipts into it and notes what it will be published
  /// as and which answers that settles.
  func seal(
    _ files: [String], as package: FilePath, replacing: Int, with receipts: [AnswerFile],
    settling answers: [SettledAnswer]
  ) throws(SpoolError) -> Unflushed {
    guard try !isPublished() else { throw SpoolError.alreadyPublished(id) }
    guard let staged = try folder.status(of: Self.package), staged.kind == .folder else {
      throw SpoolError(.outOfOrder, "job \(id) has no staged package")
    }
    let stage = try folder.subfolder(Self.package)
    try stage.keep(only: files.filter { file in receipts.allSatisfy { $0.name != file } })
    for receipt in receipts {
      try stage.write(receipt.bytes, as: try receipt.safeName(), mode: Self.sharedMode)
    }
    var unflushed = Unflushed([stage.path, folder.path.pushing(Self.copy), folder.path])
    for name in try stage.names() {
      guard let file = try stage.status(of: name), file.kind == .regular else {
        throw SpoolError(.unsafeName, "'\(stage.path.pushing(name).printable)' is no file")
      }
      if file.mode != Self.sharedMode { try stage.setMode(Self.sharedMode, of: name) }
      unflushed.paths.append(stage.path.pushing(name))
    }
    try SettledAnswer.write(answers, in: folder)
    try Publication(package: package, inode: staged.identity.inode, replacing: replacing)
      .write(in: folder)
    return unflushed
  }

  /// Lets the package that was sealed appear.
  func publish() throws(SpoolError) -> Unflushed {
    guard let publication = try Publication(in: folder) else {
      throw SpoolError(.outOfOrder, "the package of job \(id) is not sealed")
    }
    let outbox = try Folder(folders.utkorg)
    if try !publication.isDone(in: folder) { try place(as: publication.package, in: outbox) }
    return Unflushed([outbox.path, outbox.path.pushing(publication.package), folder.path])
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
    let name = FilePath("\(SafeName(publication.package.bytes)).v\(publication.replacing).\(id)")
    try folder.move(Self.package, to: target, as: name)
    return target.path.pushing(name)
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
