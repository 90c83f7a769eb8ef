internal import Glibc
internal import SystemPackage

extension Folder {
  /// Removes a file, or a folder with all that is in it; fine when there is none. However deep the
  /// folder, two descriptors are open at a time; no link is followed and no mount entered.
  func remove(_ name: FilePath) throws(SpoolError) {
    guard let found = try status(of: name) else { return }
    guard found.kind == .folder else { return try unlink(name, 0) }
    var removal = try Removal(of: name, in: self)
    try removal.run()
  }

  /// Removes a folder in which nothing is left. One that is in use again, gone, or not to be removed
  /// stays: nothing hangs on it.
  func removeIfEmpty(_ name: FilePath) throws(SpoolError) {
    do throws(SpoolError) {
      try unlink(name, AT_REMOVEDIR)
    } catch {
      if error.owner == .machine { throw error }
    }
  }

  fileprivate func unlink(_ name: FilePath, _ flags: CInt) throws(SpoolError) {
    try kernel("remove", path.pushing(name)) { [descriptor] in
      name.withPlatformString { unlinkat(descriptor, $0, flags) }
    }
  }
}

/// The removal of one folder: down into each folder in it, and up again.
private struct Removal: ~Copyable {
  private struct Level {
    var name: FilePath
    var inode: UInt64
    /// The folders in it that are there still.
    var folders: [FilePath]
  }

  private let device: UInt64
  private let mount: UInt64
  /// The folder that the removed one lies in.
  private let inode: UInt64
  private let first: FilePath
  private var here: Folder
  private var levels: [Level] = []

  init(of name: FilePath, in parent: borrowing Folder) throws(SpoolError) {
    self.init(
      identity: try parent.status().identity, mount: try parent.mount(), first: name,
      here: try parent.reopened("."))
  }

  private init(identity: FileIdentity, mount: UInt64, first: FilePath, here: consuming Folder) {
    device = identity.device
    inode = identity.inode
    self.mount = mount
    self.first = first
    self.here = here
  }

  mutating func run() throws(SpoolError) {
    try enter(first)
    while let folder = levels.last?.folders.last {
      levels[levels.count - 1].folders.removeLast()
      try enter(folder)
    }
  }

  /// Removes the files of a folder, and goes up from those that have become empty.
  private mutating func enter(_ name: FilePath) throws(SpoolError) {
    here = try here.reopened(name)
    let identity = try here.status().identity
    guard identity.device == device, try here.mount() == mount else {
      throw SpoolError(.improperLink, cannot: "remove the mount", here.path.pushing(name))
    }
    var level = Level(name: name, inode: identity.inode, folders: [])
    for name in try here.names() {
      guard let found = try here.status(of: name) else { continue }
      if found.kind == .folder { level.folders.append(name) } else { try here.unlink(name, 0) }
    }
    levels.append(level)
    while let done = levels.last, done.folders.isEmpty {
      levels.removeLast()
      here = try here.reopened("..")
      // Whoever moved the folder elsewhere meanwhile must not have us go on there.
      guard try here.status().identity.inode == levels.last?.inode ?? inode else {
        throw SpoolError(
          .outOfOrder, "'\(here.path.pushing(done.name).printable)' was moved while it was removed")
      }
      try here.unlink(done.name, AT_REMOVEDIR)
    }
  }
}
