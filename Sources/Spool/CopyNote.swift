internal import SystemPackage

/// Which state of the sender's file the job's own copy was made of, noted as the name of an empty file
/// once the copy is whole. A note without its copy tells that the copy has gone where it was to go, and
/// the job has ended.
struct CopyNote {
  private static let prefix = "kopierad"

  private let inode: UInt64
  private let size: Int64
  private let modified: Int64

  init(_ file: FileIdentity) {
    inode = file.inode
    size = file.size
    modified = file.modified
  }

  init?(in job: borrowing Folder) throws(SpoolError) {
    for name in try job.names() {
      guard let note = CopyNote(name) else { continue }
      self = note
      return
    }
    return nil
  }

  private init?(_ name: FilePath) {
    let parts = String(decoding: name.bytes, as: UTF8.self).split(separator: ".")
    guard parts.count == 4, parts[0] == Self.prefix, let inode = UInt64(parts[1]),
      let size = Int64(parts[2]), let modified = Int64(parts[3])
    else { return nil }
    (self.inode, self.size, self.modified) = (inode, size, modified)
  }

  private var name: FilePath { FilePath("\(Self.prefix).\(inode).\(size).\(modified)") }

  func write(in job: borrowing Folder) throws(SpoolError) {
    try job.write([], as: name, mode: 0o600)
  }

  static func remove(from job: borrowing Folder) throws(SpoolError) {
    while let earlier = try CopyNote(in: job) { try job.remove(earlier.name) }
  }

  /// Nobody has written to the file since. The device is left out, as it may have another number after
  /// a restart of the machine.
  func isOf(_ file: FileIdentity) -> Bool {
    inode == file.inode && size == file.size && modified == file.modified
  }
}
