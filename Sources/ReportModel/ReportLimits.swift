/// How much one report may hold. What is more is `J06`; `docs/rapport.md` tells the limits to those who
/// make reports. They lie far above any report of the city, and so low that no file takes a worker
/// more memory than it is given.
public enum ReportLimits {
  /// A key, in bytes as it stands in the file.
  static let keyLength = 100
  /// Keys and values of the whole file, at 16 bytes each.
  static let values = 16_000_000
  /// The fields of all rows of all blanketter, given or not: each takes room in the workbook.
  static let cells = 4_000_000
  /// Elements of all lists of the papers: avsnitt, stycken, punkter, projekt …
  static let listItems = 200_000
  /// Each becomes a file of the package.
  static let dokument = 100
  /// Each budgetjustering is looked for in each beslutspunkt.
  static let beslutspunkter = 200
  static let budgetjusteringar = 200
  /// A text of a paper, in UTF-16 units.
  static let paperText = 1_000_000
}
