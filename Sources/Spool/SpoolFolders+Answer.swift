public import SystemPackage

extension SpoolFolders {
  /// Answers a file that stays in the inbox: a folder in `fel/` with receipts only, which appears
  /// whole.
  /// - Returns: that folder.
  public func answerWaiting(
    _ entry: InboxEntry, as job: JobID, on day: DayFolder, files: [AnswerFile], by flush: SpoolFlush
  ) throws(SpoolError) -> FilePath {
    let folder = try JobFolder(new: job, in: self)
    let answer: FilePath
    do throws(SpoolError) {
      let drafted = try folder.draft(files, for: .fel, named: SafeName(entry.path.name.bytes))
      try flush.flush([drafted])
      answer = try folder.deliver(.fel, on: day)
      try flush.flush([folder.unflushed(answer)])
    } catch {
      // The first fault is the one to report; what this leaves, recover removes.
      try? folder.remove()
      throw error
    }
    try folder.remove()
    return answer
  }
}
