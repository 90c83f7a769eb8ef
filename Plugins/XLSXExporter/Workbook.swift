import Blanketter
import CXlsxWriter
import ExporterKit

/// The owner of one libxlsxwriter workbook.
///
/// A workbook that is dropped without ``close()`` is freed and writes nothing. It stays on the thread
/// that made it.
struct Workbook: ~Copyable {
  static let libraryVersion = LXW_VERSION

  private var pointer: UnsafeMutablePointer<lxw_workbook>?
  /// A report of four forms has fifty.
  private var formats = [CellFormat: UnsafeMutablePointer<lxw_format>](minimumCapacity: 100)
  private var sheetNames: Set<String> = []

  /// More than any form needs; the format counts formats in 16 bits.
  private static let formatLimit = 60_000

  /// `temporaryDirectory` takes the library's temporary files, which it unlinks at once.
  init(path: String, temporaryDirectory: String) throws(ExportError) {
    pointer = temporaryDirectory.withCString { directory in
      var options = lxw_workbook_options()
      options.tmpdir = UnsafeMutablePointer(mutating: directory)
      options.use_zip64 = 0
      return workbook_new_opt(path, &options)
    }
    guard pointer != nil else {
      throw ExportError(.library, "libxlsxwriter cannot make a workbook (out of memory)")
    }
  }

  deinit {
    if let pointer { lxw_workbook_free(pointer) }
  }

  /// Writes the file. The library frees the workbook whether or not that succeeds.
  consuming func close() throws(ExportError) {
    guard let open = pointer else { return }
    pointer = nil
    try check(workbook_close(open), "writing the workbook", .writing)
  }

  /// Adds a sheet. Names that a spreadsheet takes for the same one are refused.
  mutating func addSheet(_ name: String) throws(ExportError) -> Worksheet {
    if let fault = SheetName.fault(in: name) {
      throw ExportError(.unfit, "sheet name '\(name)': \(fault)")
    }
    guard sheetNames.insert(SheetName.folded(name)).inserted else {
      throw ExportError(.unfit, "two sheets are called '\(name)'")
    }
    guard let sheet = workbook_add_worksheet(pointer, name) else {
      throw ExportError(.library, "libxlsxwriter refuses the sheet name '\(name)'")
    }
    return Worksheet(sheet, name: name)
  }

  /// The workbook's record of a format, made when it is first asked for.
  mutating func record(
    of format: CellFormat
  ) throws(ExportError) -> UnsafeMutablePointer<lxw_format> {
    if let known = formats[format] { return known }
    guard formats.count < Workbook.formatLimit else {
      throw ExportError(.unfit, "more than \(Workbook.formatLimit) cell formats")
    }
    guard let record = workbook_add_format(pointer) else {
      throw ExportError(.library, "libxlsxwriter cannot make a format (out of memory)")
    }
    record.apply(format)
    formats[format] = record
    return record
  }

  /// Sets the standard document properties; `created` is in seconds since 1970.
  mutating func setProperties(
    title: String, subject: String, company: String, created: Int
  ) throws(ExportError) {
    let texts = [title, subject, company].map { CellText.cut($0, to: 255) }
    let code = texts[0].withCString { title in
      texts[1].withCString { subject in
        texts[2].withCString { company in
          var properties = lxw_doc_properties()
          properties.title = UnsafeMutablePointer(mutating: title)
          properties.subject = UnsafeMutablePointer(mutating: subject)
          properties.company = UnsafeMutablePointer(mutating: company)
          properties.created = created
          return workbook_set_properties(pointer, &properties)
        }
      }
    }
    try check(code, "setting the document properties")
  }

  /// Sets a document property of our own.
  mutating func setProperty(_ name: String, _ value: String) throws(ExportError) {
    try check(
      workbook_set_custom_property_string(
        pointer, CellText.cut(name, to: 255), CellText.cut(value, to: 255)),
      "setting the property '\(name)'")
  }

  /// Defines a name that belongs to a sheet, such as what is printed.
  mutating func define(_ name: String, as reference: String, on sheet: String) throws(ExportError) {
    // The library finds the sheet by its bare name; what it stores must be quoted, or a sheet `T1` is
    // a cell.
    let quoted = sheet.utf8.contains(0x27) ? sheet.replacing("'", with: "''") : sheet
    try check(
      workbook_define_name(pointer, "\(sheet)!\(name)", "='\(quoted)'!\(reference)"),
      "defining \(name) on '\(sheet)'")
  }
}

/// Turns a result of libxlsxwriter into an error. The numbers differ between releases; the text does not.
func check(
  _ result: lxw_error, _ action: @autoclosure () -> String, _ code: ExportError.Code = .library
) throws(ExportError) {
  guard result != LXW_NO_ERROR else { return }
  let text = lxw_strerror(result).map { String(cString: $0) } ?? "error \(result.rawValue)"
  throw ExportError(code, "libxlsxwriter failed when \(action()): \(text)")
}

extension UnsafeMutablePointer<lxw_format> {
  fileprivate func apply(_ format: CellFormat) {
    format_set_font_name(self, "Arial")
    format_set_font_size(self, format.size)
    if format.isBold { format_set_bold(self) }
    if let numberFormat = format.numberFormat { format_set_num_format(self, numberFormat) }
    format_set_align(self, UInt8(format.horizontal.code.rawValue))
    format_set_align(self, UInt8(format.vertical.code.rawValue))
    if format.isIndented { format_set_indent(self, 1) }
    if format.isWrapped { format_set_text_wrap(self) }
    if format.isGrey {
      format_set_pattern(self, UInt8(LXW_PATTERN_SOLID.rawValue))
      format_set_bg_color(self, 0xE4E4E4)
    }
    format_set_top(self, format.top.code)
    format_set_bottom(self, format.bottom.code)
    format_set_left(self, format.left.code)
    format_set_right(self, format.right.code)
  }
}

extension CellFormat.Horizontal {
  fileprivate var code: lxw_format_alignments {
    switch self {
    case .left: LXW_ALIGN_LEFT
    case .center: LXW_ALIGN_CENTER
    case .right: LXW_ALIGN_RIGHT
    }
  }
}

extension CellFormat.Vertical {
  fileprivate var code: lxw_format_alignments {
    switch self {
    case .top: LXW_ALIGN_VERTICAL_TOP
    case .center: LXW_ALIGN_VERTICAL_CENTER
    case .bottom: LXW_ALIGN_VERTICAL_BOTTOM
    }
  }
}

extension CellFormat.Line {
  fileprivate var code: UInt8 {
    switch self {
    case .none: 0
    case .thin: UInt8(LXW_BORDER_THIN.rawValue)
    case .medium: UInt8(LXW_BORDER_MEDIUM.rawValue)
    }
  }
}
