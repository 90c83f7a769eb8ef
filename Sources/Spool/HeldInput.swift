internal import SystemPackage

/// The input of a job: the file of its sender. It keeps the path that it had below the inbox, below
/// `indata.<arrival>.<parts>/`: so the one rename that takes the file takes its name and its place in
/// the order of arrival along, and no crash can part them. How many parts the path has tells what was
/// taken from the folders on the way to it, though it be a folder itself.
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
    let parts = Self.numbers(ofRoot: root)
    var here = try job.subfolder(root)
    var path = FilePath()
    // One name in each folder: only claim makes them.
    while let name = try here.names().first {
      path = path.isEmpty ? name : path.pushing(name)
      // A version that did not tell where the path ends took files only.
      let isFile = parts.count < 2 ? try here.status(of: name)?.kind != .folder : false
      if isFile || (parts.count == 2 && path.components.count == parts[1]) {
        self.init(folder: here, path: path, arrival: parts.first)
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

  /// The name of the folder for an input of this path and place in the order of arrival.
  static func root(for path: FilePath, _ arrival: Int) -> FilePath {
    FilePath("indata.\(arrival).\(path.components.count)")
  }

  static func isRoot(_ name: FilePath) -> Bool { name.bytes.starts(with: "indata".utf8) }

  /// The place in the order of arrival, and how many parts the path has.
  private static func numbers(ofRoot name: FilePath) -> [Int] {
    String(decoding: name.bytes, as: UTF8.self).split(separator: ".").dropFirst()
      .compactMap { Int($0) }
  }

  /// The folder for an input of this path, made.
  static func makePlace(
    for path: FilePath, arrival: Int, in job: borrowing Folder
  ) throws(SpoolError) -> Folder {
    var here = try job.subfolder(root(for: path, arrival), mode: 0o700)
    for step in path.parent.components {
      here = try here.subfolder(FilePath(root: nil, [step]), mode: 0o700)
    }
    return here
  }
}
