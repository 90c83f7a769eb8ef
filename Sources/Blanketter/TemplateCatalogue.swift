public import ReportModel

/// The templates that a program works with, several editions of a form side by side.
public struct TemplateCatalogue: TableCatalogue {
  public let templates: [Template]
  private let laidOut = LaidOutForms()

  /// Puts templates together; two editions of one form that hold for the same period are an error.
  public init(_ templates: [Template]) throws(TemplateError) {
    self.templates = templates.sorted {
      ($0.order, $0.id, $0.edition) < ($1.order, $1.id, $1.edition)
    }
    for (index, template) in self.templates.enumerated() {
      for other in self.templates[..<index] where other.meets(template) {
        guard let conflict = template.conflict(with: other) else { continue }
        throw TemplateError(file: template.file, problems: [.init(message: conflict)])
      }
    }
  }

  public var known: [(id: String, title: String)] {
    var seen = Set<String>()
    return templates.filter { seen.insert($0.id).inserted }.map { (id: $0.id, title: $0.name) }
  }

  public func tables(for period: Period) -> [TableShape] { blanketter(for: period).map(\.shape) }

  /// The blanketter that hold for a period, in the order of the sheets.
  public func blanketter(for period: Period) -> [Blankett] {
    laidOut.forms(of: period) {
      templates.filter { $0.holds(for: period) }.compactMap { try? $0.blankett(for: period) }
    }
  }
}

extension Template {
  /// The form of one period.
  public func blankett(for period: Period) throws(TemplateError) -> Blankett {
    do throws(BlankettBuilder.Faults) {
      return try BlankettBuilder.build(self, for: period)
    } catch {
      throw TemplateError(file: file, problems: error.all.map { .init(message: $0.message) })
    }
  }

  /// Whether both hold for some period.
  fileprivate func meets(_ other: Template) -> Bool {
    years.overlaps(other.years) && !periods.isDisjoint(with: other.periods)
  }

  /// Why two templates cannot hold for one period.
  fileprivate func conflict(with other: Template) -> String? {
    if id == other.id {
      return
        "utgåva »\(edition)« av »\(id)« gäller samma perioder som utgåva »\(other.edition)« (\(other.file))"
    }
    guard SheetName.folded(sheetName) == SheetName.folded(other.sheetName) else { return nil }
    return "bladet »\(sheetName)« heter som bladet i »\(other.id)« (\(other.file))"
  }
}
