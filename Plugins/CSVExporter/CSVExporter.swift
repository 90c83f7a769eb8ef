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
    for row in sheet.reportedRows {
      text.add(sheet.rows[row].kind.rowType)
      for (index, column) in sheet.blankett.columns.enumerated() {
        text.add(field(sheet[row, index], column))
      }
      text.endLine()
    }
    return text.bytes
  }

  private func field(_ cell: Cell, _ column: Blankett.Column) -> String {
    switch cell {
    case .empty: ""
    case .text(let text): profile.neutralisesFormulas ? FormulaGuard.neutralised(text) : text
    case .amount(let amount), .formula(let amount):
      amount.text(
        decimals: max(amount.decimals, column.storedDecimals), style: profile.amountStyle)
    case .date(let date): date.description
    case .flag(let flag): profile == .open ? String(flag) : flag ? "Ja" : "Nej"
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
