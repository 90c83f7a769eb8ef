public import SystemPackage

extension SpoolFolders {
  /// Answers a file that stays in the inbox: a folder in `fel/` with receipts only, which appears
  /// whole.
  /// - Returns: that folder.
  public func answerWaiting(
    _ entry: InboxEntry, as job: JobID, on day: DayFolder, files: [AnswerFile]
  ) throws(SpoolError) -> FilePath {
    let folder = try JobFolder(new: job, in: self)
    let answer: FilePath
    do {
      try folder.draft(files, for: .fel)
      answer = try folder.deliver(.fel, named: SafeName(entry.path.name.bytes), on: day)
    } catch {
      // The first fault is the one to report; what this leaves, recover removes.
      try? folder.remove()
      throw error
    }
    try folder.remove()
    return answer
  }
}
