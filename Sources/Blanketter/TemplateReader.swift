import ReportModel
import Yams

/// Reads a template from its YAML text. Every key is explained in `docs/mallar.md`.
public enum TemplateReader {
  /// Reads one template and lays it out once for every period type, so that whatever is wrong with
  /// it shows here and not in somebody's report. `file` names it in messages.
  public static func read(_ text: String, file: String) throws(TemplateError) -> Template {
    let yaml = YAMLFile()
    let template = yaml.mapping(of: text).map { self.template($0, file: file) }
    guard let template, yaml.problems.isEmpty else {
      throw TemplateError(file: file, problems: yaml.problems)
    }
    for type in PeriodType.allCases where template.periods.contains(type) {
      guard let period = Period(type: type, year: template.years.lowerBound) else { continue }
      do throws(BlankettBuilder.Fault) {
        _ = try BlankettBuilder.build(template, for: period)
      } catch {
        yaml.add(error)
        throw TemplateError(file: file, problems: yaml.problems)
      }
    }
    return template
  }

  private static func template(_ root: YAMLMapping, file: String) -> Template {
    let validity = root.mapping("galler")
    let rows = root.mapping("rader")
    let defaults = root.mapping("standard").map { PartDefaults($0) } ?? PartDefaults()
    let template = Template(
      id: identifier(root), edition: root.required("utgava"), years: years(validity, root),
      periods: periods(validity), order: root.integer("ordning") ?? 100,
      sheetName: sheetName(root), title: root.required("titel"),
      name: root.text("namn") ?? root.required("titel"), words: words(root),
      head: root.list("huvud").map { line($0, root.file) },
      headFields: root.mappings("falt").map(field), rowFields: root.mappings("radfalt").map(field),
      nameField: root.text("namnfalt") ?? "namn", bands: bands(root),
      columns: columns(root, defaults),
      minimumRows: rows?.integer("minst") ?? 0,
      allowsSubtotals: rows?.flag("delsummor") ?? false, statement: statement(root),
      total: total(root), notes: root.list("noter").map(root.file.text), side: side(root),
      print: print(root), file: file)
    validity?.finish()
    rows?.finish()
    root.finish()
    return template
  }

  private static func identifier(_ root: YAMLMapping) -> String {
    let id = root.required("id")
    let letters = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
    if !id.allSatisfy(letters.contains), let node = root.node("id") {
      root.file.add("»id« får bara ha bokstäverna a–z, A–Z och siffror", at: node)
    }
    return id
  }

  private static func sheetName(_ root: YAMLMapping) -> String {
    let name = root.required("blad")
    if let node = root.node("blad"), let fault = SheetName.fault(in: name) {
      root.file.add(fault, at: node)
    }
    return name
  }

  private static func years(_ validity: YAMLMapping?, _ root: YAMLMapping) -> ClosedRange<Int> {
    guard let validity else {
      root.file.add("»galler« saknas: skriv galler: { fran: 2020, till: 2030 }", at: root.node)
      return 1990...2200
    }
    let first = validity.integer("fran") ?? 1990
    let last = validity.integer("till") ?? 2200
    guard first <= last else {
      validity.file.add("»fran« är senare än »till«", at: validity.node)
      return first...first
    }
    return first...last
  }

  private static func periods(_ validity: YAMLMapping?) -> Set<PeriodType> {
    guard let validity, validity.has("perioder") else { return Set(PeriodType.allCases) }
    return Set(
      validity.list("perioder").compactMap { node -> PeriodType? in
        validity.file.text(node).flatMap { validity.choice($0, at: node) }
      })
  }

  private static func words(_ root: YAMLMapping) -> [String: [PeriodType: String]] {
    var words: [String: [PeriodType: String]] = [:]
    for (name, value) in root.mapping("ord")?.entries ?? [] {
      guard let forms = root.file.mapping(value) else { continue }
      for type in PeriodType.allCases {
        words[name, default: [:]][type] = forms.required(type.rawValue)
      }
      forms.finish()
    }
    return words
  }

  private static func line(_ node: Node, _ file: YAMLFile) -> HeadLine? {
    if case .scalar = node {
      return file.text(node).map { HeadLine(text: $0, style: .brodtext) }
    }
    guard let mapping = file.mapping(node) else { return nil }
    let line = HeadLine(text: mapping.required("text"), style: mapping.choice("stil") ?? .brodtext)
    mapping.finish()
    return line
  }

  private static func field(_ mapping: YAMLMapping) -> TemplateField {
    let kind: ValueKind = mapping.choice("typ") ?? .text
    let unit: Unit? = mapping.choice("enhet")
    let field = TemplateField(
      path: mapping.required("id"), kind: kind.fieldKind(unit),
      isRequired: mapping.flag("krav") ?? false, meaning: mapping.required("betydelse"))
    mapping.finish()
    return field
  }

  private static func columns(_ root: YAMLMapping, _ defaults: PartDefaults) -> [ColumnNode] {
    let columns = root.mappings("kolumner")
    if columns.isEmpty { root.file.add("»kolumner« saknas", at: root.node) }
    return columns.flatMap { nodes($0, defaults) }
  }

  private static func bands(_ root: YAMLMapping) -> [Int] {
    if let node = root.node("rubrikband") {
      let bands = root.list("rubrikband")
      if bands.isEmpty { root.file.add("»rubrikband« är en lista av heltal 1–20", at: node) }
      return bands.compactMap { node in
        let height = root.file.text(node).flatMap(Int.init)
        if let height, (1...20).contains(height) { return height }
        root.file.add("»rubrikband« är en lista av heltal 1–20", at: node)
        return nil
      }
    }
    let depth = root.mappings("kolumner").map(depth).max() ?? 1
    return Array(repeating: 1, count: depth)
  }

  /// How many bands a column or group needs.
  private static func depth(_ mapping: YAMLMapping) -> Int {
    guard !mapping.has("kolumner") else {
      return 1 + (mapping.mappings("kolumner").map(depth).max() ?? 0)
    }
    if case .sequence(let texts)? = mapping.node("rubrik") { return texts.count }
    return 1
  }

  private static func statement(_ root: YAMLMapping) -> StatementRule? {
    guard let mapping = root.mapping("uttalande") else { return nil }
    let rule = StatementRule(
      text: mapping.required("text"), place: mapping.choice("plats") ?? .firstRow)
    mapping.finish()
    return rule
  }

  private static func total(_ root: YAMLMapping) -> TotalRule? {
    guard let mapping = root.mapping("summarad") else { return nil }
    let rule = TotalRule(
      label: mapping.required("text"), minimumRows: mapping.integer("franAntal") ?? 0)
    mapping.finish()
    return rule
  }

  private static func side(_ root: YAMLMapping) -> SideBlock? {
    guard let mapping = root.mapping("sidoblock") else { return nil }
    let block = SideBlock(
      startRow: mapping.integer("fran") ?? 1, width: mapping.decimal("bredd") ?? 60,
      lines: mapping.list("rader").map { line($0, root.file) })
    mapping.finish()
    return block
  }

  private static func print(_ root: YAMLMapping) -> PrintSetup {
    let mapping = root.mapping("utskrift")
    let setup = PrintSetup(
      paper: mapping?.choice("papper") ?? .a4, isLandscape: mapping?.flag("liggande") ?? true,
      frozenColumns: mapping?.integer("frysKolumner") ?? 0, footer: mapping?.text("sidfot"))
    mapping?.finish()
    return setup
  }
}
