internal import Glibc

/// Whether a file looks whole, by its two ends. Only a file that could still become a report is
/// unfinished; one that starts as something else is whole, and the conversion says what is wrong.
public enum JSONEnding: Hashable, Sendable {
  /// The conversion can decide on it.
  case whole
  /// It looks as if somebody were still writing.
  case unfinished(Unfinished)
  /// It is not the file that the scan saw.
  case changed

  /// Judges by the first and the last bytes of a file, which may overlap.
  init(head: [UInt8], tail: [UInt8]) {
    self = Unfinished(head: head, tail: tail).map { .unfinished($0) } ?? .whole
  }
}

/// Why a file looks unfinished.
public enum Unfinished: Hashable, Sendable {
  /// It has no bytes, or only a byte order mark.
  case empty
  /// It has nothing but blanks where its end should be.
  case blank
  /// It holds zero bytes, as a file has whose size was set before its content came.
  case zeroFilled
  /// It starts as a report and does not end as one.
  case cutOff
  /// It cannot be read at all.
  case unreadable(SpoolError)
}

extension Unfinished {
  fileprivate init?(head: [UInt8], tail: [UInt8]) {
    let text = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head.dropFirst(0)
    if text.isEmpty {
      self = .empty
      return
    }
    if let first = text.first(where: { !$0.isJSONBlank }), first != 0, first != UInt8(ascii: "{") {
      return nil
    }
    if head.containsZero || tail.containsZero {
      self = .zeroFilled
      return
    }
    switch tail.last(where: { !$0.isJSONBlank }) {
    case UInt8(ascii: "}"), UInt8(ascii: "]"): return nil
    case nil: self = .blank
    default: self = .cutOff
    }
  }
}

extension [UInt8] {
  /// Asked of every file that arrives, over all of its end: the library looks at many bytes at once.
  fileprivate var containsZero: Bool {
    withUnsafeBytes { bytes in
      bytes.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false
    }
  }
}

extension UInt8 {
  fileprivate var isJSONBlank: Bool {
    self == UInt8(ascii: " ") || (0x09...0x0A).contains(self) || self == 0x0D
  }
}
