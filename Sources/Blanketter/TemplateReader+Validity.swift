import ReportModel
import YAMLReading

/// When an edition holds, and the words that go with its periods.
extension TemplateReader {
  static func years(_ validity: YAMLMapping?, _ root: YAMLMapping) -> ClosedRange<Int> {
    guard let validity else {
      root.file.addMissing(
        "»galler« saknas: skriv galler: { fran: 2020, till: 2030 }", at: root.node)
      return 1990...2200
    }
    let first = validity.integer("fran", in: 1990...2200) ?? 1990
    let last = validity.integer("till", in: 1990...2200) ?? 2200
    guard first <= last else {
      validity.file.add("»fran« är senare än »till«", at: validity.node)
      return first...first
    }
    return first...last
  }

  static func periods(_ validity: YAMLMapping?) -> Set<PeriodType> {
    guard let validity, validity.has("perioder") else { return Set(PeriodType.allCases) }
    let list = validity.list("perioder")
    if list.isEmpty { validity.file.add("»perioder« är tom", at: validity.node) }
    return Set(
      list.compactMap { node -> PeriodType? in
        validity.file.text(node).flatMap { validity.choice($0, at: node) }
      })
  }

  static func words(_ root: YAMLMapping) -> [String: [PeriodType: String]] {
    var words: [String: [PeriodType: String]] = [:]
    for (name, value) in root.mapping("ord")?.entries ?? [] {
      guard let forms = root.file.mapping(value, at: "ord") else { continue }
      for type in PeriodType.allCases {
        words[name, default: [:]][type] = forms.required(type.rawValue)
        _ = forms.plain(type.rawValue)
      }
      forms.finish()
    }
    return words
  }
}
