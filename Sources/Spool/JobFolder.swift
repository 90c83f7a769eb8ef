internal import SystemPackage

/// One folder in `arbete/` and the single steps that it goes through. Each step is durable when it
/// returns and leaves a state that `settle` can tell from every other.
struct JobFolder: ~Copyable {
  static let input: FilePath = "input.json"
  static let originalName: FilePath = "namn"
  static let package: FilePath = "paket"

  let id: JobID
  let folders: SpoolFolders
  let work: Folder
  let folder: Folder

  /// Opens the folder of a job that there is.
  init(_ id: JobID, in folders: SpoolFolders) throws(SpoolError) {
    let work = try Folder(folders.arbete)
    let folder = try work.subfolder(id.name)
    self.init(id: id, folders: folders, work: work, folder: folder)
  }

  /// Makes the folder of a new job; it lasts once `work` is flushed.
  init(new id: JobID, in folders: SpoolFolders) throws(SpoolError) {
    let work = try Folder(folders.arbete)
    try work.makeFolder(id.name, mode: 0o700)
    let folder = try work.subfolder(id.name)
    self.init(id: id, folders: folders, work: work, folder: folder)
  }

  private init(
    id: JobID, folders: SpoolFolders, work: consuming Folder, folder: consuming Folder
  ) {
    self.id = id
    self.folders = folders
    self.work = work
    self.folder = folder
  }

  /// What the input was called below the inbox; nil when the job never got so far.
  func path() throws(SpoolError) -> FilePath? {
    guard let note = try folder.status(of: Self.originalName) else { return nil }
    let bytes = try folder.file(Self.originalName).read(from: 0, count: Int(note.identity.size))
    let path = FilePath(bytes: bytes)
    let isBelow = path.isRelative && path.components.allSatisfy { $0.kind == .regular }
    return isBelow && !path.isEmpty ? path : nil
  }

  /// What the input is called where people see it.
  func safeName() throws(SpoolError) -> SafeName {
    SafeName(try path()?.name.bytes ?? Array(Self.input.bytes))
  }

  func isPublished() throws(SpoolError) -> Bool {
    guard let publication = try Publication(in: folder) else { return false }
    return try publication.isDone(in: folder)
  }

  /// Removes the folder and what is left in it: the end of every job.
  consuming func remove() throws(SpoolError) {
    try work.remove(id.name)
    try work.sync()
  }

  /// Today's folder below `fel/` or `arkiv/`.
  func day(_ day: DayFolder, in parent: FilePath) throws(SpoolError) -> Folder {
    try Folder(parent).subfolder(day.name, mode: 0o750)
  }

  /// Moves something of this job out to where people see it, under a name that no other job can
  /// have, and makes the move last.
  func deliver(_ name: FilePath, to target: borrowing Folder, as newName: String)
    throws(SpoolError) -> FilePath
  {
    try folder.move(name, to: target, as: FilePath(newName))
    try target.sync()
    try folder.sync()
    return target.path.appending(newName)
  }
}
