internal import SystemPackage

/// The files and folders that a step has changed. Until they are flushed a power cut may undo the
/// step, so nobody may be told of it and the next step may not be taken.
public struct Unflushed: Sendable {
  var paths: [FilePath]

  init(_ paths: [FilePath] = []) { self.paths = paths }

  static func + (left: Unflushed, right: Unflushed) -> Unflushed {
    Unflushed(left.paths + right.paths)
  }
}
