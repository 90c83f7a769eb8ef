import ReportModel
import YAMLReading
import Yams

/// Reads a template from its YAML text. Every key is explained in `docs/mallar.md`.
public enum TemplateReader {
  /// Reads one template and lays it out for every period that it holds for, so that whatever is
  /// wrong with it shows here and not in somebody's report. `file` names it in messages.
  public static func read(_ text: String, file: String) throws(TemplateError) -> Template {
    try read(text, file: file, YAMLFile(in: .swedish))
  }

  static func read(
    _ text: String, file: String, _ yaml: YAMLFile
  ) throws(TemplateError) -> Template {
    let template = yaml.mapping(of: text).map { self.template($0, file: file) }
    if let template, !yaml.isBroken { layOut(template, yaml) }
    guard let template, yaml.problems.isEmpty else {
      throw TemplateError(file: file, yaml.problems)
    }
    return template
  }

  /// Lays the form out for each of its periods and notes what shows in the first that fails. A line
  /// that has a fault already is passed over: what shows in it may come from that.
  private static func layOut(_ template: Template, _ yaml: YAMLFile) {
    let told = Set(yaml.problems.map(\.line))
    let periods = template.periodsToTry
    for period in periods {
      do throws(BlankettBuilder.Faults) {
        _ = try BlankettBuilder.build(template, for: period)
      } catch {
        let remark = period == periods.first ? "" : " (\(period.type.rawValue) \(period.year))"
        let faults = error.all.filter { $0.place?.text != "" }
          .map { yaml.problem($0, remark: remark) }
        return yaml.add(faults.filter { !told.contains($0.line) })
      }
    }
  }

  private static func template(_ root: YAMLMapping, file: String) -> Template {
    let validity = root.mapping("galler")
    let rows = root.mapping("rader")
    let defaults = root.mapping("standard").map { PartDefaults($0) } ?? PartDefaults()
    let template = Template(
      id: identifier(root), edition: edition(root), years: years(validity, root),
      periods: periods(validity), order: root.integer("ordning", in: 0...9999) ?? 100,
      sheetName: sheetName(root), title: root.required("titel"),
      name: root.plain("namn") ?? Placeholders.removed(from: root.required("titel")),
      words: words(root),
      head: root.list("huvud").map { line($0, root.file, at: "huvud") },
      headFields: root.mappings("falt").map(field), rowFields: root.mappings("radfalt").map(field),
      nameField: root.text("namnfalt") ?? "namn", bands: bands(root),
      columns: columns(root, defaults),
      // A number that cannot be read is some: a form without rows would have faults of its own.
      minimumRows: rows?.integer("minst", in: 0...rowLimit) ?? (rows?.has("minst") == true ? 1 : 0),
      allowsSubtotals: rows?.flag("delsummor") ?? false,
      carriesRows: rows?.choice("nastaRapport") != CarryOver.Lifetime.never,
      statement: statement(root),
      total: total(root), notes: root.list("noter").map(root.file.text), side: side(root),
      print: print(root), file: file)
    validity?.finish()
    rows?.finish()
    root.finish()
    return template
  }

  /// The most rows that a form has on its own.
  static let rowLimit = 10_000

  private static func edition(_ root: YAMLMapping) -> String {
    let edition = root.required("utgava")
    _ = root.plain("utgava")
    return edition
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
    _ = root.plain("blad")
    if !name.isEmpty, let node = root.node("blad"), let fault = SheetName.fault(in: name) {
      root.file.add(fault, at: node)
    }
    return name
  }

  private static func line(_ node: Node, _ file: YAMLFile, at path: String) -> HeadLine? {
    if case .scalar = node {
      return file.text(node).map { HeadLine(text: $0, style: .brodtext) }
    }
    guard let mapping = file.mapping(node, at: path) else { return nil }
    let line = HeadLine(text: mapping.required("text"), style: mapping.choice("stil") ?? .brodtext)
    mapping.finish()
    return line
  }

  private static func field(_ mapping: YAMLMapping) -> TemplateField {
    let kind: ValueKind = mapping.choice("typ") ?? .text
    let unit: Unit? = mapping.choice("enhet")
    let field = TemplateField(
      path: mapping.required("id"), kind: kind.fieldKind(unit),
      isRequired: mapping.flag("krav") ?? false, meaning: mapping.required("betydelse"),
      carryOver: carryOver(mapping, .always))
    mapping.finish()
    return field
  }

  private static func columns(_ root: YAMLMapping, _ defaults: PartDefaults) -> [ColumnNode] {
    let columns = root.mappings("kolumner")
    if columns.isEmpty { root.file.addMissing("»kolumner« saknas", at: root.node) }
    return columns.flatMap { nodes($0, defaults) }
  }

  private static func bands(_ root: YAMLMapping) -> [Int] {
    if let node = root.node("rubrikband") {
      let list = root.list("rubrikband")
      if list.isEmpty { root.file.add("»rubrikband« är en lista av heltal 1–20", at: node) }
      let bands = list.compactMap { node -> Int? in
        let height = root.file.text(node).flatMap(Int.init)
        if let height, (1...20).contains(height) { return height }
        root.file.add("»rubrikband« är en lista av heltal 1–20", at: node)
        return nil
      }
      if !bands.isEmpty, bands.count == list.count { return bands }
    }
    let depth = root.mappings("kolumner").map(depth).max() ?? 1
    return Array(repeating: 1, count: depth)
  }

  /// How many bands a column or group needs.
  private static func depth(_ mapping: YAMLMapping) -> Int {
    guard !mapping.has("kolumner") else {
      return 1 + (mapping.mappings("kolumner", at: "kolumner").map(depth).max() ?? 0)
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
      label: mapping.required("text"),
      minimumRows: mapping.integer("franAntal", in: 0...rowLimit) ?? 0)
    mapping.finish()
    return rule
  }

  private static func side(_ root: YAMLMapping) -> SideBlock? {
    guard let mapping = root.mapping("sidoblock") else { return nil }
    let block = SideBlock(
      startRow: mapping.integer("fran", in: 1...100) ?? 1, width: mapping.width("bredd") ?? 60,
      lines: mapping.list("rader").map { line($0, root.file, at: "sidoblock.rader") })
    mapping.finish()
    return block
  }

  private static func print(_ root: YAMLMapping) -> PrintSetup {
    let mapping = root.mapping("utskrift")
    let setup = PrintSetup(
      paper: mapping?.choice("papper") ?? .a4, isLandscape: mapping?.flag("liggande") ?? true,
      frozenColumns: mapping?.integer("frysKolumner", in: 0...100) ?? 0,
      footer: mapping?.text("sidfot"))
    mapping?.finish()
    return setup
  }
}
