internal import SystemPackage

/// The input of a job. It keeps the path that it had below the inbox, below `indata/`: so the one
/// rename that takes the file takes its name along, and a crash can part them no more than half.
struct HeldInput: ~Copyable {
  static let root: FilePath = "indata"

  /// The folder that it lies in.
  let folder: Folder
  /// What it was called below the inbox.
  let path: FilePath

  var name: FilePath { path.name }

  /// What the input is called where people see it.
  var safeName: SafeName { SafeName(name.bytes) }

  /// Nil when the job has no input, yet or any more.
  init?(in job: borrowing Folder) throws(SpoolError) {
    guard try job.status(of: Self.root) != nil else { return nil }
    var here = try job.subfolder(Self.root)
    var path = FilePath()
    // One name in each folder: only claim makes them.
    while let name = try here.names().first, let status = try here.status(of: name) {
      path = path.isEmpty ? name : path.pushing(name)
      guard status.kind == .folder else {
        self.init(folder: here, path: path)
        return
      }
      here = try here.subfolder(name)
    }
    return nil
  }

  private init(folder: consuming Folder, path: FilePath) {
    self.folder = folder
    self.path = path
  }

  /// The folder for an input of this path, made.
  static func makePlace(for path: FilePath, in job: borrowing Folder) throws(SpoolError) -> Folder {
    var here = try job.subfolder(root, mode: 0o700)
    for step in path.parent.components {
      here = try here.subfolder(FilePath(root: nil, [step]), mode: 0o700)
    }
    return here
  }
}
