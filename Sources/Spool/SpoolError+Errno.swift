internal import SystemPackage

extension SpoolError {
  /// The kernel refused `action` on `path`.
  init(_ errno: Errno, cannot action: String, _ path: FilePath) {
    let code = Code(errno)
    self.init(
      code,
      "cannot \(action) '\(path.printable)': \(errno.description) (errno \(errno.rawValue))",
      errno: errno, hint: code.hint)
  }

  /// The name is gone, or is no longer the kind of file it was: somebody else was faster.
  var isAbsence: Bool {
    switch errno {
    case .noSuchFileOrDirectory, .notDirectory, .tooManySymbolicLinkLevels,
      .noSuchAddressOrDevice:
      true
    default: false
    }
  }
}

extension SpoolError.Code {
  fileprivate init(_ errno: Errno) {
    self =
      switch errno {
      case .noSpace, .diskQuotaExceeded: .diskFull
      case .readOnlyFileSystem: .readOnly
      case .noSuchFileOrDirectory, .notDirectory: .missingFolder
      case .permissionDenied, .notPermitted: .permission
      case .tooManyOpenFiles, .tooManyOpenFilesInSystem, .noMemory: .exhausted
      case .improperLink: .separateFileSystems
      case .fileExists, .directoryNotEmpty: .occupied
      default: .inputOutput
      }
  }

  fileprivate var hint: String? {
    switch self {
    case .diskFull: "make room on the file system or raise the quota"
    case .readOnly: "mount the file system for writing"
    case .missingFolder: "make the folder, or correct the setting that names it"
    case .permission: "let the daemon's user read and write there"
    case .exhausted: "raise the limit on open files or memory"
    case .separateFileSystems:
      "put all folders on one mount; a unit's ReadWritePaths= must name their common parent"
    default: nil
    }
  }
}
