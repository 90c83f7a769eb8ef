internal import SystemPackage

/// The two places that an answer can go to. It is put together below a folder that bears the name
/// of its place, under its own last name, so that a crash does not lose where it was going.
public enum AnswerPlace: String, CaseIterable, Sendable {
  /// What was not accepted.
  case fel
  /// What was accepted, and needed no work.
  case arkiv

  var draft: FilePath { FilePath(rawValue) }

  func path(in folders: SpoolFolders) -> FilePath {
    switch self {
    case .fel: folders.fel
    case .arkiv: folders.arkiv
    }
  }
}

extension JobFolder {
  /// Puts an answer together without its input: the receipts.
  func draft(
    _ files: [AnswerFile], for place: AnswerPlace, named name: SafeName
  ) throws(SpoolError) -> Unflushed {
    guard try completedAnswer() == nil else {
      throw SpoolError(.outOfOrder, "the answer of job \(id) holds its input already")
    }
    try folder.remove(place.draft)
    let drafts = try folder.subfolder(place.draft, mode: 0o700)
    let draft = try drafts.subfolder(FilePath("\(name).\(id)"), mode: 0o750)
    let copy = folder.path.pushing(Self.copy)
    var unflushed = Unflushed([draft.path, drafts.path, copy, folder.path])
    for file in files {
      let name = try file.safeName()
      try draft.write(file.bytes, as: name, mode: JobFolder.sharedMode)
      unflushed.paths.append(draft.path.pushing(name))
    }
    return unflushed
  }

  /// Moves the copy of the input into the answer. From here on the answer is decided: it is only
  /// delivered.
  func complete(_ place: AnswerPlace) throws(SpoolError) {
    guard try !isPublished() else { throw SpoolError.alreadyPublished(id) }
    guard let input = try HeldInput(in: folder) else { throw SpoolError.withoutInput(id) }
    let draft = try draft(for: place)
    // Kept away from the names of the receipts.
    let name = input.safeName.text
    let isReceipt = name.lowercased().hasPrefix(AnswerFile.prefix)
    try folder.move(Self.copy, to: draft, as: FilePath(isReceipt ? "indata-\(name)" : name))
  }

  /// The answer that holds its input but was not delivered yet.
  func completedAnswer() throws(SpoolError) -> AnswerPlace? {
    for place in AnswerPlace.allCases where try folder.status(of: place.draft) != nil {
      guard try !folder.subfolder(place.draft).names().isEmpty else { continue }
      let names = try draft(for: place).names()
      if names.contains(where: { !$0.bytes.starts(with: AnswerFile.prefix.utf8) }) { return place }
    }
    return nil
  }

  /// Lets the answer appear, whole.
  func deliver(_ place: AnswerPlace, on day: DayFolder) throws(SpoolError) -> FilePath {
    let drafts = try folder.subfolder(place.draft)
    let draft = try draft(for: place).path.name
    for _ in 0..<16 {
      do throws(SpoolError) {
        return try move(draft, of: drafts, to: day, in: place)
      } catch {
        // The day had become empty, and was removed while we looked.
        guard error.errno == .noSuchFileOrDirectory else { throw error }
      }
    }
    return try move(draft, of: drafts, to: day, in: place)
  }

  private func move(
    _ draft: FilePath, of drafts: borrowing Folder, to day: DayFolder, in place: AnswerPlace
  ) throws(SpoolError) -> FilePath {
    let target = try self.day(day, in: place.path(in: folders))
    try drafts.move(draft, to: target, as: draft)
    return target.path.pushing(draft)
  }

  private func draft(for place: AnswerPlace) throws(SpoolError) -> Folder {
    let drafts = try folder.subfolder(place.draft)
    guard let name = try drafts.names().first else {
      throw SpoolError(.outOfOrder, "job \(id) has no answer for \(place.rawValue)")
    }
    return try drafts.subfolder(name)
  }
}
