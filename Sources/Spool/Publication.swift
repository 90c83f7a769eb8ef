internal import SystemPackage

/// What a job is about to publish, noted before it does, as the name of an empty file: a name is
/// there or not, never half.
///
/// By this one note every crash can be told apart: the staged folder keeps its inode when it is
/// renamed, so for as long as the folder of that inode is in the job, nothing has been published;
/// when it is gone, everything has, and what stands in its place is the package that was replaced.
struct Publication {
  private static let prefix = "publicera"

  let package: FilePath
  let inode: UInt64
  /// The version that it replaces, should a package be there.
  let replacing: Int

  init(package: FilePath, inode: UInt64, replacing: Int) {
    self.package = package
    self.inode = inode
    self.replacing = replacing
  }

  init?(in job: borrowing Folder) throws(SpoolError) {
    for name in try job.names() {
      guard let publication = Publication(note: name) else { continue }
      self = publication
      return
    }
    return nil
  }

  private init?(note name: FilePath) {
    let parts = name.bytes.split(separator: UInt8(ascii: "."), maxSplits: 3)
    guard parts.count == 4, parts[0].elementsEqual(Self.prefix.utf8),
      let inode = UInt64(String(decoding: parts[1], as: UTF8.self)),
      let replacing = Int(String(decoding: parts[2], as: UTF8.self))
    else { return nil }
    self.init(package: FilePath(bytes: parts[3]), inode: inode, replacing: replacing)
  }

  private var note: FilePath {
    FilePath(bytes: Array("\(Self.prefix).\(inode).\(replacing).".utf8) + package.bytes)
  }

  func write(in job: borrowing Folder) throws(SpoolError) {
    try Publication.remove(from: job)
    try job.write([], as: note, mode: 0o600)
  }

  static func remove(from job: borrowing Folder) throws(SpoolError) {
    while let earlier = try Publication(in: job) { try job.remove(earlier.note) }
  }

  func isDone(in job: borrowing Folder) throws(SpoolError) -> Bool {
    try job.status(of: JobFolder.package)?.identity.inode != inode
  }
}
