public import SystemPackage

/// A file that was taken out of the inbox into a folder of its own. Exactly one of `archive`,
/// `deliver` and `unclaim` ends it, and `close` clears it away; until then a crash is undone, or
/// brought to its end, by `SpoolFolders.recover`. All steps block, and must not run at the same time
/// for one claim. What a step gives back has to be flushed before the next is taken.
public struct Claim: Hashable, Sendable {
  /// The job.
  public let job: JobID
  /// What the file was called below the inbox.
  public let originalPath: FilePath
  /// The place of the file in the order of arrival.
  public let arrival: Int
  /// The state of the file right after it was taken.
  public let identity: FileIdentity
  let folders: SpoolFolders

  /// The file of the sender, who may have it open still.
  var input: FilePath {
    workFolder.pushing(HeldInput.root(for: originalPath, arrival)).pushing(originalPath)
  }

  /// The job's own copy of it: what is converted and kept.
  public var copy: FilePath { workFolder.pushing(JobFolder.copy) }

  /// The private folder of this job. Names in it that this module does not know are free for
  /// others to use and go when the job ends.
  public var workFolder: FilePath { folders.arbete.pushing(job.name) }

  /// What the claim itself has changed.
  public var unflushed: Unflushed {
    let parent = folders.inkorg.pushing(originalPath.parent)
    return Unflushed([input, input.parent, workFolder, folders.arbete, parent])
  }

  /// Nobody has written to the file since it was taken. A rename does not stop a writer that has
  /// it open, so ask again before an answer: if this is false, the sender is not done.
  public func isIntact() throws(SpoolError) -> Bool {
    let found = try Folder(input.parent).status(of: input.name)
    return found?.isFile(withTheBytesOf: identity) ?? false
  }

  func open() throws(SpoolError) -> JobFolder { try JobFolder(job, in: folders) }
}
