import Blanketter
import FoundationEssentials
import ReportModel

/// The descriptor of the `open` profile: Data Package 2.0 with a Table Schema for each file.
struct DataPackage: Encodable {
  var schema = "https://datapackage.org/profiles/2.0/datapackage.json"
  var name: String
  var resources: [Resource]

  enum CodingKeys: String, CodingKey {
    case schema = "$schema"
    case name, resources
  }

  struct Resource: Encodable {
    var name: String
    var path: String
    var title: String
    var format = "csv"
    var mediatype = "text/csv"
    var encoding = "utf-8"
    var dialect = Dialect()
    var schema: TableSchema
  }

  struct Dialect: Encodable {
    var delimiter = ","
    var lineTerminator = "\r\n"
    var header = true
  }

  struct TableSchema: Encodable {
    var fields: [Field]
    var missingValues = [""]
  }

  struct Field: Encodable {
    var name: String
    var type: String
    var title: String
    var unit: String?
    var constraints: Constraints?
  }

  struct Constraints: Encodable {
    var `enum`: [String]
  }
}

extension DataPackage {
  init(stem: String, sheets: [Sheet]) {
    name = stem.lowercased()
    resources = sheets.map { sheet in
      Resource(
        name: sheet.blankett.id.lowercased(), path: "\(stem)-\(sheet.blankett.id).csv",
        title: sheet.blankett.title,
        schema: TableSchema(fields: [.rowType] + sheet.blankett.columns.map(Field.init)))
    }
  }

  /// The descriptor as JSON, its keys in a fixed order.
  func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self)) + [0x0A]
  }
}

extension DataPackage.Field {
  fileprivate static let rowType = DataPackage.Field(
    name: "radtyp", type: "string", title: "Radtyp",
    constraints: .init(enum: ["rad", "delsumma", "summa"]))

  fileprivate init(_ column: Blankett.Column) {
    self.init(
      name: column.id, type: column.kind.tableSchemaType, title: column.label,
      unit: column.unit?.rawValue)
  }
}

extension ValueKind {
  fileprivate var tableSchemaType: String {
    switch self {
    case .amount, .number, .percent: "number"
    case .date: "date"
    case .flag: "boolean"
    case .text, .dateOrText: "string"
    }
  }
}
