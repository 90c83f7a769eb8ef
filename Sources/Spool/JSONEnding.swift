internal import Glibc

/// Whether a file looks whole. Only a file that could still become a report is unfinished; one that
/// starts as something else is whole, and the conversion says what is wrong.
public enum JSONEnding: Hashable, Sendable {
  /// The conversion can decide on it.
  case whole
  /// What is there cannot be mended by what may still come, or only reading it as JSON tells: text
  /// behind the report's end, or an end that is none. The conversion decides once it holds still.
  case undecided
  /// It looks unfinished, and is too large to be looked through here.
  case doubtful(Unfinished)
  /// It looks as if somebody were still writing.
  case unfinished(Unfinished)
  /// It is not the file that the scan saw.
  case changed

  /// The most bytes of a file that are all looked at: more than nearly every report has, and little
  /// enough for the loop that asks. Of a larger one only the ends are.
  static let entireLimit: Int64 = 1 << 20
  /// How much of the end tells that a file has nothing but blanks there.
  static let tailLength = 64 << 10

  /// Judges by the first and the last bytes of a file, which may overlap.
  init(head: [UInt8], tail: [UInt8]) {
    self = Unfinished(head: head, tail: tail).map { .unfinished($0) } ?? .whole
  }

  /// Judges by all bytes of a file.
  init(entire bytes: [UInt8]) {
    let ends = JSONEnding(head: bytes, tail: bytes.suffix(JSONEnding.tailLength))
    guard bytes.beginsAsReport else {
      self = ends == .whole ? .undecided : ends
      return
    }
    let start = bytes.markLength
    switch (RootObject(of: bytes.span.extracting(droppingFirst: start)), ends) {
    case (.ended(let end), _):
      let isFilled = ends == .whole || !Array(bytes[..<(start + end)]).containsZero
      let isAlone = bytes[(start + end)...].allSatisfy(\.isJSONBlank)
      self = isFilled ? isAlone ? .whole : .undecided : .unfinished(.zeroFilled)
    case (_, .whole): self = .undecided
    case (.broken, .unfinished(let reason)) where reason != .zeroFilled: self = .undecided
    default: self = ends
    }
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
  /// It is not named as a report; programs give such names to files that are on their way.
  case otherName
  /// It cannot be read at all.
  case unreadable(SpoolError)
}

extension Unfinished {
  fileprivate init?(head: [UInt8], tail: [UInt8]) {
    if head.count == head.markLength {
      self = .empty
      return
    }
    if head.isWide { return nil }
    if let first = head.firstOfText, first != 0, first != UInt8(ascii: "{") { return nil }
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
  /// How long the byte order mark is.
  fileprivate var markLength: Int { starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  /// The first byte behind mark and blanks.
  fileprivate var firstOfText: UInt8? { dropFirst(markLength).first { !$0.isJSONBlank } }

  /// Whether a file with this start may become a report.
  var beginsAsReport: Bool { firstOfText == UInt8(ascii: "{") && !isWide }

  /// Two characters of two or four bytes, as UTF-16 and UTF-32 without a mark begin. One character
  /// and zeros behind it are a file that is not filled yet.
  fileprivate var isWide: Bool {
    [(2, 0), (2, 1), (4, 0), (4, 3)].contains { width, place in
      count >= 2 * width && (0..<2 * width).allSatisfy { (self[$0] == 0) == ($0 % width != place) }
    }
  }

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
