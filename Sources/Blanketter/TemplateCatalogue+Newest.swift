import ReportModel

extension TemplateCatalogue {
  /// The forms as a schema or a reference page shows them: those of `year`, or of every form its
  /// newest edition in the edition's first year.
  public func blanketter(shownFor year: Int?) -> [Blankett] {
    if let year {
      return PeriodType.allCases.lazy.compactMap { Period(type: $0, year: year) }
        .map { blanketter(for: $0) }.first { !$0.isEmpty } ?? []
    }
    var newest: [String: Template] = [:]
    for template in templates {
      let known = newest[template.id]
      if known == nil || known.map({ $0.years.lowerBound < template.years.lowerBound }) == true {
        newest[template.id] = template
      }
    }
    return templates.filter { newest[$0.id]?.edition == $0.edition }.compactMap { template in
      let type = PeriodType.allCases.first { template.periods.contains($0) } ?? .t1
      return Period(type: type, year: template.years.lowerBound).flatMap {
        try? template.blankett(for: $0)
      }
    }
  }
}
