import Blanketter
import ReportModel

/// A figure that a correction has changed, in the form's own words and the form's decimals.
public struct FigureChange: Codable, Hashable, Sendable {
  public var blankett: String
  /// The name of the row; nil when the form itself came or went.
  public var rad: String?
  /// The label of the column; nil when the row itself came or went.
  public var kolumn: String?
  /// What it was, that there was a row, or how many rows the form had; nil when there was nothing.
  public var before: String?
  /// What it is, that there is a row, or how many rows the form has; nil when there is nothing any more.
  public var after: String?
}

/// What a correction has changed: the first figures, as many as somebody looks through, and how many
/// there are.
public struct FigureChanges: Codable, Hashable, Sendable {
  /// The most that are told.
  public static let limit = 1_000

  public private(set) var told: [FigureChange] = []
  /// Those that are not told too.
  public private(set) var count = 0

  mutating func add(_ change: FigureChange) {
    count += 1
    if told.count < FigureChanges.limit { told.append(change) }
  }
}

extension Converter {
  /// Which figures, dates and marks differ between two reports for the same period: those of the
  /// rows, and the sums. A row is the same when it has the same id. Nothing is said of texts.
  public func changes(from earlier: [UInt8], to later: [UInt8]) -> FigureChanges {
    let (before, after) = (FilledForms(check(earlier)), FilledForms(check(later)))
    let forms = (before.order + after.order.filter { before.sheets[$0] == nil })
    var changes = FigureChanges()
    for form in forms {
      switch (before.sheets[form], after.sheets[form]) {
      case (let old?, let new?): FilledForm.add(form, from: old, to: new, &changes)
      case (let old?, nil): changes.add(FigureChange(blankett: form, before: old.size))
      case (nil, let new?): changes.add(FigureChange(blankett: form, after: new.size))
      case (nil, nil): break
      }
    }
    return changes
  }
}

/// The forms of one report, by id.
private struct FilledForms {
  var order: [String] = []
  var sheets: [String: FilledForm] = [:]

  init(_ checked: Converter.Checked) {
    for sheet in checked.sheets {
      order.append(sheet.blankett.id)
      sheets[sheet.blankett.id] = FilledForm(
        sheet, checked.report?.table(sheet.blankett.id))
    }
  }
}

/// The rows of one form, by what makes them the same row in another report.
private struct FilledForm {
  struct Row {
    var name: String
    var cells: [Cell]
  }

  var columns: [Blankett.Column]
  var order: [String] = []
  var rows: [String: Row] = [:]

  init(_ sheet: Sheet, _ table: BlankettTable?) {
    columns = sheet.blankett.columns
    for index in sheet.reportedRows {
      let id = sheet.rows[index].reportRow.flatMap { table?[$0, "id"].text }
      let name = sheet.name(of: index)
      let key = id.map { "id " + $0 } ?? "\(sheet.rows[index].kind) \(name)"
      order.append(key)
      rows[key] = Row(name: name, cells: columns.indices.map { sheet[index, $0] })
    }
  }

  /// How many rows it has, in words.
  var size: String {
    switch order.count {
    case 0: "inga rader"
    case 1: "1 rad"
    default: "\(order.count) rader"
    }
  }

  static func add(
    _ blankett: String, from before: FilledForm, to after: FilledForm,
    _ changes: inout FigureChanges
  ) {
    for key in after.order + before.order.filter({ after.rows[$0] == nil }) {
      switch (before.rows[key], after.rows[key]) {
      case (let old?, let new?):
        addDifferences(old, before.columns, new, after.columns, in: blankett, &changes)
      case (let old?, nil):
        changes.add(FigureChange(blankett: blankett, rad: old.name.shortened(), before: "rad"))
      case (nil, let new?):
        changes.add(FigureChange(blankett: blankett, rad: new.name.shortened(), after: "rad"))
      case (nil, nil): break
      }
    }
  }

  private static func addDifferences(
    _ old: Row, _ oldColumns: [Blankett.Column], _ new: Row, _ newColumns: [Blankett.Column],
    in blankett: String, _ changes: inout FigureChanges
  ) {
    for (index, column) in newColumns.enumerated() {
      let earlier = oldColumns.firstIndex { $0.id == column.id }.map { old.cells[$0] } ?? .empty
      let later = new.cells[index]
      guard earlier.isFigure || later.isFigure else { continue }
      let (before, after) = (earlier.shown(in: column), later.shown(in: column))
      guard before != after else { continue }
      changes.add(
        FigureChange(
          blankett: blankett, rad: new.name.shortened(), kolumn: column.label,
          before: before?.shortened(), after: after?.shortened()))
    }
  }
}

extension Cell {
  fileprivate var isFigure: Bool {
    switch self {
    case .amount, .formula, .date, .flag: true
    case .empty, .text: false
    }
  }

  /// An amount with all the decimals that it has, at least the form's, so that no change is rounded
  /// away; a result with the form's, because whatever changes it is told as well.
  fileprivate func shown(in column: Blankett.Column) -> String? {
    switch self {
    case .empty: nil
    case .text(let text): text
    case .amount(let amount):
      amount.text(decimals: max(amount.decimals, column.storedDecimals), style: .swedish)
    case .formula(let result): result.text(decimals: column.storedDecimals, style: .swedish)
    case .date(let date): date.description
    case .flag(let flag): flag ? "Ja" : "Nej"
    }
  }
}
