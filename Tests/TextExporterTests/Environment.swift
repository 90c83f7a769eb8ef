import Glibc

/// What the tests are told from outside.
enum Environment {
  /// `RECORD_GOLDEN=1` writes the golden files anew; the difference is then reviewed.
  static let recordsGolden = value("RECORD_GOLDEN") == "1"

  /// `GENERATED_REPORTS=200` tries that many generated reports; a few of them each time.
  static let generatedReports = value("GENERATED_REPORTS").flatMap { Int($0) } ?? 30

  private static func value(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
