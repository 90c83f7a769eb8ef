internal import SystemPackage

extension JobFolder {
  /// Moves the copy of the input to the archive.
  func archiveInput(on day: DayFolder) throws(SpoolError) -> FilePath {
    guard let input = try HeldInput(in: folder) else { throw SpoolError.withoutInput(id) }
    let target = try self.day(day, in: folders.arkiv)
    let name = FilePath("\(input.safeName.withoutJSON).\(id).json")
    try folder.move(Self.copy, to: target, as: name)
    return target.path.pushing(name)
  }

  /// Puts the input back under the name it had, or, if that is taken, the same with the job's id; in
  /// the inbox itself if its folder is gone or closed to us. Whatever was taken goes back, also what is
  /// no file.
  func returnInput() throws(SpoolError) -> InboxEntry {
    guard try !isPublished(), try !hasEnded() else { throw SpoolError.alreadyPublished(id) }
    guard let input = try HeldInput(in: folder) else { throw SpoolError.withoutInput(id) }
    return try putBack(input)
  }

  func putBack(_ input: borrowing HeldInput) throws(SpoolError) -> InboxEntry {
    let inbox = try Folder(folders.inkorg)
    guard !input.path.parent.isEmpty else { return try put(input, as: input.path, in: inbox) }
    do throws(SpoolError) {
      if let parent = try inbox.descend(input.path.parent) {
        return try put(input, as: input.path, in: parent)
      }
    } catch {
      guard error.owner != .machine else { throw error }
      return try put(input, as: input.name.renamed(with: id), in: inbox)
    }
    return try put(input, as: input.name, in: inbox)
  }

  private func put(
    _ input: borrowing HeldInput, as path: FilePath, in parent: borrowing Folder
  ) throws(SpoolError) -> InboxEntry {
    var path = path
    guard let held = try input.folder.status(of: input.name) else {
      throw SpoolError.withoutInput(id)
    }
    let name = try input.folder.move(input.name, to: parent, asFree: path.name, for: id)
    if name != path.name { path = path.parent.isEmpty ? name : path.parent.pushing(name) }
    // Whoever was quick may have taken it away already.
    return InboxEntry(path: path, try parent.status(of: path.name) ?? held)
  }
}

extension Folder {
  /// Renames to a name in a folder that people use or, if that is taken, to the same with a job's id.
  /// - Returns: the name that it has now.
  func move(
    _ name: FilePath, to target: borrowing Folder, asFree wanted: FilePath, for job: JobID
  ) throws(SpoolError) -> FilePath {
    do throws(SpoolError) {
      try move(name, to: target, as: wanted)
      return wanted
    } catch {
      guard error.errno == .fileExists else { throw error }
      let other = wanted.renamed(with: job)
      try move(name, to: target, as: other)
      return other
    }
  }
}

extension SpoolError {
  static func withoutInput(_ job: JobID) -> SpoolError {
    SpoolError(.outOfOrder, "job \(job) holds no input")
  }
}

extension FilePath {
  /// The same with a job's id before the extension, and no longer than a name may be.
  fileprivate func renamed(with job: JobID) -> FilePath {
    let whole = name.bytes
    let stem = whole.lastIndex(of: UInt8(ascii: ".")).map { whole[..<$0] } ?? whole[...]
    let ending = Array(".\(job)".utf8) + whole[stem.endIndex...].prefix(32)
    var kept = stem.prefix(255 - ending.count)
    // Not in the middle of a letter.
    while kept.count < stem.count, stem[kept.endIndex] & 0xC0 == 0x80, !kept.isEmpty {
      kept.removeLast()
    }
    return parent.isEmpty
      ? FilePath(bytes: kept + ending) : parent.pushing(FilePath(bytes: kept + ending))
  }
}
