import Glibc
import Synchronization
import SystemPackage
import Testing

@testable import Spool

/// A spool in a folder of its own that goes when the test ends, and the hands of those who use it.
final class TemporarySpool: Sendable {
  let root: FilePath
  let folders: SpoolFolders
  let flush: SpoolFlush
  let day = DayFolder(at: 1_790_000_000)
  private let lock: SpoolLock
  private let jobs = Mutex(0)

  init() throws {
    var template = Array("/tmp/spool-test-XXXXXX\0".utf8CString)
    root = try #require(mkdtemp(&template).map { FilePath(platformString: $0) })
    folders = SpoolFolders(dataDirectory: root)
    lock = try folders.prepare()
    flush = try SpoolFlush(folders)
  }

  deinit {
    do {
      try Folder(root.parent).remove(root.name)
    } catch {
      Issue.record(error)
    }
  }

  /// Ids in the order in which they are asked for.
  func job() -> JobID {
    let number = jobs.withLock { number in
      number += 1
      return number
    }
    var random = SystemRandomNumberGenerator()
    return JobID(at: 1_790_000_000, sequence: number, using: &random)
  }

  func inbox(_ name: FilePath) -> FilePath { folders.inkorg.pushing(name) }

  func drop(_ name: FilePath, _ text: String = "{}") throws {
    try write(text, to: inbox(name))
  }

  func entry(_ name: FilePath) throws -> InboxEntry {
    try #require(try folders.scan().entries.first { $0.path == name })
  }

  /// Drops a file, takes it and copies it.
  func claimed(
    _ name: FilePath = "a.json", _ text: String = "{}", isCopied: Bool = true
  ) throws -> Claim {
    try drop(name, text)
    let claim = try #require(try folders.claim(try entry(name), as: job(), arrival: 7))
    if isCopied { try #require(try claim.copyInput { _ in }) }
    return claim
  }

  /// Stages files of these names and contents.
  func stage(_ files: [String: String], in claim: Claim) throws {
    let stage = try claim.stageDirectory()
    for (name, text) in files { try write(text, to: stage.appending(name)) }
  }

  /// Seals what is staged, publishes it, and flushes both.
  func publish(_ claim: Claim, as name: String, replacing: Int = 0) throws {
    var files: [String] = []
    if let staged = try Folder(claim.workFolder).descend("paket") {
      files = try staged.names().map(\.printable)
    }
    try flush.flush([try claim.seal(files, as: name, replacing: replacing, with: [])])
    try flush.flush([try claim.publish()])
  }

  /// Answers, ends the job and clears it away; gives where the answer lies.
  func answer(
    _ claim: Claim, _ files: [AnswerFile], in place: AnswerPlace = .fel
  ) throws -> FilePath {
    try flush.flush([try claim.draft(files, for: place)])
    let (folder, unflushed) = try claim.deliver(place, on: day)
    try flush.flush([unflushed])
    try claim.close()
    return folder
  }

  /// Archives the input of what was published, and clears the job away.
  func archive(_ claim: Claim) throws -> Claim.Archived {
    let archived = try claim.archive(on: day)
    try flush.flush([archived.unflushed])
    try claim.close()
    return archived
  }

  /// Every file below a folder, by its path, with its text.
  func tree(_ path: FilePath) throws -> [String: String] {
    var found: [String: String] = [:]
    try collect(path, as: "", into: &found)
    return found
  }

  private func collect(
    _ path: FilePath, as prefix: String, into found: inout [String: String]
  ) throws {
    for name in try Folder(path).names() {
      let label = prefix + name.printable
      if try Folder(path).status(of: name)?.kind == .folder {
        try collect(path.pushing(name), as: label + "/", into: &found)
      } else {
        found[label] = try read(path.pushing(name))
      }
    }
  }
}

func write(_ text: String, to path: FilePath) throws {
  let file = try FileDescriptor.open(
    path, .writeOnly, options: [.create, .truncate], permissions: [.ownerReadWrite])
  try file.closeAfter { _ = try file.writeAll(text.utf8) }
}

func read(_ path: FilePath) throws -> String {
  let size = try Folder(path.parent).status(of: path.name)?.identity.size ?? 0
  let bytes = try Folder(path.parent).file(path.name).read(from: 0, count: Int(size))
  return String(decoding: bytes, as: UTF8.self)
}

/// What a call of the C library answers, which must not be a failure.
func succeed(_ result: CInt, sourceLocation: SourceLocation = #_sourceLocation) throws {
  try #require(result >= 0, "errno \(errno)", sourceLocation: sourceLocation)
}

func makeFolder(_ path: FilePath) throws {
  try succeed(path.withPlatformString { mkdir($0, 0o755) })
}

func move(_ path: FilePath, to other: FilePath) throws {
  try succeed(path.withPlatformString { old in other.withPlatformString { rename(old, $0) } })
}
