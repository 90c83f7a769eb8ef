import ReportModel

extension TextPage {
  /// A heading and everything under it.
  mutating func section(_ section: Avsnitt) {
    if let heading = section.rubrik { self.heading(heading, level: section.niva) }
    for block in section.stycken { add(block) }
  }

  /// One block of a paper.
  mutating func add(_ block: Stycke) {
    switch block {
    case .text(let text): paragraph(text)
    case .punktlista(let items):
      gap()
      list(items, indent: 0) { _ in "-" }
    case .numreradLista(let items):
      gap()
      list(items, indent: 0) { "\($0)." }
    case .checklista(let items):
      gap()
      list(items, indent: 0) { "[ ] \($0)." }
    case .lankar(let links):
      gap()
      for link in links { line(link) }
    case .aktiviteter(let activities):
      for activity in activities { add(activity) }
    }
  }

  /// Items with their marks; items under an item stand under its text.
  private mutating func list(_ items: [Punkt], indent: Int, mark: (Int) -> String) {
    for (index, point) in items.enumerated() {
      let mark = mark(index + 1)
      item(mark, point.text, indent: indent)
      let inner = min(indent + mark.utf8.count + 1, TextPage.width / 2)
      list(point.punkter, indent: inner, mark: self.mark(like: mark))
    }
  }

  /// The marks of a list in a list; deeper than the page can hold, they no longer move inwards.
  private func mark(like mark: String) -> (Int) -> String {
    if mark.hasPrefix("[") { return { "[ ] \($0)." } }
    return mark.hasSuffix(".") ? { "\($0)." } : { _ in "-" }
  }

  /// An activity as a block of labelled lines: narrow columns would part the sentences of texts as
  /// long as these, and fall apart when they are pasted.
  private mutating func add(_ activity: Aktivitet) {
    let column = 14
    gap()
    labelled("Aktivitet", activity.aktivitet, column: column)
    labelled("Ansvarig", joined(activity.ansvarig, last: ", "), column: column)
    labelled("Tidplan", activity.tidplan, column: column)
    labelled("Uppföljning", joined(activity.uppfoljning, last: " samt "), column: column)
  }

  private func joined(_ items: [String], last: String) -> String? {
    guard let end = items.last else { return nil }
    return items.count == 1 ? end : items.dropLast().joined(separator: ", ") + last + end
  }
}
