internal import Glibc
internal import SystemPackage

/// One folder in `arbete/` and the single steps that it goes through. Each step is one change of
/// names, so that it is done or not, and leaves a state that `settle` can tell from every other. None
/// lasts before it is flushed.
struct JobFolder: ~Copyable {
  static let package: FilePath = "paket"
  /// Of files that people see: for the daemon and its group.
  static let sharedMode: mode_t = 0o640

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

  /// Makes the folder of a new job.
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

  func isPublished() throws(SpoolError) -> Bool {
    guard let publication = try Publication(in: folder) else { return false }
    return try publication.isDone(in: folder)
  }

  /// Removes the folder and what is left in it: the end of every job. If a power cut undoes it, an
  /// empty job is found, and cleared again. The sender's file goes first: without the notes beside it,
  /// it would be taken for one that has still to be done.
  consuming func remove() throws(SpoolError) {
    for name in try folder.names() where HeldInput.isRoot(name) { try folder.remove(name) }
    try work.remove(id.name)
  }

  /// Today's folder below `fel/` or `arkiv/`.
  func day(_ day: DayFolder, in parent: FilePath) throws(SpoolError) -> Folder {
    try Folder(parent).subfolder(day.name, mode: 0o750)
  }

  /// What a move out of the job to a day's folder has changed.
  func unflushed(_ delivered: FilePath) -> Unflushed {
    Unflushed([delivered, delivered.parent, delivered.parent.parent, folder.path])
  }
}
