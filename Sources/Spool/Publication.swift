internal import SystemPackage

/// What a job is about to publish, written before it does. By this one note every crash can be
/// told apart: the staged folder keeps its inode when it is renamed, so for as long as the folder
/// of that inode is in the job, nothing has been published; when it is gone, everything has, and
/// what stands in its place is the package that was replaced.
struct Publication {
  static let note: FilePath = "publicering"
  private static let draft: FilePath = "publicering.tmp"

  let package: FilePath
  let inode: UInt64

  init(package: FilePath, inode: UInt64) {
    self.package = package
    self.inode = inode
  }

  init?(in job: borrowing Folder) throws(SpoolError) {
    guard try job.status(of: Self.note) != nil else { return nil }
    let bytes = try job.file(Self.note).read(from: 0, count: 1024)
    let lines = bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 1)
    guard lines.count == 2, let inode = UInt64(String(decoding: lines[0], as: UTF8.self)) else {
      throw SpoolError(
        .inputOutput, "'\(job.path.pushing(Self.note).printable)' is damaged",
        hint: "compare the job with the published package by hand")
    }
    self.init(package: FilePath(bytes: lines[1]), inode: inode)
  }

  /// Whole or not at all, and lasting.
  func write(in job: borrowing Folder) throws(SpoolError) {
    try job.remove(Self.draft)
    try job.remove(Self.note)
    let bytes = Array("\(inode)\n".utf8) + package.bytes
    try job.write(bytes, as: Self.draft, mode: 0o600)
    try job.move(Self.draft, to: job, as: Self.note)
    try job.sync()
  }

  func isDone(in job: borrowing Folder) throws(SpoolError) -> Bool {
    try job.status(of: JobFolder.package)?.identity.inode != inode
  }
}
