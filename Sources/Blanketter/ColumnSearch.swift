package import ReportModel

extension Blankett.Column {
  /// The label without the form's number in front: `Beräknat resultat 2020`.
  package var plainLabel: String {
    guard label.hasPrefix("("), let end = label.firstIndex(of: ")") else { return label }
    let number = label[label.index(after: label.startIndex)..<end]
    guard !number.isEmpty, number.allSatisfy(\.isNumber) else { return label }
    return String(label[label.index(after: end)...].drop { $0 == " " })
  }
}

extension Blankett {
  /// Index of the value that names a row.
  package var nameColumn: Int { columns.firstIndex { $0.field == shape.nameField } ?? 0 }

  /// The path of the report's value that a column shows.
  package func path(of column: Column) -> [String] {
    column.field.map { shape.fields[$0].path } ?? []
  }

  /// Index of the column that shows the value at a dotted path.
  package func column(showing path: String) -> Int? {
    column(showing: path.split(separator: ".").map(String.init))
  }

  /// The same by the parts of the path.
  package func column(showing path: [String]) -> Int? {
    columns.indices.first { index in
      columns[index].field.map { shape.fields[$0].path == path } ?? false
    }
  }
}

extension Sheet {
  /// The rows of the report that are no subtotals.
  package var ordinaryRows: [Int] { rows.indices.filter { rows[$0].kind == .report } }

  /// A column's number for the whole form: the sum row's, the only row's, or the rows' sum where the
  /// form has no sum row.
  package func whole(_ column: Int) throws(ArithmeticError) -> Amount {
    if let totalRow, let number = self[totalRow, column].number { return number }
    return try Amount.sum(ordinaryRows.compactMap { self[$0, column].number })
  }
}
