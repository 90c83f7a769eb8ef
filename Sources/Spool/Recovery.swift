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
    /// Its package was published under this name: the input is in the archive, and so are what was
    /// replaced and the answers that it settles.
    case archived(package: FilePath, input: FilePath, replaced: FilePath?)
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

/// A file that an earlier run has taken and that `recover` will put back.
public struct Interrupted: Sendable {
  /// The job that has taken it.
  public let job: JobID
  /// What it was called below the inbox.
  public let path: FilePath
  /// The state that it is in.
  public let identity: FileIdentity
  /// Its place in the order of arrival; nil when a version that kept none took it.
  public let arrival: Int?
}

extension SpoolFolders {
  /// What the next `recover` will put back: a rename by which its place in the order of arrival would
  /// be lost, so that this has to be on record before.
  /// - Throws: when `arbete/` itself cannot be read. A job that cannot be looked at is left out, as
  ///   `recover` will leave it.
  public func interrupted(except inHand: Set<JobID> = []) throws(SpoolError) -> [Interrupted] {
    var found: [Interrupted] = []
    for name in try Folder(arbete).names() {
      guard let job = JobID(String(decoding: name.bytes, as: UTF8.self)), !inHand.contains(job),
        let interrupted = try? JobFolder(job, in: self).interrupted()
      else { continue }
      found.append(interrupted)
    }
    return found
  }

  /// Settles everything that an earlier run left, oldest first. May be run again at any time, and
  /// may itself be cut short at any point; jobs in hand are passed over.
  /// - Throws: only when `arbete/` itself cannot be read, or nothing can be flushed.
  public func recover(
    on day: DayFolder, by flush: SpoolFlush, except inHand: Set<JobID> = []
  ) throws(SpoolError) -> [Recovered] {
    // What an earlier run did and did not flush must last before anything is built upon it.
    try flush.flush([Unflushed(all)])
    var recovered: [Recovered] = []
    var changed = Unflushed()
    for name in try Folder(arbete).names() where name != Self.probe {
      guard let job = JobID(String(decoding: name.bytes, as: UTF8.self)) else {
        recovered.append(Recovered(folder: name, outcome: .unknown))
        continue
      }
      if inHand.contains(job) { continue }
      recovered.append(Recovered(folder: name, outcome: settle(job, on: day, &changed)))
    }
    guard !recovered.isEmpty else { return [] }
    try flush.flush([changed])
    return cleared(recovered)
  }

  /// Removes the folders of the jobs that are settled; one that cannot be removed stays for the next
  /// time, and keeps no other.
  private func cleared(_ recovered: [Recovered]) -> [Recovered] {
    recovered.map { job in
      guard job.isSettled, let id = JobID(String(decoding: job.folder.bytes, as: UTF8.self)) else {
        return job
      }
      do throws(SpoolError) {
        try JobFolder(id, in: self).remove()
        return job
      } catch {
        return Recovered(folder: job.folder, outcome: .failed(error))
      }
    }
  }

  private func settle(
    _ job: JobID, on day: DayFolder, _ changed: inout Unflushed
  ) -> Recovered.Outcome {
    do {
      let (outcome, unflushed) = try JobFolder(job, in: self).settle(on: day)
      changed = changed + unflushed
      return outcome
    } catch let error as SpoolError {
      return .failed(error)
    } catch {
      return .failed(SpoolError(.inputOutput, "\(error)"))
    }
  }
}

extension Recovered {
  fileprivate var isSettled: Bool {
    switch outcome {
    case .returned, .archived, .answered, .cleared: true
    case .unknown, .failed: false
    }
  }
}

extension JobFolder {
  /// Nil when the job's end is decided, or its input is gone.
  fileprivate func interrupted() throws(SpoolError) -> Interrupted? {
    guard try completedAnswer() == nil, try !isPublished(), try !hasEnded(),
      let input = try HeldInput(in: folder),
      let status = try input.folder.status(of: input.name)
    else { return nil }
    return Interrupted(
      job: id, path: input.path, identity: status.identity, arrival: input.arrival)
  }

  /// Brings the job to an end from whatever state it is in; the folder alone decides.
  fileprivate func settle(on day: DayFolder) throws -> (Recovered.Outcome, Unflushed) {
    let publication = try Publication(in: folder)
    let isPublished = try isPublished()
    let replaced = try archiveReplaced(on: day)
    var (outcome, changed) = (Recovered.Outcome.cleared, Unflushed([replaced].compactMap(\.self)))
    if let place = try completedAnswer() {
      let answer = try deliver(place, on: day)
      outcome = .answered(answer)
      changed = changed + unflushed(answer)
    } else if try !hasEnded(), try HeldInput(in: folder) != nil {
      guard isPublished, let publication else {
        let entry = try returnInput()
        let path = folders.inkorg.pushing(entry.path)
        return (.returned(entry), Unflushed([path, path.parent, folder.path]))
      }
      // The copy that the receipt names; a version that made none had archived the file itself.
      if try CopyNote(in: folder) == nil { try copyWhatIsThere() }
      let input = try archiveInput(on: day)
      outcome = .archived(package: publication.package, input: input, replaced: replaced)
      changed = changed + unflushed(input)
    }
    changed = changed + (try archiveSettled())
    if let late = try returnLateInput() {
      let path = folders.inkorg.pushing(late.path)
      changed = changed + Unflushed([path, path.parent, folder.path])
    }
    return (outcome, changed)
  }

  private func copyWhatIsThere() throws {
    guard let input = try HeldInput(in: folder),
      let found = try input.folder.status(of: input.name),
      try copyInput(of: found.identity, take: { _ in })
    else { throw SpoolError(.outOfOrder, "somebody writes to the input of job \(id)") }
  }
}
