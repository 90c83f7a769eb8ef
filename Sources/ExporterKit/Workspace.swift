import Glibc
public import SystemPackage

/// The private folder that an exporter writes into.
///
/// The folder belongs to the job; whoever made it removes it. The umask decides who may read
/// them until they are published. Every result of the kernel is looked at, that of `close` included.
public struct Workspace: Sendable {
  public let directory: FilePath

  public init(_ directory: FilePath) { self.directory = directory }

  /// Where a file of that name lies.
  public func path(_ name: String) -> FilePath { directory.appending(name) }

  /// Writes a whole file that is not there yet.
  public func write(_ bytes: [UInt8], to name: String) throws(ExportError) {
    do {
      let file = try FileDescriptor.open(
        path(name), .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
        permissions: [.ownerReadWrite, .groupReadWrite, .otherReadWrite])
      do {
        try file.writeAll(bytes)
      } catch {
        try? file.close()
        throw error
      }
      try file.close()
    } catch {
      throw ExportError(
        .writing, "cannot write '\(name)': \(error)", errno: (error as? Errno)?.rawValue)
    }
  }

  /// Looks whether the disk takes anything at all: writes some bytes, flushes and removes them.
  ///
  /// - Parameter reason: what made somebody ask.
  /// - Throws: `.writing` with the kernel's number when the disk is at fault.
  public func tryDisk(because reason: ExportError) throws(ExportError) {
    let probe = path(".prov")
    do {
      let file = try FileDescriptor.open(
        probe, .writeOnly, options: [.create, .truncate, .closeOnExec],
        permissions: [.ownerReadWrite])
      do {
        try file.writeAll(Array(repeating: 0x2E, count: 256 << 10))
        guard fsync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
      } catch {
        try? file.close()
        throw error
      }
      try file.close()
      guard unlink(probe.string) == 0 else { throw Errno(rawValue: errno) }
    } catch {
      _ = unlink(probe.string)
      throw ExportError(
        .writing, "\(reason.message); the disk does not take anything: \(error)",
        errno: (error as? Errno)?.rawValue)
    }
  }

  /// Writes a whole text file, UTF-8.
  public func write(_ text: String, to name: String) throws(ExportError) {
    try write(Array(text.utf8), to: name)
  }
}
