internal import SystemPackage

/// The two places that an answer can go to. The folder that it is put together in bears the name
/// of its place, so that a crash does not lose where it was going.
enum AnswerPlace: String, CaseIterable {
  case fel
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
  /// Puts an answer together without its input: the receipts, flushed.
  func draft(_ files: [AnswerFile], for place: AnswerPlace) throws(SpoolError) {
    try folder.remove(place.draft)
    try folder.makeFolder(place.draft, mode: 0o750)
    let draft = try folder.subfolder(place.draft)
    for file in files { try draft.write(file.bytes, as: try file.safeName(), mode: 0o640) }
    try draft.sync()
    try folder.sync()
  }

  /// Moves the input into the answer. From here on the answer is decided: it is only delivered.
  func complete(_ place: AnswerPlace) throws(SpoolError) {
    guard try !isPublished() else { throw SpoolError.alreadyPublished(id) }
    try folder.file(Self.input).sync()
    let draft = try folder.subfolder(place.draft)
    try folder.move(Self.input, to: draft, as: try inputNameInAnswer())
    try draft.sync()
    try folder.sync()
  }

  /// The answer that holds its input but was not delivered yet.
  func completedAnswer() throws(SpoolError) -> AnswerPlace? {
    for place in AnswerPlace.allCases where try folder.status(of: place.draft) != nil {
      let draft = try folder.subfolder(place.draft)
      if try draft.status(of: try inputNameInAnswer()) != nil { return place }
    }
    return nil
  }

  /// Lets the answer appear, whole.
  func deliver(
    _ place: AnswerPlace, named name: SafeName, on day: DayFolder
  ) throws(SpoolError) -> FilePath {
    let target = try self.day(day, in: place.path(in: folders))
    return try deliver(place.draft, to: target, as: "\(name).\(id)")
  }

  /// Its safe name, kept away from the names of the receipts.
  private func inputNameInAnswer() throws(SpoolError) -> FilePath {
    let name = try safeName().text
    let isReceipt = name.lowercased().hasPrefix(AnswerFile.prefix)
    return FilePath(isReceipt ? "indata-\(name)" : name)
  }
}
