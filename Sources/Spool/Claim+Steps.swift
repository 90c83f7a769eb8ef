public import SystemPackage

extension Claim {
  /// Copies the file as it was when it was taken; what else is done is done with the copy.
  /// - Parameter take: is lent each piece in its order; what it throws breaks the copying off.
  /// - Returns: whether there is a copy; not, if somebody wrote to the file.
  /// - Throws: also what concerns the file alone, which its sender may have closed meanwhile.
  public func copyInput(take: (UnsafeRawBufferPointer) throws -> Void) throws -> Bool {
    try open().copyInput(of: identity, take: take)
  }

  /// An empty folder for the files of the package. What an earlier attempt left there is gone.
  public func stageDirectory() throws(SpoolError) -> FilePath { try open().stage() }

  /// Ends the staging: puts the receipts into the package last, so that a package that has them is
  /// complete, and notes that it will be published under this name.
  /// - Parameters:
  ///   - files: what the package is made of; anything else in the stage directory goes.
  ///   - replacing: the version that lies under the name now, for the name of its folder in the
  ///     archive; any number when none does.
  ///   - answers: what goes to the archive with the input when the package has been published.
  /// - Throws: `unsafeName`, `outOfOrder` without a stage directory, or our own faults.
  public func seal(
    _ files: [String], as name: String, replacing: Int, with receipts: [AnswerFile],
    settling answers: [SettledAnswer] = []
  ) throws(SpoolError) -> Unflushed {
    try open().seal(
      files, as: FilePath(publishable: name), replacing: replacing, with: receipts,
      settling: answers)
  }

  /// Lets the sealed package appear, whole, in the place of one of the same name.
  /// - Throws: `occupied` when the name is taken by something else than a folder, `outOfOrder` when
  ///   nothing is sealed, or our own faults.
  public func publish() throws(SpoolError) -> Unflushed { try open().publish() }

  /// Ends the job of a published package: the input goes to the archive, and so do what the package
  /// replaced and the answers that it settles.
  public func archive(on day: DayFolder) throws(SpoolError) -> Archived {
    let job = try open()
    let replaced = try job.archiveReplaced(on: day)
    let input = try job.archiveInput(on: day)
    var unflushed = job.unflushed(input)
    if let replaced { unflushed.paths.append(replaced) }
    unflushed = unflushed + (try job.archiveSettled())
    return Archived(input: input, replaced: replaced, unflushed: unflushed)
  }

  /// Where things went.
  public struct Archived: Sendable {
    public let input: FilePath
    /// The package that was replaced.
    public let replaced: FilePath?
    public let unflushed: Unflushed
  }

  /// Puts an answer together.
  public func draft(
    _ files: [AnswerFile], for place: AnswerPlace
  ) throws(SpoolError) -> Unflushed {
    guard try !open().isPublished() else { throw SpoolError.alreadyPublished(job) }
    return try open().draft(files, for: place, named: SafeName(originalPath.name.bytes))
  }

  /// Ends the job: the input, byte for byte, and the drafted answer appear together in a folder.
  /// - Returns: that folder.
  public func deliver(
    _ place: AnswerPlace, on day: DayFolder
  ) throws(SpoolError) -> (folder: FilePath, unflushed: Unflushed) {
    let job = try open()
    if try job.completedAnswer() != place { try job.complete(place) }
    let answer = try job.deliver(place, on: day)
    return (answer, job.unflushed(answer))
  }

  /// Ends the job: the file goes back to the inbox, under the name it had unless that is taken.
  /// - Returns: the file as the next scan will find it, for `Readiness.hold`.
  public func unclaim() throws(SpoolError) -> (entry: InboxEntry, unflushed: Unflushed) {
    let job = try open()
    let entry = try job.returnInput()
    let path = folders.inkorg.pushing(entry.path)
    return (entry, Unflushed([path, path.parent, job.folder.path]))
  }

  /// Puts back what was written to the sender's file after it was copied. To be called when the job has
  /// ended, before `close`.
  /// - Returns: nil when nothing was written.
  public func returnLateInput() throws(SpoolError) -> Unflushed? {
    let job = try open()
    return try job.returnLateInput().map { entry in
      let path = folders.inkorg.pushing(entry.path)
      return Unflushed([path, path.parent, job.folder.path])
    }
  }

  /// Clears an ended job away. If that fails, or a power cut undoes it, `recover` does it.
  public func close() throws(SpoolError) { try open().remove() }
}
