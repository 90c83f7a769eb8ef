import Blanketter
import ReportModel

/// Who a CSV file is for.
public enum CSVProfile: String, CaseIterable, Hashable, Sendable {
  /// A Swedish Excel that opens the file by a double click: `;`, decimal comma, UTF-8 with BOM.
  ///
  /// No `sep=` line: Excel then forgets that the file is UTF-8.
  case excelSwedish = "excel-sv"
  /// Programs: RFC 4180, decimal point, no BOM, field names as headers.
  case open

  var separator: UInt8 { self == .open ? UInt8(ascii: ",") : UInt8(ascii: ";") }

  var amountStyle: AmountStyle { self == .open ? .plain : .comma }

  var mark: [UInt8] { self == .open ? [] : [0xEF, 0xBB, 0xBF] }

  func header(_ column: Blankett.Column) -> String { self == .open ? column.id : column.label }

  var rowTypeHeader: String { self == .open ? "radtyp" : "Radtyp" }

  /// Whether text that a spreadsheet would take for a formula is made harmless. Programs get the text
  /// as it is.
  var neutralisesFormulas: Bool { self == .excelSwedish }
}
