public import ExporterKit

import Blanketter
import ReportModel

/// One CSV file for each blankett: a header row, the report's rows, own subtotals and the form's sum.
public struct CSVExporter: ReportExporter {
  private let profile: CSVProfile

  public init(profile: CSVProfile = .excelSwedish) { self.profile = profile }

  public var descriptor: ExporterDescriptor {
    ExporterDescriptor(
      id: "csv", summary: "one CSV file per blankett (profile \(profile.rawValue))", version: "1")
  }

  public func export(
    _ job: ExportJob, into workspace: Workspace
  ) throws(ExportError) -> [Artifact] {
    var artifacts: [Artifact] = []
    for sheet in job.sheets {
      let name = "\(job.stem)-\(sheet.blankett.id).csv"
      try workspace.write(bytes(of: sheet), to: name)
      artifacts.append(Artifact(name))
    }
    if profile == .open, !artifacts.isEmpty {
      try workspace.write(descriptorBytes(job), to: "datapackage.json")
      artifacts.append(Artifact("datapackage.json"))
    }
    return artifacts
  }

  private func descriptorBytes(_ job: ExportJob) throws(ExportError) -> [UInt8] {
    do {
      return try DataPackage(stem: job.stem, sheets: job.sheets).json()
    } catch {
      throw ExportError(.library, "cannot encode datapackage.json: \(error)")
    }
  }

  func bytes(of sheet: Sheet) -> [UInt8] {
    var text = CSVText(profile: profile)
    text.add(profile.rowTypeHeader)
    for column in sheet.blankett.columns { text.add(profile.header(column)) }
    text.endLine()
    let decimals = sheet.blankett.columns.map(\.storedDecimals)
    for row in sheet.rows.indices where sheet.rows[row].isReported {
      text.add(sheet.rows[row].kind.rowType)
      for column in decimals.indices {
        add(sheet[row, column], decimals: decimals[column], to: &text)
      }
      text.endLine()
    }
    return text.bytes
  }

  private func add(_ cell: Cell, decimals: Int, to text: inout CSVText) {
    switch cell {
    case .empty: text.add("")
    case .text(let words):
      text.add(profile.neutralisesFormulas ? FormulaGuard.neutralised(words) : words)
    case .amount(let amount), .formula(let amount):
      text.add(amount, decimals: amount.decimals(atLeast: decimals))
    case .date(let date): text.add(date)
    case .flag(let flag): text.add(profile == .open ? String(flag) : flag ? "Ja" : "Nej")
    }
  }
}

extension Sheet.Row.Kind {
  /// What `Radtyp` says.
  var rowType: String {
    switch self {
    case .subtotal: "delsumma"
    case .total: "summa"
    case .report, .filler, .spacer: "rad"
    }
  }
}
