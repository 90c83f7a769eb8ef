public import SystemPackage

/// Whose fault it is that the kernel refused a call: the one table for the daemon and its workers.
public enum FaultOwner: String, Hashable, Sendable {
  /// What everybody needs is used up, gone or broken: nothing is claimed for a while, and no report is
  /// to blame.
  case machine
  /// The file or folder that the call was about: it is held, alone, and tried again. Only if a probe of
  /// the folders fails as well is it the machine's.
  case entry
  /// The call should not have been made. From a worker this is a strike; in the daemon it holds the
  /// entry like its own fault.
  case program

  /// Every number that Linux gives.
  public init(_ errno: Errno) { self = Self.owners[Int(errno.rawValue)] ?? .entry }

  /// The numbers that the table names.
  static var numbers: [Int] { lists.flatMap(\.1) }

  private static let owners = {
    var owners: [Int: FaultOwner] = [:]
    for (owner, numbers) in lists {
      for number in numbers { owners[number] = owner }
    }
    return owners
  }()

  // The numbers of asm-generic/errno-base.h and errno.h, 1 to 133; 41 and 58 are not given out.
  private static let lists: [(FaultOwner, [Int])] = [
    (
      .machine,
      [
        // EAGAIN ENOMEM ENODEV ENFILE EMFILE ENOSPC EROFS ENOLCK ENOSYS
        11, 12, 19, 23, 24, 28, 30, 37, 38,
        // ENONET ENOLINK ECOMM EPROTO ELIBACC ELIBBAD ELIBSCN ELIBMAX ELIBEXEC EUSERS
        64, 67, 70, 71, 79, 80, 81, 82, 83, 87,
        // ENETDOWN ENETUNREACH ENETRESET ECONNABORTED ECONNRESET ENOBUFS ENOTCONN ESHUTDOWN
        100, 101, 102, 103, 104, 105, 107, 108,
        // ETIMEDOUT ECONNREFUSED EHOSTDOWN EHOSTUNREACH EREMOTEIO EDQUOT ENOMEDIUM
        110, 111, 112, 113, 121, 122, 123,
        // ENOKEY EKEYEXPIRED EKEYREVOKED EKEYREJECTED EOWNERDEAD ENOTRECOVERABLE ERFKILL
        126, 127, 128, 129, 130, 131, 132,
      ]
    ),
    (
      .entry,
      [
        // EPERM ENOENT EINTR EIO ENXIO EACCES EBUSY EXDEV ENOTDIR EISDIR ETXTBSY EFBIG EMLINK
        1, 2, 4, 5, 6, 13, 16, 18, 20, 21, 26, 27, 31,
        // ENAMETOOLONG ELOOP ENODATA EREMOTE EBADMSG EOVERFLOW EREMCHG EILSEQ EOPNOTSUPP
        36, 40, 61, 66, 74, 75, 78, 84, 95,
        // ESTALE EUCLEAN EMEDIUMTYPE ECANCELED EHWPOISON
        116, 117, 124, 125, 133,
      ]
    ),
    (
      .program,
      [
        // ESRCH E2BIG ENOEXEC EBADF ECHILD EFAULT ENOTBLK EEXIST EINVAL ENOTTY ESPIPE EPIPE EDOM
        3, 7, 8, 9, 10, 14, 15, 17, 22, 25, 29, 32, 33,
        // ERANGE EDEADLK ENOTEMPTY ENOMSG EIDRM ECHRNG EL2NSYNC EL3HLT EL3RST ELNRNG EUNATCH
        34, 35, 39, 42, 43, 44, 45, 46, 47, 48, 49,
        // ENOCSI EL2HLT EBADE EBADR EXFULL ENOANO EBADRQC EBADSLT EBFONT ENOSTR ETIME ENOSR
        50, 51, 52, 53, 54, 55, 56, 57, 59, 60, 62, 63,
        // ENOPKG EADV ESRMNT EMULTIHOP EDOTDOT ENOTUNIQ EBADFD ERESTART ESTRPIPE
        65, 68, 69, 72, 73, 76, 77, 85, 86,
        // ENOTSOCK EDESTADDRREQ EMSGSIZE EPROTOTYPE ENOPROTOOPT EPROTONOSUPPORT
        88, 89, 90, 91, 92, 93,
        // ESOCKTNOSUPPORT EPFNOSUPPORT EAFNOSUPPORT EADDRINUSE EADDRNOTAVAIL EISCONN
        94, 96, 97, 98, 99, 106,
        // ETOOMANYREFS EALREADY EINPROGRESS ENOTNAM ENAVAIL EISNAM
        109, 114, 115, 118, 119, 120,
      ]
    ),
  ]
}

extension SpoolError {
  /// Whose fault it is, by the kernel's reason where there is one.
  public var owner: FaultOwner {
    if let errno { return FaultOwner(errno) }
    switch code {
    case .unreadable, .occupied, .unsafeName, .tooDeep: return .entry
    case .outOfOrder: return .program
    case .diskFull, .readOnly, .missingFolder, .permission, .exhausted, .separateFileSystems,
      .badLayout, .alreadyRunning, .inputOutput:
      return .machine
    }
  }

  /// What is to be published cannot take the name that it should: another attempt ends the same way.
  public var isOfPackageName: Bool {
    switch code {
    case .occupied, .unsafeName, .outOfOrder: true
    default: false
    }
  }
}
