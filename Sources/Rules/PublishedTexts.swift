import ReportModel

/// The texts of a report's papers that become public, each with the way to it.
///
/// Left out are ids, the diarienummer and the fields made for personal data: handläggare and kontakt.
struct PublishedTexts {
  private(set) var texts: [(text: String, path: PaperPath)] = []
  private let isWanted: (String) -> Bool

  /// Those that are wanted: a way takes more room than most texts.
  init(_ report: Report, where isWanted: @escaping (String) -> Bool) {
    self.isWanted = isWanted
    let root = PaperPath.root
    add(report.namnd.namn, root.key("namnd").key("namn"))
    add(report.forvaltning, root.key("forvaltning"))
    let appendices = root.key("bilagor")
    if let appendix = report.bilagor.projektbilaga {
      let path = appendices.key("projektbilaga")
      add(appendix.inledning, path.key("inledning"))
      add(appendix.grupper, path, "grupper")
    }
    if let plan = report.bilagor.handlingsplan { add(plan, appendices.key("handlingsplan")) }
    for (index, document) in report.bilagor.dokument.enumerated() {
      add(document, appendices.item("dokument", index, of: report.bilagor.dokument.count))
    }
    if let paper = report.tjansteutlatande { add(paper, root.key("tjansteutlatande")) }
  }

  private mutating func add(_ text: String?, _ path: PaperPath) {
    if let text, isWanted(text) { texts.append((text, path)) }
  }

  private mutating func add(_ texts: [String], _ path: PaperPath, _ key: String) {
    for (index, text) in texts.enumerated() { add(text, path.item(key, index, of: texts.count)) }
  }

  private mutating func add(_ groups: [Projektgrupp], _ path: PaperPath, _ key: String) {
    for (index, group) in groups.enumerated() {
      let path = path.item(key, index, of: groups.count)
      add(group.rubrik, path.key("rubrik"))
      for (index, project) in group.projekt.enumerated() {
        let path = path.item("projekt", index, of: group.projekt.count)
        add(project.namn, path.key("namn"))
        add(project.beskrivning, path.key("beskrivning"))
        add(project.budget, path.key("budget"))
        add(project.medfinansiering, path.key("medfinansiering"))
        add(project.period, path.key("period"))
        add(project.avdelning, path.key("avdelning"))
      }
      add(group.undergrupper, path, "undergrupper")
    }
  }

  private mutating func add(_ document: Dokument, _ path: PaperPath) {
    add(document.rubrik, path.key("rubrik"))
    add(document.avsnitt, path)
    for (index, note) in document.fotnoter.enumerated() {
      add(note.text, path.item("fotnoter", index, of: document.fotnoter.count).key("text"))
    }
  }

  private mutating func add(_ paper: Tjansteutlatande, _ path: PaperPath) {
    add(paper.avdelning, path.key("avdelning"))
    add(paper.till, path.key("till"))
    add(paper.rubrik, path.key("rubrik"))
    add(paper.forslagTillBeslut, path, "forslagTillBeslut")
    for (index, signer) in paper.undertecknare.enumerated() {
      let path = path.item("undertecknare", index, of: paper.undertecknare.count)
      add(signer.namn, path.key("namn"))
      add(signer.titel, path.key("titel"))
    }
    for (index, request) in paper.budgetjusteringar.enumerated() {
      let path = path.item("budgetjusteringar", index, of: paper.budgetjusteringar.count)
      add(request.andamal, path.key("andamal"))
    }
    add(paper.avsnitt, path)
    add(paper.bilagor, path, "bilagor")
  }

  private mutating func add(_ sections: [Avsnitt], _ path: PaperPath) {
    for (index, section) in sections.enumerated() {
      let path = path.item("avsnitt", index, of: sections.count)
      add(section.rubrik, path.key("rubrik"))
      for (index, block) in section.stycken.enumerated() {
        add(block, path.item("stycken", index, of: section.stycken.count))
      }
    }
  }

  private mutating func add(_ block: Stycke, _ path: PaperPath) {
    switch block {
    case .text(let text): add(text, path.key("text"))
    case .punktlista(let items), .numreradLista(let items), .checklista(let items):
      add(items, path)
    case .lankar(let links): add(links, path, "lankar")
    case .aktiviteter(let activities):
      for (index, activity) in activities.enumerated() {
        let path = path.item("rader", index, of: activities.count)
        add(activity.aktivitet, path.key("aktivitet"))
        add(activity.ansvarig, path, "ansvarig")
        add(activity.tidplan, path.key("tidplan"))
        add(activity.uppfoljning, path, "uppfoljning")
      }
    }
  }

  private mutating func add(_ items: [Punkt], _ path: PaperPath) {
    for (index, item) in items.enumerated() {
      let path = path.item("punkter", index, of: items.count)
      // A plain item is the text itself; the way stops there.
      add(item.text, path.key("text"))
      add(item.punkter, path)
    }
  }
}
