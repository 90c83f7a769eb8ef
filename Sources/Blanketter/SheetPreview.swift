import ReportModel

/// A filled form as plain text, for the author of its template: what stands where, what it is and
/// where it comes from.
///
/// The form lies on its side, its columns one under another, so that a form of thirty columns can be
/// read in a terminal as well as one of four.
public struct SheetPreview {
  private let sheet: Sheet
  private let template: Template
  private let blankett: Blankett

  public init(_ sheet: Sheet) {
    self.sheet = sheet
    blankett = sheet.blankett
    template = sheet.blankett.template
  }

  public var lines: [String] {
    Array(
      [overview, head, columns, figures, below, side].filter { !$0.isEmpty }.joined(separator: [""])
    )
  }

  private var overview: [String] {
    let periods = PeriodType.allCases.filter(template.periods.contains).map(\.rawValue)
    let print = template.print
    let frozen = print.frozenColumns == 0 ? "" : ", frysta kolumner: \(print.frozenColumns)"
    return [
      "Blankett   \(blankett.name) (\(blankett.id)), utgåva \(blankett.edition)",
      "Gäller     \(template.years.lowerBound)–\(template.years.upperBound), \(periods.joined(separator: " "))",
      "Blad       \(blankett.sheetName), plats \(blankett.order), \(print.paper.rawValue) \(print.isLandscape ? "liggande" : "stående")\(frozen)",
      "Visas för  \(blankett.period.type.rawValue) \(blankett.period.year) med påhittade uppgifter",
    ]
  }

  private var head: [String] {
    guard !sheet.head.isEmpty else { return [] }
    return ["Ovanför tabellen"]
      + sheet.head.enumerated().map { row, line in
        let number = SheetPreview.padded(String(row + 1), 3, left: true)
        return line.map { "\(number)  \($0.text)" } ?? number
      }
  }

  private var side: [String] {
    guard !sheet.side.isEmpty else { return [] }
    return ["Till höger om tabellen"] + sheet.side.map { $0.map { "     \($0.text)" } ?? "" }
  }

  private var columns: [String] {
    ["Kolumner"]
      + blankett.formColumns.enumerated().flatMap { index, column in
        column.values.flatMap { value in
          entry(CellAddress.letters(index), column.display, blankett.columns[value])
        }
      }
  }

  private func entry(
    _ letters: String, _ display: ColumnDisplay, _ column: Blankett.Column
  ) -> [String] {
    var entry = [
      "\(SheetPreview.padded(letters, 3, left: true))  \(column.label)  [\(column.id)]",
      "     \(nature(of: column, display)); \(source(of: column))",
    ]
    if let demand = column.demand {
      entry.append("     krav: \(column.shown(demand.value)). \(demand.message)")
    }
    return entry
  }

  private func nature(of column: Blankett.Column, _ display: ColumnDisplay) -> String {
    var words = [column.kind.rawValue]
    if let unit = column.unit { words.append(unit.rawValue) }
    if column.kind.isNumeric {
      words.append("\(column.decimals) decimal\(column.decimals == 1 ? "" : "er")")
      words.append("tecken \(column.sign.rawValue)")
      if column.formula == nil {
        words.append(column.whenMissing == .zero ? "saknas: noll" : "saknas: tomt")
      }
    }
    if column.isSummed { words.append("summeras") }
    if display != .value { words.append("visning \(display.rawValue)") }
    return words.joined(separator: ", ")
  }

  private func source(of column: Blankett.Column) -> String {
    if let field = column.field { return "ur \(blankett.shape.fields[field].name)" }
    let row = sheet.rows.first?.number ?? 1
    let printed = column.formula?.excel { id in
      let index = blankett.column(id).flatMap { blankett.formColumn(showing: $0) } ?? 0
      return "\(CellAddress.letters(index))\(row)"
    }
    return "formel \(column.formulaText ?? ""), i Excel =\(printed ?? "")"
  }
}

// MARK: - The figures

extension SheetPreview {
  private static let labelWidth = 34
  private static let cellWidth = 13

  private var figures: [String] {
    let rows = sheet.reportedRows
    let numbers = rows.map { "rad \(sheet.rows[$0].number)" }
    let lines = blankett.columns.indices.map { column in
      let letters = CellAddress.letters(blankett.formColumn(showing: column) ?? 0)
      return line(
        letters, blankett.columns[column].label, rows.map { text(of: $0, column) })
    }
    return ["Exempel"] + [line("", "", numbers)] + lines
  }

  private func line(_ letters: String, _ label: String, _ cells: [String]) -> String {
    let start = SheetPreview.padded(letters, 3, left: true)
    let name = SheetPreview.padded(label, SheetPreview.labelWidth, left: false)
    let values = cells.map {
      SheetPreview.padded($0, SheetPreview.cellWidth, left: true)
    }
    let line = "\(start)  \(name) \(values.joined(separator: " "))"
    return String(line.reversed().drop { $0 == " " }.reversed())
  }

  private func text(of row: Int, _ column: Int) -> String {
    switch sheet[row, column] {
    case .empty: return ""
    case .text(let text): return text
    case .date(let date): return date.description
    case .flag(let flag): return flag ? "Ja" : "Nej"
    case .amount(let amount), .formula(let amount): return blankett.columns[column].figure(amount)
    }
  }

  private var below: [String] {
    var lines: [String] = []
    if let statement = blankett.statementText {
      lines.append("Utan rader står: \(statement)")
    }
    if sheet.rows.contains(where: { $0.kind == .filler }) {
      lines.append("Tomma rader fyller ut till \(template.minimumRows) rader.")
    }
    if let footer = sheet.footer { lines.append("Sidfot: \(footer)") }
    return lines + sheet.notes.compactMap { $0.map { "Not: \($0)" } }
  }

  /// The text cut or filled to a width.
  private static func padded(_ text: String, _ width: Int, left: Bool) -> String {
    let shown = text.count > width ? text.prefix(width - 1) + "…" : text[...]
    let blanks = String(repeating: " ", count: width - shown.count)
    return left ? blanks + shown : shown + blanks
  }
}

extension Blankett.Column {
  /// A number as the form shows it.
  fileprivate func figure(_ amount: Amount) -> String {
    let hundredfold = kind == .percent ? try? amount.multiplied(by: Amount(100)) : nil
    let text = (hundredfold ?? amount).text(decimals: decimals, style: .swedish)
    return kind == .percent ? text + " %" : text
  }
}
