public import SystemPackage

/// An answer to a file that stays in the inbox.
public struct WaitingAnswer: Sendable {
  /// The file.
  public let entry: InboxEntry
  /// The job that the answer is known by.
  public let job: JobID
  /// The receipts.
  public let files: [AnswerFile]

  /// An answer as given.
  public init(_ entry: InboxEntry, as job: JobID, files: [AnswerFile]) {
    self.entry = entry
    self.job = job
    self.files = files
  }
}

extension SpoolFolders {
  /// Answers files that stay in the inbox: for each a folder in `fel/` with receipts only, which
  /// appears whole. However many there are, they share two flushes.
  /// - Returns: those folders, in the order of the answers.
  /// - Throws: what the kernel refused first. Some of the answers may have appeared.
  public func answerWaiting(
    _ answers: [WaitingAnswer], on day: DayFolder, by flush: SpoolFlush
  ) throws(SpoolError) -> [FilePath] {
    do throws(SpoolError) {
      var drafted = Unflushed()
      for answer in answers {
        let folder = try JobFolder(new: answer.job, in: self)
        drafted.paths += try folder.draft(
          answer.files, for: .fel, named: SafeName(answer.entry.path.name.bytes)
        ).paths
      }
      try flush.flush([drafted])
      var delivered: [FilePath] = []
      var unflushed = Unflushed()
      for answer in answers {
        let folder = try JobFolder(answer.job, in: self)
        let place = try folder.deliver(.fel, on: day)
        unflushed.paths += folder.unflushed(place).paths
        delivered.append(place)
      }
      try flush.flush([unflushed])
      for answer in answers { try JobFolder(answer.job, in: self).remove() }
      return delivered
    } catch {
      // The first fault is the one to report; what this leaves, recover removes.
      for answer in answers { try? JobFolder(answer.job, in: self).remove() }
      throw error
    }
  }
}
