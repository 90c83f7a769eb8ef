internal import Glibc
internal import SystemPackage

/// The job's own copy of its input. What is converted and kept is the copy: nobody but the daemon can
/// write to it, however the sender's file is opened, changed or closed meanwhile. The sender's file
/// stays beside it until the job has ended, and goes back to the inbox if the job does not come to
/// its end.
extension JobFolder {
  static let copy: FilePath = "kopia"
  private static let pieceLength = 256 << 10

  /// Makes the copy and notes of what; an earlier one is gone.
  /// - Parameters:
  ///   - expected: the state of the file that was taken, which is also as much of it as is read.
  ///   - take: is lent each piece in its order; what it throws breaks the copying off.
  /// - Returns: whether there is a copy; not, if somebody wrote to the file.
  func copyInput(
    of expected: FileIdentity, take: (UnsafeRawBufferPointer) throws -> Void
  ) throws -> Bool {
    try CopyNote.remove(from: folder)
    try folder.remove(Self.copy)
    guard let input = try HeldInput(in: folder) else { throw SpoolError.withoutInput(id) }
    let source: OpenFile
    do throws(SpoolError) {
      source = try input.folder.file(input.name)
    } catch {
      // Its sender has closed it since it was judged.
      throw error.code == .permission ? error.asUnreadable : error
    }
    guard try source.status().isFile(withTheBytesOf: expected) else { return false }
    var target = try folder.newFile(Self.copy, mode: Self.sharedMode)
    var offset: Int64 = 0
    while offset < expected.size {
      let length = Int(min(Int64(Self.pieceLength), expected.size - offset))
      let piece = try source.read(from: offset, count: length)
      guard piece.count == length else { return false }
      try piece.withUnsafeBytes { try take($0) }
      try target.write(piece)
      offset += Int64(length)
    }
    // Bytes that came meanwhile were not read; and what was read may be half old, half new.
    guard try source.status().isFile(withTheBytesOf: expected) else { return false }
    try target.setModified(expected.modified)
    try target.close()
    try CopyNote(expected).write(in: folder)
    return true
  }

  /// The copy has gone to its place: nothing is left to do but to clear up.
  func hasEnded() throws(SpoolError) -> Bool {
    guard try CopyNote(in: folder) != nil else { return false }
    return try folder.status(of: Self.copy) == nil
  }

  /// What was written to the sender's file after the copy was made is another report, and goes back
  /// to the inbox when the job has ended.
  /// - Returns: the file there; nil when nothing was written.
  func returnLateInput() throws(SpoolError) -> InboxEntry? {
    guard let note = try CopyNote(in: folder), try hasEnded(),
      let input = try HeldInput(in: folder),
      let found = try input.folder.status(of: input.name), !note.isOf(found.identity)
    else { return nil }
    return try putBack(input)
  }
}

extension FileStatus {
  /// A regular file that holds the same bytes as when it was in that state, as far as the kernel tells.
  func isFile(withTheBytesOf other: FileIdentity) -> Bool {
    kind == .regular && identity.holdsTheSameBytes(as: other)
  }
}
