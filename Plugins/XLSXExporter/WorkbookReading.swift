import ExporterKit
import SystemPackage

/// Reads a finished workbook back and compares it with what was drawn.
///
/// libxlsxwriter ignores failed writes to its temporary files: on a full disk it closes without an
/// error, and the zip passes its own test with a sheet that ends in the middle of a tag. So nothing
/// is published that has not been read again: every part to its last byte, every cell.
struct WorkbookReading {
  private let archive: ZipArchive
  /// The parts whose content has been compared; the rest must at least be well-formed.
  private var compared: Set<String> = []

  /// Throws `.corrupt` at the first difference.
  static func check(_ path: FilePath, against record: WorkbookRecord) throws(ExportError) {
    let file: FileDescriptor
    do {
      file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec])
    } catch {
      throw ExportError(
        .writing, "cannot read the workbook back: \(error)", errno: (error as? Errno)?.rawValue)
    }
    defer { try? file.close() }
    var reading = WorkbookReading(archive: try ZipArchive(file))
    try reading.compare(record)
  }

  private init(archive: ZipArchive) { self.archive = archive }

  private mutating func compare(_ record: WorkbookRecord) throws(ExportError) {
    guard try relations(of: "_rels/.rels").values.contains("xl/workbook.xml") else {
      throw .damaged("_rels/.rels", "does not name the workbook")
    }
    let targets = try relations(of: "xl/_rels/workbook.xml.rels")
    let sheets = try sheetList()
    guard sheets.map(\.name) == record.sheets.map(\.name) else {
      throw .damaged("xl/workbook.xml", "other sheets than were drawn")
    }
    let texts = try sharedTexts()
    for (sheet, expected) in zip(sheets, record.sheets) {
      guard let target = targets[sheet.relation] else {
        throw .damaged("xl/workbook.xml", "a sheet without a part")
      }
      let found = try self.sheet("xl/" + target, name: sheet.name, texts)
      try compare(found, with: expected, in: "xl/" + target)
    }
    let types = try contentTypes()
    for entry in archive.entries {
      if !compared.contains(entry.name) { try scan(entry.name) }
      guard types.contains(entry.name) else {
        throw .damaged("[Content_Types].xml", "'\(entry.name)' has no type")
      }
    }
    for part in types.parts where !archive.entries.contains(where: { $0.name == part }) {
      throw .damaged(part, "missing")
    }
  }

  private func compare(
    _ found: SheetRecord, with expected: SheetRecord, in part: String
  ) throws(ExportError) {
    guard found.cells.cells == expected.cells.cells else {
      throw .damaged(part, "\(found.cells.cells) cells instead of \(expected.cells.cells)")
    }
    guard found.cells == expected.cells else {
      throw .damaged(part, "a cell holds something else than was drawn")
    }
    guard found.merges == expected.merges else {
      throw .damaged(part, "other merged cells than were drawn")
    }
  }

  // MARK: Parts

  private mutating func open(_ part: String) throws(ExportError) -> XMLScanner {
    compared.insert(part)
    return XMLScanner(try ZipPart.opened(part, of: archive))
  }

  private mutating func scan(_ part: String) throws(ExportError) {
    var scanner = try open(part)
    while try scanner.next() != .end {}
  }

  private mutating func relations(of part: String) throws(ExportError) -> [String: String] {
    var targets: [String: String] = [:]
    var scanner = try open(part)
    while true {
      switch try scanner.next() {
      case .end: return targets
      case .open where scanner.isElement("Relationship"):
        let (id, target) = (scanner.attribute("Id"), scanner.attribute("Target"))
        if let id, let target { targets[String(xml: id)] = String(xml: target) }
      default: break
      }
    }
  }

  private mutating func sheetList() throws(ExportError) -> [(name: String, relation: String)] {
    var sheets: [(name: String, relation: String)] = []
    var scanner = try open("xl/workbook.xml")
    while true {
      switch try scanner.next() {
      case .end: return sheets
      case .open where scanner.isElement("sheet"):
        guard let name = scanner.attribute("name"), let relation = scanner.attribute("r:id") else {
          throw scanner.fault("a sheet without name or part")
        }
        sheets.append((String(xml: name), String(xml: relation)))
      default: break
      }
    }
  }

  private mutating func contentTypes() throws(ExportError) -> ContentTypes {
    var types = ContentTypes()
    var scanner = try open("[Content_Types].xml")
    while true {
      switch try scanner.next() {
      case .end: return types
      case .open where scanner.isElement("Default"):
        if let ending = scanner.attribute("Extension") { types.endings.insert(String(xml: ending)) }
      case .open where scanner.isElement("Override"):
        if let part = scanner.attribute("PartName") {
          types.parts.insert(String(xml: part.dropFirst()))
        }
      default: break
      }
    }
  }

  /// The sums of all shared texts; a workbook without texts has no such part.
  private mutating func sharedTexts() throws(ExportError) -> [UInt64] {
    let part = "xl/sharedStrings.xml"
    guard archive.entries.contains(where: { $0.name == part }) else { return [] }
    var texts: [UInt64] = []
    var scanner = try open(part)
    var text: [UInt8] = []
    while true {
      while let sum = try scanner.plainSharedText() { texts.append(sum) }
      switch try scanner.next() {
      case .end: return texts
      case .open where scanner.isElement("si"): text.removeAll(keepingCapacity: true)
      case .text: text += scanner.text
      case .close where scanner.isElement("si"):
        texts.append(TextDigest.of(CellText.decoded(text)))
      case .open, .close: break
      }
    }
  }

  private mutating func sheet(
    _ part: String, name: String, _ texts: [UInt64]
  ) throws(ExportError) -> SheetRecord {
    var reading = SheetReading(name: name, texts: texts)
    var scanner = try open(part)
    try reading.read(&scanner)
    return reading.record
  }
}

/// Which parts have a type: by their own name or by their ending.
private struct ContentTypes {
  var endings: Set<String> = []
  var parts: Set<String> = []

  func contains(_ part: String) -> Bool {
    part == "[Content_Types].xml" || parts.contains(part)
      || endings.contains { part.hasSuffix("." + $0) }
  }
}

extension String {
  /// Text of a part, which the scanner has found to be UTF-8.
  fileprivate init(xml bytes: some Collection<UInt8>) { self.init(decoding: bytes, as: UTF8.self) }
}
