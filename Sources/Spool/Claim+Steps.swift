public import SystemPackage

extension Claim {
  /// An empty folder for the files of the package. What an earlier attempt left there is gone.
  public func stageDirectory() throws(SpoolError) -> FilePath { try open().stage() }

  /// Publishes everything in the stage directory as one package, which appears whole. A package of
  /// the same name is replaced in one step and archived. If it was published already, only what
  /// was left undone is done. The receipts are put into the package last, so that a package that
  /// has them is complete.
  /// - Throws: `unsafeName`, `occupied` when the name is taken by something else than a folder,
  ///   `outOfOrder` without a stage directory, or our own faults.
  public func publish(
    as name: String, with receipts: [AnswerFile] = [], on day: DayFolder
  ) throws(SpoolError) -> PublishedPackage {
    let package = try FilePath(publishable: name)
    let job = try open()
    if try !job.isPublished() {
      try job.addToStage(receipts)
      try job.publish(as: package)
    }
    return PublishedPackage(
      folder: folders.utkorg.pushing(package), replaced: try job.archiveReplaced(on: day))
  }

  /// Ends the job: the input goes to the archive. With an answer, as for bytes that came before,
  /// input and answer go there together in a folder.
  /// - Returns: the archived file, or that folder.
  public func archive(
    on day: DayFolder, answer files: [AnswerFile] = []
  ) throws(SpoolError) -> FilePath {
    let job = try open()
    _ = try job.archiveReplaced(on: day)
    guard !files.isEmpty else {
      let archived = try job.archiveInput(on: day)
      try job.remove()
      return archived
    }
    return try deliver(files, to: .arkiv, on: day)
  }

  /// Ends the job: the input goes to `fel/` byte for byte, in a folder with the receipts that
  /// appears whole.
  /// - Returns: that folder.
  public func reject(on day: DayFolder, files: [AnswerFile]) throws(SpoolError) -> FilePath {
    guard try !open().isPublished() else { throw SpoolError.alreadyPublished(job) }
    return try deliver(files, to: .fel, on: day)
  }

  /// Ends the job: the file goes back to the inbox, under the name it had unless that is taken.
  /// - Returns: the file as the next scan will find it, for `Readiness.hold`.
  public func unclaim() throws(SpoolError) -> InboxEntry {
    let job = try open()
    let entry = try job.returnInput()
    try job.remove()
    return entry
  }

  private func deliver(
    _ files: [AnswerFile], to place: AnswerPlace, on day: DayFolder
  ) throws(SpoolError) -> FilePath {
    let job = try open()
    if try job.completedAnswer() != place {
      try job.draft(files, for: place)
      try job.complete(place)
    }
    let answer = try job.deliver(place, named: try job.safeName(), on: day)
    try job.remove()
    return answer
  }
}
