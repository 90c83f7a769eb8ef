import Conversion

/// Times as operators read them: `2026-11-27 09:51:31`, in the machine's zone.
enum Moment {
  /// A time in seconds since 1970.
  static func text(_ seconds: Int) -> String {
    let text = WallTime(local: seconds).rfc3339
    return "\(text.prefix(10)) \(text.dropFirst(11).prefix(8))"
  }
}
