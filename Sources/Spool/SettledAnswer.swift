public import SystemPackage

/// An answer in `fel/` that a publication settles: whoever had to act on it has done so, and it goes to
/// the archive as it is, byte for byte.
///
/// It is noted in the publishing job's folder before the package appears, as the name of an empty file,
/// so that whoever ends the job, recovery too, ends this with it. Nothing is moved for a note alone: only
/// a package that was published settles anything.
public struct SettledAnswer: Hashable, Sendable {
  private static let prefix = "avgjord"

  /// Its day in `fel/`.
  let answered: DayFolder
  /// Its day in `arkiv/`.
  let settled: DayFolder
  let name: FilePath

  /// - Parameter answer: where it lies, or lay; only its last two parts count.
  /// - Returns: nil when that is no answer's place, or the name would not fit into a note.
  public init?(_ answer: FilePath, on day: DayFolder) {
    let name = answer.name
    guard let answered = DayFolder(answer.parent.name.printable), !name.isEmpty,
      name.bytes.count <= 200
    else { return nil }
    (self.answered, settled, self.name) = (answered, day, name)
  }

  private init?(note: FilePath) {
    let parts = note.bytes.split(separator: UInt8(ascii: "."), maxSplits: 3)
    guard parts.count == 4, parts[0].elementsEqual(Self.prefix.utf8),
      let answered = DayFolder(String(decoding: parts[1], as: UTF8.self)),
      let settled = DayFolder(String(decoding: parts[2], as: UTF8.self))
    else { return nil }
    (self.answered, self.settled, name) = (answered, settled, FilePath(bytes: parts[3]))
  }

  /// Where it lies before.
  public func place(in folders: SpoolFolders) -> FilePath {
    folders.fel.pushing(answered.name).pushing(name)
  }

  /// Where it lies afterwards.
  public func archivedPlace(in folders: SpoolFolders) -> FilePath {
    folders.arkiv.pushing(settled.name).pushing(name)
  }

  /// The same as people know the folders: `arkiv/2026-09-22/a.json.…`
  public var archivedLabel: String { "arkiv/\(settled)/\(name.printable)" }

  private var note: FilePath {
    FilePath(bytes: Array("\(Self.prefix).\(answered).\(settled).".utf8) + name.bytes)
  }

  static func noted(in job: borrowing Folder) throws(SpoolError) -> [SettledAnswer] {
    try job.names().compactMap(SettledAnswer.init(note:))
  }

  /// Notes these answers, and no others.
  static func write(_ answers: [SettledAnswer], in job: borrowing Folder) throws(SpoolError) {
    for earlier in try noted(in: job) { try job.remove(earlier.note) }
    for answer in answers { try job.write([], as: answer.note, mode: 0o600) }
  }
}

extension JobFolder {
  /// Moves the answers that the publication settles to the archive, and removes days of `fel/` that have
  /// become empty. One that is not there any more was moved before, or taken away.
  func archiveSettled() throws(SpoolError) -> Unflushed {
    var unflushed = Unflushed()
    guard try isPublished() else { return unflushed }
    for answer in try SettledAnswer.noted(in: folder) {
      guard try archive(answer) else { continue }
      let place = answer.place(in: folders)
      unflushed = unflushed + self.unflushed(answer.archivedPlace(in: folders))
      unflushed.paths += [place.parent, place.parent.parent]
    }
    return unflushed
  }

  private func archive(_ answer: SettledAnswer) throws(SpoolError) -> Bool {
    let fel = try Folder(folders.fel)
    guard let day = try fel.descend(answer.answered.name),
      try day.status(of: answer.name)?.kind == .folder
    else { return false }
    let target = try self.day(answer.settled, in: folders.arkiv)
    do throws(SpoolError) {
      try day.move(answer.name, to: target, as: answer.name)
    } catch {
      // Somebody was faster, or has put a copy there: then it stays in sight.
      guard error.errno == .noSuchFileOrDirectory || error.errno == .fileExists else { throw error }
      return false
    }
    try fel.removeIfEmpty(answer.answered.name)
    return true
  }
}
