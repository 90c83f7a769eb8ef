/// What one check of `doctor` found.
struct Finding: Encodable, Hashable {
  enum Verdict: String, Encodable {
    case ok
    /// Work goes on, but not as it should.
    case warning
    /// The daemon cannot work.
    case fault
  }

  /// What was looked at, in a word or two.
  var check: String
  var verdict: Verdict
  /// What was seen.
  var message: String
  /// What to do about it.
  var remedy: String?

  static func ok(_ check: String, _ message: String) -> Finding {
    Finding(check: check, verdict: .ok, message: message)
  }

  static func warning(_ check: String, _ message: String, remedy: String) -> Finding {
    Finding(check: check, verdict: .warning, message: message, remedy: remedy)
  }

  static func fault(_ check: String, _ message: String, remedy: String?) -> Finding {
    Finding(check: check, verdict: .fault, message: message, remedy: remedy)
  }
}
