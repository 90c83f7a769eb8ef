internal import Glibc
public import SystemPackage

/// A folder that packages are put into by hand, without inbox, archive or ledger.
public struct PackageDestination: Sendable {
  private let directory: FilePath

  /// Makes the folder, and those above it, when they are missing.
  public init(_ directory: FilePath) throws(SpoolError) {
    self.directory = directory
    try PackageDestination.make(directory)
  }

  private static func make(_ folder: FilePath) throws(SpoolError) {
    do throws(SpoolError) {
      try makeLast(of: folder)
    } catch {
      guard error.errno == .noSuchFileOrDirectory, folder.components.count > 1 else { throw error }
      try make(folder.removingLastComponent())
      do throws(SpoolError) {
        try makeLast(of: folder)
      } catch {
        // All of them are there by now, but a link among them leads nowhere, or nobody may make any here.
        throw SpoolError(
          error.code, error.message, errno: error.errno,
          hint: "a link on the way leads nowhere, or no folder can be made there; name another one")
      }
    }
  }

  /// Makes a folder in one that is there.
  private static func makeLast(of folder: FilePath) throws(SpoolError) {
    do throws(SpoolError) {
      try kernel("make the folder", folder) { folder.withPlatformString { mkdir($0, 0o777) } }
    } catch {
      guard error.errno == .fileExists else { throw error }
    }
  }

  /// An empty hidden folder beside the packages, where one of them is put together.
  public func stage() throws(SpoolError) -> StagedPackage {
    let folder = try Folder(directory)
    let name: FilePath = FilePath(".blankettd-\(getpid())-\(UInt32.random(in: 0 ... .max))")
    try folder.makeFolder(name, mode: 0o777)
    return StagedPackage(folder: folder, name: name)
  }
}

/// A package that is being put together; what is never published is removed.
public struct StagedPackage: ~Copyable {
  private let folder: Folder
  private let name: FilePath

  fileprivate init(folder: consuming Folder, name: FilePath) {
    self.folder = folder
    self.name = name
  }

  // Nobody is left to tell; the next run makes a name of its own.
  deinit { try? folder.remove(name) }

  /// Where its files go.
  public var path: FilePath { folder.path.pushing(name) }

  /// Removes everything but these files of the package, and adds the receipts.
  public func complete(_ package: [String], with files: [AnswerFile]) throws(SpoolError) {
    let stage = try folder.subfolder(name)
    try stage.keep(only: package)
    for file in files { try stage.write(file.bytes, as: FilePath(file.name), mode: 0o666) }
  }

  /// What a folder that may be replaced holds: files of one stem, one of them told by its name.
  public struct Replaceable: Sendable {
    /// With which the names of all files begin, the receipts' apart.
    public var stem: String
    /// The file without which it is something else.
    public var marker: String

    public init(stem: String, marker: String) {
      self.stem = stem
      self.marker = marker
    }
  }

  /// Flushes everything and lets the package appear under its name, in the place of one that is
  /// there, in one step. The old one is gone then, so nothing but a package is ever replaced: one of
  /// the same name with its receipt, unless `replacing` says what else it may be.
  /// - Returns: where it lies.
  /// - Throws: `occupied` when something stands there that is not, or not only, a package.
  public borrowing func publish(
    as package: String, replacing: Replaceable? = nil
  ) throws(SpoolError) -> FilePath {
    let target = FilePath(package)
    try folder.subfolder(name).syncTree()
    if let taken = try folder.status(of: target) {
      var isReplaceable = taken.kind == .folder
      if isReplaceable {
        isReplaceable = try isPackage(
          target, replacing ?? Replaceable(stem: package, marker: "kvittens.json"))
      }
      guard isReplaceable else {
        throw SpoolError(
          .occupied,
          "'\(folder.path.pushing(target).printable)' holds something else than a package",
          hint: "move it away")
      }
      try folder.exchange(name, with: target, in: folder)
    } else {
      try folder.move(name, to: folder, as: target)
    }
    try folder.sync()
    return folder.path.pushing(target)
  }

  /// Whether a folder holds what packages hold and nothing of anybody else's.
  private func isPackage(
    _ target: FilePath, _ package: Replaceable
  ) throws(SpoolError) -> Bool {
    let names = try folder.subfolder(target).names().map {
      String(decoding: $0.bytes, as: UTF8.self)
    }
    return names.contains(package.marker)
      && names.allSatisfy { name in
        name.hasPrefix(package.stem + ".") || name.hasPrefix(package.stem + "-")
          || name.hasPrefix(AnswerFile.prefix) || name == "datapackage.json"
      }
  }
}
