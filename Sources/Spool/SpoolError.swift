public import SystemPackage

/// Why a step on the folders could not be taken. Nothing that it says comes from a report; it does
/// name paths, which may hold what a sender wrote in a file name.
public struct SpoolError: Error, Hashable, Sendable {
  /// What kind of fault it is; the dispatcher decides by this and never by the message.
  public enum Code: String, Hashable, Sendable {
    /// No space, no inodes or no quota left.
    case diskFull
    /// The file system is mounted read-only.
    case readOnly
    /// A folder that must be there is missing, or is no folder.
    case missingFolder
    /// The daemon may not do this.
    case permission
    /// A file in the inbox may not be read; a fault of that file alone.
    case unreadable
    /// Descriptors or memory are used up.
    case exhausted
    /// Two folders do not lie on one mount, so that nothing can be renamed between them.
    case separateFileSystems
    /// The folders lie in each other in a way that would feed answers back into the inbox.
    case badLayout
    /// Another instance holds the lock.
    case alreadyRunning
    /// Something that is not ours stands where a name is to be published.
    case occupied
    /// A text from a report or a program cannot be a file name.
    case unsafeName
    /// A folder in the inbox lies deeper than the scan goes.
    case tooDeep
    /// The step does not fit what has already been done with this job.
    case outOfOrder
    /// Anything else that the kernel refused.
    case inputOutput
  }

  /// What kind of fault it is.
  public let code: Code
  /// What could not be done with which path, and the kernel's reason; lower case, no full stop.
  public let message: String
  /// The kernel's reason, where the kernel refused.
  public let errno: Errno?
  /// What an operator can do about it.
  public let hint: String?

  init(_ code: Code, _ message: String, errno: Errno? = nil, hint: String? = nil) {
    self.code = code
    self.message = message
    self.errno = errno
    self.hint = hint
  }
}

extension SpoolError: CustomStringConvertible {
  /// The message and, where there is one, the hint.
  public var description: String {
    hint.map { "\(message); \($0)" } ?? message
  }
}
