import Blanketter
import ReportModel

/// A figure that a correction has changed, in the form's own words and the form's decimals.
public struct FigureChange: Codable, Hashable, Sendable {
  public var blankett: String
  public var rad: String
  /// The label of the column; nil when the row itself came or went.
  public var kolumn: String?
  /// What it was, or that there was a row; nil when there was nothing.
  public var before: String?
  /// What it is, or that there is a row; nil when there is nothing any more.
  public var after: String?
}

extension Converter {
  /// Which figures, dates and marks differ between two reports for the same period: those of the
  /// rows, and the sums. A row is the same when it has the same id. Nothing is said of texts.
  public func changes(from earlier: [UInt8], to later: [UInt8]) -> [FigureChange] {
    let (before, after) = (FilledForms(check(earlier)), FilledForms(check(later)))
    let forms = (before.order + after.order.filter { before.sheets[$0] == nil })
    return forms.flatMap { form in
      FilledForm.changes(form, from: before.sheets[form], to: after.sheets[form])
    }
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

  static func changes(
    _ blankett: String, from before: FilledForm?, to after: FilledForm?
  ) -> [FigureChange] {
    let keys =
      (after?.order ?? []) + (before?.order ?? []).filter { after?.rows[$0] == nil }
    return keys.flatMap { key -> [FigureChange] in
      switch (before?.rows[key], after?.rows[key]) {
      case (let old?, let new?):
        differences(old, before?.columns ?? [], new, after?.columns ?? [], in: blankett)
      case (let old?, nil):
        [FigureChange(blankett: blankett, rad: old.name, before: "rad", after: nil)]
      case (nil, let new?):
        [FigureChange(blankett: blankett, rad: new.name, before: nil, after: "rad")]
      case (nil, nil): []
      }
    }
  }

  private static func differences(
    _ old: Row, _ oldColumns: [Blankett.Column], _ new: Row, _ newColumns: [Blankett.Column],
    in blankett: String
  ) -> [FigureChange] {
    zip(newColumns.indices, newColumns).compactMap { index, column in
      let earlier = oldColumns.firstIndex { $0.id == column.id }.map { old.cells[$0] } ?? .empty
      let later = new.cells[index]
      guard earlier.isFigure || later.isFigure else { return nil }
      let (before, after) = (earlier.shown(in: column), later.shown(in: column))
      guard before != after else { return nil }
      return FigureChange(
        blankett: blankett, rad: new.name, kolumn: column.label, before: before, after: after)
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
