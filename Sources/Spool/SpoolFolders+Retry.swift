internal import Glibc
public import SystemPackage

extension SpoolFolders {
  /// Puts the input of an answered job back into the inbox, under `path` unless that is taken; the
  /// receipts stay where they are. May be done beside a running daemon.
  /// - Parameter answer: its answer in `fel/`, as ``answers(to:)`` has found it.
  /// - Returns: where it is now, and what has to be flushed before anybody is told; nil when the answer
  ///   holds no input.
  public func returnInput(
    of job: JobID, in answer: FilePath, to path: FilePath?
  ) throws(SpoolError) -> (path: FilePath, unflushed: Unflushed)? {
    guard let answer = try Folder(fel).descend(answer.parent.name.pushing(answer.name))
    else { return nil }
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
  ) throws(SpoolError) -> (path: FilePath, unflushed: Unflushed) {
    let target = try answer.move(input, to: parent, asFree: name, for: job)
    let folders = [parent.path, answer.path].map { $0.lexicallyNormalized() }
    return (parent.path.pushing(target).lexicallyNormalized(), Unflushed(folders))
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
