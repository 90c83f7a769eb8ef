public import SystemPackage

extension SpoolFolders {
  /// Where a job left what it ended with, outside the outbox: its answer in `fel/` or `arkiv/`, else
  /// its input in `arkiv/`; nil when there is nothing, or not any more.
  public func whereabouts(of job: JobID) throws(SpoolError) -> FilePath? {
    try whereabouts(of: [job])[job]
  }

  /// The same of several jobs, in one look through the folders.
  public func whereabouts(of jobs: Set<JobID>) throws(SpoolError) -> [JobID: FilePath] {
    try whereabouts(of: jobs, in: AnswerPlace.allCases)
  }

  private func whereabouts(
    of jobs: Set<JobID>, in places: [AnswerPlace]
  ) throws(SpoolError) -> [JobID: FilePath] {
    var found: [JobID: FilePath] = [:]
    guard !jobs.isEmpty else { return found }
    for place in places {
      let path = place.path(in: self)
      let folder = try Folder(path)
      // The latest day first: most of what is looked for has just ended.
      for day in try folder.names().reversed() {
        guard let names = try? folder.subfolder(day).names() else { continue }
        for name in names {
          guard let job = name.job(in: place), jobs.contains(job), found[job] == nil else {
            continue
          }
          found[job] = path.pushing(day).pushing(name)
        }
        if found.count == jobs.count { return found }
      }
    }
    return found
  }

  /// The answers in `fel/` to several jobs. Each may come with the place that it is remembered at; when
  /// its answer lies there, nothing is searched for it, and all others are searched for in one look.
  public func answers(to jobs: [JobID: FilePath?]) throws(SpoolError) -> [JobID: FilePath] {
    var found: [JobID: FilePath] = [:]
    for case (let job, let place?) in jobs {
      guard place.parent.parent.lexicallyNormalized() == fel.lexicallyNormalized(),
        place.name.job(in: .fel) == job,
        let day = try Folder(fel).descend(place.parent.name),
        try day.status(of: place.name) != nil
      else { continue }
      found[job] = place
    }
    let others = Set(jobs.keys.filter { found[$0] == nil })
    return found.merging(try whereabouts(of: others, in: [.fel])) { known, _ in known }
  }

  /// The answers in `fel/` that may be about files of this name below the inbox: their names are the same
  /// when they are made safe.
  public func answers(toFilesNamed path: FilePath) throws(SpoolError) -> [FilePath] {
    let start = Array("\(SafeName(path.name.bytes)).".utf8)
    let folder = try Folder(fel)
    var found: [FilePath] = []
    for day in try folder.names() {
      let names = (try? folder.subfolder(day).names()) ?? []
      found += names.filter { $0.bytes.starts(with: start) && $0.job(in: .fel) != nil }
        .map { fel.pushing(day).pushing($0) }
    }
    return found
  }

  /// Whether a file of this name lies in the inbox, or cannot be told not to.
  public func mayLieInInbox(_ path: FilePath) -> Bool {
    do throws(SpoolError) {
      guard let parent = try Folder(inkorg).descend(path.parent) else { return false }
      return try parent.status(of: path.name) != nil
    } catch {
      return true
    }
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
      let names: [FilePath]
      do throws(SpoolError) {
        names = try folder.subfolder(day).names()
      } catch {
        // No folder, or gone.
        if error.isAbsence { continue }
        throw error
      }
      if let name = names.first(where: isWanted) { return place.pushing(day).pushing(name) }
    }
    return nil
  }
}

extension FilePath {
  /// The job that a name in `fel/` or `arkiv/` is of; nil for a package that was replaced.
  fileprivate func job(in place: AnswerPlace) -> JobID? {
    let parts = bytes.split(separator: UInt8(ascii: "."))
    guard let last = parts.last else { return nil }
    if place == .arkiv, last.elementsEqual("json".utf8), let job = JobID(parts.dropLast().last) {
      return job
    }
    guard let job = JobID(last) else { return nil }
    let input = parts.dropLast().last ?? []
    let isReport = input.map(\.asciiLowercased).elementsEqual("json".utf8)
    return place == .fel || isReport ? job : nil
  }
}

extension JobID {
  fileprivate init?(_ bytes: ArraySlice<UInt8>?) {
    guard let bytes, bytes.count == 23 else { return nil }
    self.init(String(decoding: bytes, as: UTF8.self))
  }
}

extension SpoolFolders {
  /// What lies in a folder that people see, by path; nothing when it cannot be read.
  public func content(of folder: FilePath) -> [FilePath] {
    ((try? Folder(folder).names()) ?? []).map { folder.pushing($0) }
  }

  /// The state of the input that an answer in `fel/` holds; nil when it holds none, or is not to be
  /// read.
  public func keptInput(in answer: FilePath) -> FileIdentity? {
    guard answer.starts(with: fel), let folder = try? Folder(answer),
      let name = try? folder.keptInput()
    else { return nil }
    return (try? folder.status(of: name))?.identity
  }

  /// The first bytes of the input that an answer in `fel/` holds; none when it holds none, or is not to
  /// be read.
  public func startOfInput(in answer: FilePath, atMost count: Int) -> [UInt8] {
    guard let folder = try? Folder(answer), let name = try? folder.keptInput(),
      let file = try? folder.file(name), let status = try? file.status(), status.kind == .regular
    else { return [] }
    let length = min(Int64(count), status.identity.size)
    return (try? file.read(from: 0, count: Int(length))) ?? []
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

extension Folder {
  /// What an answer holds beside its receipts.
  fileprivate func keptInput() throws(SpoolError) -> FilePath? {
    try names().first { !$0.bytes.starts(with: AnswerFile.prefix.utf8) }
  }
}
