internal import CLinux
internal import Glibc
internal import Synchronization
internal import SystemPackage

/// Makes steps last through a power cut, those of many jobs at once.
///
/// On a local file system one `syncfs` flushes everything, so a hundred packages cost no more than
/// one. Elsewhere, where that reaches no further than this machine, each file and folder is flushed.
/// A failure means that none of the steps given may be believed: what was written is thrown away and
/// made again from the input, because a second flush may succeed though the bytes are gone.
public final class SpoolFlush: Sendable {
  private let folders: SpoolFolders
  private let flushesAtOnce: Bool
  private let descriptor: Mutex<OpenDescriptor>
  private let failureCount = Mutex(0)

  /// - Throws: when `arbete/` cannot be opened.
  public init(_ folders: SpoolFolders) throws(SpoolError) {
    self.folders = folders
    flushesAtOnce = try FileSystemKind(of: folders.arbete) == .local
    descriptor = Mutex(try OpenDescriptor(folders.arbete))
  }

  /// How many flushes have failed. The kernel tells of a failure once, to whoever asks first, and it
  /// may concern what others have written: whoever began before the last failure has to begin anew.
  public var failures: Int { failureCount.withLock(\.self) }

  /// Returns when all of it lasts. Blocks.
  public func flush(_ steps: [Unflushed]) throws(SpoolError) {
    do throws(SpoolError) {
      try flushAll(steps)
    } catch {
      failureCount.withLock { $0 += 1 }
      throw error
    }
  }

  private func flushAll(_ steps: [Unflushed]) throws(SpoolError) {
    guard flushesAtOnce else {
      for path in Set(steps.flatMap(\.paths)) { try flush(path) }
      return
    }
    // The kernel tells a descriptor of the failures since it was opened: it must be older than
    // what it flushes, and so it is kept for as long as the same folder stands under the name.
    let current = try OpenDescriptor(folders.arbete)
    let opened = descriptor.withLock { opened in
      if opened.file != current.file { opened = current }
      return opened
    }
    try kernel("flush the file system of", folders.arbete) { blankettd_syncfs(opened.number) }
  }

  private func flush(_ path: FilePath) throws(SpoolError) {
    do throws(SpoolError) {
      try Folder(path.parent).file(path.name).sync()
    } catch {
      // Moved on since, by a later step or by whoever fetched it.
      if !error.isAbsence { throw error }
    }
  }
}

private final class OpenDescriptor: Sendable {
  let number: CInt
  /// Device and inode.
  let file: [UInt64]

  init(_ path: FilePath) throws(SpoolError) {
    let opened = try kernel("open the folder", path) {
      path.withPlatformString { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    }
    number = opened
    var found = stat()
    do throws(SpoolError) {
      try kernel("look at", path) { fstat(opened, &found) }
    } catch {
      _ = close(opened)
      throw error
    }
    file = [UInt64(found.st_dev), UInt64(found.st_ino)]
  }

  // Closing a descriptor that only read has nothing to report.
  deinit { _ = close(number) }
}
