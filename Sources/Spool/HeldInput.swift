internal import SystemPackage

/// The input of a job. It keeps the path that it had below the inbox, below `indata.<arrival>/`: so the
/// one rename that takes the file takes its name and its place in the order of arrival along, and no
/// crash can part them.
struct HeldInput: ~Copyable {
  /// The folder that it lies in.
  let folder: Folder
  /// What it was called below the inbox.
  let path: FilePath
  /// Its place in the order of arrival; nil when a version that kept none took it.
  let arrival: Int?

  var name: FilePath { path.name }

  /// What the input is called where people see it.
  var safeName: SafeName { SafeName(name.bytes) }

  /// Nil when the job has no input, yet or any more.
  init?(in job: borrowing Folder) throws(SpoolError) {
    guard let root = try job.names().first(where: Self.isRoot) else { return nil }
    var here = try job.subfolder(root)
    var path = FilePath()
    // One name in each folder: only claim makes them.
    while let name = try here.names().first, let status = try here.status(of: name) {
      path = path.isEmpty ? name : path.pushing(name)
      guard status.kind == .folder else {
        self.init(folder: here, path: path, arrival: Self.arrival(ofRoot: root))
        return
      }
      here = try here.subfolder(name)
    }
    return nil
  }

  private init(folder: consuming Folder, path: FilePath, arrival: Int?) {
    self.folder = folder
    self.path = path
    self.arrival = arrival
  }

  /// The name of the folder for an input of this place in the order of arrival.
  static func root(_ arrival: Int) -> FilePath { FilePath("indata.\(arrival)") }

  private static func isRoot(_ name: FilePath) -> Bool { name.bytes.starts(with: "indata".utf8) }

  private static func arrival(ofRoot name: FilePath) -> Int? {
    Int(String(decoding: name.bytes.dropFirst("indata.".utf8.count), as: UTF8.self))
  }

  /// The folder for an input of this path, made.
  static func makePlace(
    for path: FilePath, arrival: Int, in job: borrowing Folder
  ) throws(SpoolError) -> Folder {
    var here = try job.subfolder(root(arrival), mode: 0o700)
    for step in path.parent.components {
      here = try here.subfolder(FilePath(root: nil, [step]), mode: 0o700)
    }
    return here
  }
}
