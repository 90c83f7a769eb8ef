public import SystemPackage

/// What was done with one folder that an earlier run left in `arbete/`.
public struct Recovered: Sendable {
  /// The name of the folder.
  public let folder: FilePath
  /// What became of it.
  public let outcome: Outcome

  /// What can become of a folder that was left.
  public enum Outcome: Sendable {
    /// Nothing was published: the input is back in the inbox and is done again.
    case returned(InboxEntry)
    /// Its package was published: the input is in the archive, and so is what was replaced.
    case archived(input: FilePath, replaced: FilePath?)
    /// Its answer was decided: it is delivered.
    case answered(FilePath)
    /// It held no input any more, or not yet: it is removed.
    case cleared
    /// It is none of ours and was left alone.
    case unknown
    /// It could not be settled and was left as it is.
    case failed(SpoolError)
  }
}

extension SpoolFolders {
  /// Settles everything that an earlier run left, oldest first. May be run again at any time, and
  /// may itself be cut short at any point; jobs in hand are passed over.
  /// - Throws: only when `arbete/` itself cannot be read.
  public func recover(
    on day: DayFolder, except inHand: Set<JobID> = []
  ) throws(SpoolError) -> [Recovered] {
    var recovered: [Recovered] = []
    for name in try Folder(arbete).names() {
      guard let job = JobID(String(decoding: name.bytes, as: UTF8.self)) else {
        recovered.append(Recovered(folder: name, outcome: .unknown))
        continue
      }
      if inHand.contains(job) { continue }
      recovered.append(Recovered(folder: name, outcome: settle(job, on: day)))
    }
    return recovered
  }

  private func settle(_ job: JobID, on day: DayFolder) -> Recovered.Outcome {
    do {
      return try JobFolder(job, in: self).settle(on: day)
    } catch {
      return .failed(error)
    }
  }
}

extension JobFolder {
  /// Brings the job to an end from whatever state it is in; the folder alone decides.
  fileprivate consuming func settle(on day: DayFolder) throws(SpoolError) -> Recovered.Outcome {
    let outcome: Recovered.Outcome
    let isPublished = try isPublished()
    let replaced = try archiveReplaced(on: day)
    if let place = try completedAnswer() {
      outcome = .answered(try deliver(place, named: try safeName(), on: day))
    } else if try !hasInput() {
      outcome = .cleared
    } else if isPublished {
      outcome = .archived(input: try archiveInput(on: day), replaced: replaced)
    } else {
      outcome = .returned(try returnInput())
    }
    try remove()
    return outcome
  }
}
