import ArgumentParser
import SystemPackage

/// The exit codes of contract §3, after sysexits.h.
enum SysExit: Int32 {
  case dataError = 65
  case noInput = 66
  case software = 70
  case cannotCreate = 73
  case inputOutput = 74
  case tryAgain = 75
  case noPermission = 77
  case configuration = 78

  /// What a failed call of the kernel means for somebody who reads a file.
  init(reading error: Errno) {
    self =
      switch error {
      case .noSuchFileOrDirectory, .notDirectory, .isDirectory, .invalidArgument: .noInput
      case .permissionDenied, .notPermitted: .noPermission
      default: .inputOutput
      }
  }

  /// What a failed call of the kernel means for somebody who writes one.
  init(writing error: Errno) {
    self =
      switch error {
      case .permissionDenied, .notPermitted: .noPermission
      case .noSpace, .diskQuotaExceeded: .inputOutput
      default: .cannotCreate
      }
  }
}

/// An error that ends a command: what to say on standard error, and with which code to exit.
struct CommandFailure: Error {
  var code: SysExit
  var message: String
  var hint: String?
}
