/// One appendix of the city's own reports, cut out of the text that was drawn from the PDF, and the
/// words that it says.
struct UnderlagSource {
  let report: String
  let paper: String
  /// The source's first line, and the first that belongs to the next appendix.
  let first: String
  let end: String?
  /// The line of the written text where the source's own text begins.
  let textFirst: String

  static let all = [
    UnderlagSource(
      report: "AMN-2020-T1", paper: "handlingsplan", first: "Inledning och syfte",
      end: "Projektbilaga", textFirst: "Inledning och syfte"),
    UnderlagSource(
      report: "AMN-2020-T1", paper: "projektbilaga", first: "Projektbilaga", end: nil,
      textFirst: "Projektbilaga"),
    UnderlagSource(
      report: "AMN-2020-T2", paper: "projektbilaga",
      first: "Arbetsmarknadsnämnden  Dnr: AMN 2019-0395-1.2.1",
      end: "Arbetsmarknadsförvaltningens verksamheter i", textFirst: "Arbetsmarknadsnämnden"),
    UnderlagSource(
      report: "AMN-2020-T2", paper: "pm", first: "Arbetsmarknadsförvaltningens verksamheter i",
      end: "1.  Inledning", textFirst: "Arbetsmarknadsförvaltningens verksamheter i Järvaområdet"),
    UnderlagSource(
      report: "AMN-2020-T2", paper: "rutin", first: "1.  Inledning", end: nil,
      textFirst: "1. Inledning"),
  ]

  /// The source's words in reading order, the footnotes last; what belongs to the page and not to the
  /// text is left out.
  func words(of source: String) -> [SourceWord] {
    let lines = cut(source)
    var body: [SourceWord] = []
    var notes: [SourceWord] = []
    var isInNotes = false
    for (index, line) in lines.enumerated() {
      let text = line.withoutBlanks
      // A new page begins with a blank; notes stand under a line of blanks, at the foot of a page.
      if line.hasPrefix(" "), !text.isEmpty { isInNotes = false }
      if text.isEmpty, line.count > 30 { isInNotes = true }
      if text.hasPrefix("http"), isLinkOfThePage(index, in: lines) {
        isInNotes = false
        continue
      }
      if text.isEmpty || isMarkOfThePage(index, in: lines) { continue }
      var words = SourceWord.all(in: text)
      if isInNotes, let number = words.first?.text, number.allSatisfy(\.isNumber) {
        words[0].text += "."
      }
      if isInNotes { notes += words } else { body += words }
    }
    return body + notes
  }

  private func cut(_ source: String) -> [Substring] {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(where: { $0.withoutBlanks == first }) else { return [] }
    let rest = lines[start...]
    let stop = end.flatMap { end in
      rest.dropFirst().firstIndex { $0.hasPrefix(" ") && $0.withoutBlanks == end }
    }
    return Array(rest[..<(stop ?? rest.endIndex)])
  }

  /// The reader that drew out the text listed a page's links after it, one under the other.
  private func isLinkOfThePage(_ index: Int, in lines: [Substring]) -> Bool {
    let next = index + 1 < lines.count ? lines[index + 1] : ""
    return next.hasPrefix("http") || lines[index - 1].hasPrefix("http")
      || (next.hasPrefix(" ") && !next.withoutBlanks.isEmpty)
  }

  /// Page numbers, the head over page 6 of the PM, and the heads of the activities' columns, which the
  /// text has as a label on every line.
  private func isMarkOfThePage(_ index: Int, in lines: [Substring]) -> Bool {
    let text = lines[index].withoutBlanks
    if ["8", "1", "PM", "Aktivitet Ansvarig Tidplan Uppföljning"].contains(text) { return true }
    if text.hasSuffix(" (15)") || text.hasSuffix(" (9)") { return true }
    let above = lines[..<index].map(\.withoutBlanks).filter { !$0.isEmpty }.suffix(2)
    return above.contains("Sida 6 (9)")
  }
}

extension StringProtocol {
  var withoutBlanks: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
