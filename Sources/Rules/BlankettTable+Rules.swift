import Facts
import ReportModel

extension BlankettTable {
  /// The rows that carry values of their own; own subtotals do not.
  var ownRows: [Int] { (0..<rowCount).filter { !isSubtotal($0) } }

  /// The amount as the form counts it: 0 where nothing stands; nil when what stands there could not
  /// be read, which the reader has said already.
  func counted(_ row: Int, _ field: Int) -> Amount? {
    switch self[row, field] {
    case .amount(let amount): amount
    case .missing: node(row: row, field: field) == nil ? .zero : nil
    case .date, .text, .flag: nil
    }
  }

  /// Whether something stands there; a text has to have something that can be seen.
  func isGiven(_ row: Int, _ field: Int?) -> Bool {
    guard let field, node(row: row, field: field) != nil else { return false }
    // Most texts begin with something that can be seen.
    if holdsText(row: row, field: field, where: { !$0.isEmpty && 0x21..<0x7F ~= $0[0] }) {
      return true
    }
    return self[row, field].text.map { !$0.isBlank } ?? true
  }

  /// The value beside `rader` in the file, else the blankett's object.
  func headNode(_ name: String, in report: Report) -> NodeID {
    report.document.member(name, of: node) ?? node
  }

  /// The text beside `rader`; nil when it is blank.
  func headText(_ name: String) -> String? {
    head(name).text.flatMap { $0.isBlank ? nil : $0 }
  }

  /// The column's label (contract §5).
  func label(_ field: Int) -> String { shape.fields[field].label ?? shape.fields[field].name }
}

extension String {
  /// ``lowercased()``; Western letters, which most names are of, need no Unicode tables for it.
  var inSmallLetters: String {
    let bytes = utf8.span
    var small: [UInt8] = []
    small.reserveCapacity(bytes.count)
    var lead: UInt8 = 0
    for index in bytes.indices {
      let byte = bytes[index]
      switch (lead, byte) {
      case (0, UInt8(ascii: "A")...UInt8(ascii: "Z")): small.append(byte + 0x20)
      case (0, ..<0x80): small.append(byte)
      case (0, 0xC2...0xC3):
        small.append(byte)
        lead = byte
        continue
      // À to Þ without the multiplication sign are capitals.
      case (0xC3, 0x80...0x96), (0xC3, 0x98...0x9E): small.append(byte + 0x20)
      case (0xC2...0xC3, _): small.append(byte)
      default: return lowercased()
      }
      lead = 0
    }
    return String(decoding: small, as: UTF8.self)
  }
}
