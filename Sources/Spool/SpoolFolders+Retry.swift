internal import Glibc
public import SystemPackage

extension SpoolFolders {
  /// Puts the input of an answered job back into the inbox, under `path` unless that is taken; the
  /// receipts stay where they are. May be done beside a running daemon.
  /// - Returns: where it is now; nil when the answer holds no input, or there is no answer.
  public func returnAnswered(_ job: JobID, to path: FilePath?) throws(SpoolError) -> FilePath? {
    guard let place = try whereabouts(of: job), place.starts(with: fel) else { return nil }
    let answer = try Folder(place.parent).subfolder(place.name)
    let names = try answer.names()
    guard let input = names.first(where: { !$0.bytes.starts(with: AnswerFile.prefix.utf8) }) else {
      return nil
    }
    let inbox = try Folder(inkorg)
    let wanted = path ?? input
    if let parent = try inbox.descend(wanted.parent) {
      return try put(input, of: answer, back: wanted.name, in: parent, job)
    }
    return try put(input, of: answer, back: wanted.name, in: inbox, job)
  }

  private func put(
    _ input: FilePath, of answer: borrowing Folder, back name: FilePath,
    in parent: borrowing Folder, _ job: JobID
  ) throws(SpoolError) -> FilePath {
    let target = try answer.move(input, to: parent, asFree: name, for: job)
    try parent.sync()
    try answer.sync()
    return parent.path.pushing(target).lexicallyNormalized()
  }

  /// Whether a daemon holds the lock.
  public func isInUse() throws(SpoolError) -> Bool {
    let path = state.appending("lock")
    let opened: CInt
    do throws(SpoolError) {
      opened = try kernel("open", path) {
        path.withPlatformString { open($0, O_RDONLY | O_CLOEXEC) }
      }
    } catch {
      if error.isAbsence { return false }
      throw error
    }
    defer { _ = close(opened) }
    do throws(SpoolError) {
      try kernel("lock", path) { flock(opened, LOCK_SH | LOCK_NB) }
      return false
    } catch {
      guard error.errno == .wouldBlock else { throw error }
      return true
    }
  }
}
