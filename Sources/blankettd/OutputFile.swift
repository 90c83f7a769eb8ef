import Glibc
import SystemPackage

/// A file that a command writes for somebody.
enum OutputFile {
  /// Puts a new content in the place of a file's, in one step.
  static func replace(_ text: String, at file: FilePath) throws {
    let name = file.lastComponent?.string ?? ""
    let draft = file.removingLastComponent().appending(".\(name).\(getpid())")
    try create(text, at: draft)
    let result = draft.withPlatformString { old in
      file.withPlatformString { new in rename(old, new) == 0 ? nil : Errno(rawValue: errno) }
    }
    if let error = result {
      _ = draft.withPlatformString(unlink)
      throw CommandFailure(
        code: SysExit(writing: error), message: "cannot write '\(file)': \(error)")
    }
  }

  /// Writes a file that is not there yet; one that is stays as it is.
  ///
  /// - Throws: an `Errno` as a failure of the command; `fileExists` among them.
  static func create(_ text: String, at file: FilePath) throws {
    do {
      let descriptor = try FileDescriptor.open(
        file, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
      try descriptor.closeAfter {
        try descriptor.writeAll(text.utf8)
        guard fsync(descriptor.rawValue) == 0 else { throw Errno(rawValue: errno) }
      }
    } catch Errno.fileExists {
      throw CommandFailure(
        code: .cannotCreate, message: "'\(file)' is there already",
        hint: "move it away, or name another")
    } catch let error as Errno {
      throw CommandFailure(
        code: SysExit(writing: error), message: "cannot write '\(file)': \(error)")
    }
  }
}
