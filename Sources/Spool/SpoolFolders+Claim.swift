internal import SystemPackage

extension SpoolFolders {
  /// Takes a file out of the inbox. Nil when it is gone or no longer what the scan saw: somebody
  /// else won, or it has to settle again.
  /// - Parameter arrival: the file's place in the order of arrival. It becomes part of the name that
  ///   the file has from now on, so that it is known for as long as the file is in our hands.
  /// - Throws: the machine's faults and those of the file; it is then still in the inbox, or `recover`
  ///   puts it back.
  ///   puts it back.
  public func claim(
    _ entry: InboxEntry, as job: JobID, arrival: Int
  ) throws(SpoolError) -> Claim? {
    guard let parent = try Folder(inkorg).descend(entry.path.parent),
      try parent.file(entry) != nil
    else { return nil }
    let folder = try JobFolder(new: job, in: self)
    let taken: FileStatus?
    do throws(SpoolError) {
      let place = try HeldInput.makePlace(
        for: entry.path, arrival: arrival, in: folder.folder)
      try parent.move(entry.path.name, to: place, as: entry.path.name)
      taken = try place.status(of: entry.path.name)
    } catch {
      // Nothing was taken, or the folder still has it: then this fails, and recover puts it back.
      if try HeldInput(in: folder.folder) == nil { try? folder.remove() }
      if error.isAbsence { return nil }
      throw error
    }
    guard let taken, taken.kind == .regular, taken.linkCount == 1,
      taken.identity.holdsTheSameBytes(as: entry.identity)
    else {
      // Changed, or changed for another file, between the scan and the rename.
      _ = try folder.returnInput()
      try folder.remove()
      return nil
    }
    return Claim(
      job: job, originalPath: entry.path, arrival: arrival, identity: taken.identity,
      folders: self)
  }
}
