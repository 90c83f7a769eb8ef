import ReportModel
import YAMLReading
import Yams

/// What a template says once for all its columns, under `standard`.
struct PartDefaults {
  var kind = ValueKind.text
  var unit: Unit?
  var decimals = 0
  var width = 12.0
  var whenMissing = MissingAmount.blank
  var isSummed = false
  var sign = SignRule.free

  init() {}

  init(_ mapping: YAMLMapping) {
    self.init()
    kind = mapping.choice("typ") ?? kind
    unit = mapping.choice("enhet")
    decimals = TemplateReader.decimals(mapping) ?? decimals
    width = mapping.width("bredd") ?? width
    whenMissing = PartDefaults.missing(mapping) ?? whenMissing
    isSummed = mapping.flag("summa") ?? isSummed
    sign = mapping.choice("tecken") ?? sign
    mapping.finish()
  }

  static func missing(_ mapping: YAMLMapping) -> MissingAmount? {
    guard let node = mapping.node("saknas"), let word = mapping.file.text(node) else { return nil }
    switch word {
    case "noll": return .zero
    case "tomt": return .blank
    default:
      mapping.file.add("»saknas« är noll eller tomt, inte »\(word)«", at: node)
      return nil
    }
  }
}

extension TemplateReader {
  static func nodes(_ mapping: YAMLMapping, _ defaults: PartDefaults) -> [ColumnNode] {
    if mapping.has("kolumner") { return [group(mapping, defaults)] }
    return [.column(column(mapping, defaults))]
  }

  private static func group(_ mapping: YAMLMapping, _ defaults: PartDefaults) -> ColumnNode {
    let years =
      mapping.has("upprepaAr")
      ? mapping.list("upprepaAr").compactMap { node -> Int? in
        let offset = mapping.file.text(node).flatMap(Int.init)
        if let offset, (-200...200).contains(offset) { return offset }
        mapping.file.add("»upprepaAr« är en lista av heltal", at: node)
        return nil
      } : nil
    let head = mapping.text("grupp")
    let columns = mapping.mappings("kolumner", at: "kolumner").flatMap { nodes($0, defaults) }
    mapping.finish()
    return .group(head: head, years: years, columns: columns)
  }

  private static func column(_ mapping: YAMLMapping, _ defaults: PartDefaults) -> TemplateColumn {
    let heads = heads(mapping)
    let width = mapping.width("bredd") ?? defaults.width
    let display: ColumnDisplay = mapping.choice("visning") ?? .value
    let shows = mapping.text("av")
    var parts: [TemplatePart] = []
    if mapping.has("delar") {
      parts = mapping.mappings("delar", at: "kolumner").map { inner in
        let part = part(inner, defaults)
        inner.finish()
        return part
      }
      if parts.isEmpty { mapping.file.addMissing("»delar« är tom", at: mapping.node) }
    } else if shows == nil {
      parts = [part(mapping, defaults)]
    }
    mapping.finish()
    return TemplateColumn(heads: heads, width: width, display: display, parts: parts, shows: shows)
  }

  private static func heads(_ mapping: YAMLMapping) -> ColumnHeads {
    guard let node = mapping.node("rubrik") else {
      mapping.file.addMissing("»rubrik« saknas", at: mapping.node)
      return .merged("")
    }
    if case .sequence(let texts) = node { return .bands(texts.map(mapping.file.text)) }
    return .merged(mapping.file.text(node) ?? "")
  }

  private static func part(_ mapping: YAMLMapping, _ defaults: PartDefaults) -> TemplatePart {
    let suffix = mapping.mapping("tillagg").map { inner in
      let suffix = (field: inner.required("falt"), text: inner.required("text"))
      inner.finish()
      return suffix
    }
    let block = mapping.mapping("text").map { inner in
      let block = (row: inner.required("rad"), column: inner.required("kolumn"))
      inner.finish()
      return block
    }
    let kind = mapping.choice("typ") ?? defaults.kind
    let isNumeric = (kind as ValueKind).isNumeric
    return TemplatePart(
      id: mapping.required("id"), label: mapping.required("etikett"), kind: kind,
      unit: mapping.choice("enhet") ?? (kind == .amount ? defaults.unit : nil),
      decimals: decimals(mapping) ?? defaults.decimals,
      sign: mapping.choice("tecken") ?? (isNumeric ? defaults.sign : .free),
      source: source(mapping), whenMissing: PartDefaults.missing(mapping) ?? defaults.whenMissing,
      carryOver: carryOver(mapping, isNumeric ? .never : .always),
      isSummed: mapping.flag("summa") ?? (isNumeric && defaults.isSummed), suffix: suffix,
      block: block, demand: demand(mapping, isNumeric: isNumeric))
  }

  /// What becomes of a value in the next report, with what holds when the template does not say.
  static func carryOver(_ mapping: YAMLMapping, _ lifetime: CarryOver.Lifetime) -> CarryOver {
    CarryOver(
      mapping.choice("nastaRapport") ?? lifetime,
      fromLastYear: mapping.list("franForraAret").compactMap(mapping.file.text))
  }

  private static func demand(_ mapping: YAMLMapping, isNumeric: Bool) -> DemandRule? {
    guard let inner = mapping.mapping("krav") else { return nil }
    let (value, message) = (inner.amount("varde"), inner.required("meddelande"))
    if inner.node("varde") == nil { inner.file.addMissing("»varde« saknas", at: inner.node) }
    if !isNumeric { inner.file.add("bara en kolumn med tal kan ha »krav«", at: inner.node) }
    inner.finish()
    return value.map { DemandRule(value: $0, message: message) }
  }

  static func decimals(_ mapping: YAMLMapping) -> Int? {
    mapping.integer("decimaler", in: 0...6)
  }

  private static func source(_ mapping: YAMLMapping) -> PartSource {
    let (field, formula) = (mapping.text("falt"), mapping.text("formel"))
    switch (field, formula) {
    case (let field?, nil): return .field(field)
    case (nil, let formula?): return .formula(formula)
    default:
      mapping.file.addMissing("en kolumn har antingen »falt« eller »formel«", at: mapping.node)
      return .field("")
    }
  }
}
