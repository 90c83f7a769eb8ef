public import SystemPackage

extension SpoolFolders {
  /// Where a job left what it ended with, outside the outbox: its answer in `fel/` or `arkiv/`, else
  /// its input in `arkiv/`; nil when there is nothing, or not any more.
  public func whereabouts(of job: JobID) throws(SpoolError) -> FilePath? {
    for place in AnswerPlace.allCases {
      if let found = try search(place.path(in: self), for: { $0.isOf(job, in: place) }) {
        return found
      }
    }
    return nil
  }

  /// The archived input of a published job.
  public func archivedInput(of job: JobID) throws(SpoolError) -> FilePath? {
    let ending = Array(".\(job).json".utf8)
    return try search(arkiv) { $0.bytes.suffix(ending.count).elementsEqual(ending) }
  }

  /// Through the days, the latest first.
  private func search(
    _ place: FilePath, for isWanted: (FilePath) -> Bool
  ) throws(SpoolError) -> FilePath? {
    let folder = try Folder(place)
    for day in try folder.names().reversed() {
      guard let names = try? folder.subfolder(day).names() else { continue }
      if let name = names.first(where: isWanted) { return place.pushing(day).pushing(name) }
    }
    return nil
  }
}

extension FilePath {
  /// Whether a name in `fel/` or `arkiv/` is of this job, and not a package that it replaced.
  fileprivate func isOf(_ job: JobID, in place: AnswerPlace) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    if place == .arkiv, text.hasSuffix(".\(job).json") { return true }
    guard text.hasSuffix(".\(job)") else { return false }
    let input = text.dropLast(job.description.utf8.count + 1)
    return place == .fel || input.lowercased().hasSuffix(".json")
  }
}

extension SpoolFolders {
  /// What lies in a folder that people see, by path; nothing when it cannot be read.
  public func content(of folder: FilePath) -> [FilePath] {
    ((try? Folder(folder).names()) ?? []).map { folder.pushing($0) }
  }

  /// Whether a job has its folder in `arbete/`.
  public func holds(_ job: JobID) -> Bool {
    (try? Folder(arbete).status(of: job.name)) != nil
  }

  /// Removes the days in the archive before a day, with all that lies in them.
  /// - Returns: how many days.
  public func expireArchive(before day: DayFolder) throws(SpoolError) -> Int {
    let folder = try Folder(arkiv)
    let expired = try folder.names().filter { name in
      let text = String(decoding: name.bytes, as: UTF8.self)
      return DayFolder(text) != nil && text < day.description
    }
    for name in expired { try folder.remove(name) }
    return expired.count
  }
}
