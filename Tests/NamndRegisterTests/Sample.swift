import Foundation
import ReportModel
import YAMLReading

@testable import NamndRegister

enum Sample {
  static let blanketter = ["projekt", "resultatenheter", "investeringar", "lokaler"]

  /// Three nämnder, one of them with every key.
  static let text = """
    namnder:
      - kod: AMN
        namn: Arbetsmarknadsnämnden
        tidigareNamn: [Arbetsmarknads- och vuxenutbildningsnämnden]
        forvaltning: Arbetsmarknadsförvaltningen
        mapp: amn
        blanketter: [projekt, lokaler]
        kontakt: ekonomi.amn@example.se
        grupper: [ekonomi-amn]
      - { kod: EXN, namn: Exempelnämnden }
      - { kod: KSN, namn: Kultur- och stadsmiljönämnden, mapp: Kultur/ksn }
    stad: { grupper: [stadsledningskontoret] }
    drift: { grupper: [it-drift] }
    perioder:
      2020-T2: { senast: 2020-09-15, sista: 2020-09-22 }
    """

  static func register(_ text: String = text) throws -> Register {
    try Register(reading: text, blanketter: blanketter)
  }

  /// `3:5: …`, one for each problem.
  static func problems(_ text: String) -> [String] {
    do {
      _ = try register(text)
      return []
    } catch let error as RegisterError {
      return error.problems.map { "\($0.line ?? 0):\($0.column ?? 0): \($0.message)" }
    } catch {
      return ["\(error)"]
    }
  }

  /// What is said of a report with this code and name.
  static func findings(
    _ kod: String, _ namn: String, in folder: [String] = []
  ) throws -> [String] {
    let json =
      #"{"schemaVersion": 1, "namnd": {"kod": "\#(kod)", "namn": "\#(namn)"}, "period": {"typ": "T2", "ar": 2020, "per": "2020-08-31"}}"#
    let outcome = ReportReader(catalogue: NoTables()).read(Array(json.utf8))
    guard let report = outcome.report else { return ["no report"] }
    return try register().opinion(on: report, droppedIn: folder).diagnostics.map {
      "\($0.code) \($0.severity.rawValue) \($0.pointer) \($0.line ?? 0): \($0.message)"
    }
  }

  static func file(_ path: String) throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }
}

private struct NoTables: TableCatalogue {
  var known: [(id: String, title: String)] { [] }
  func tables(for period: Period) -> [TableShape] { [] }
}
