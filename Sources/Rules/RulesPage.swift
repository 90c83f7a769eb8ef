public import Blanketter
import ReportModel

/// `docs/regler.md`: every rule in its own words, with what it says of its own examples.
public struct RulesPage {
  private let book: RuleBook
  private let catalogue: TemplateCatalogue

  /// The forms of `catalogue` give the columns and cells in the messages.
  public init(_ book: RuleBook, catalogue: TemplateCatalogue) {
    self.book = book
    self.catalogue = catalogue
  }

  /// The page as Markdown, ending with one line break.
  public var markdown: String {
    ([introduction, overview] + book.rules.map(section) + [unchecked]).joined(separator: "\n\n")
      + "\n"
  }

  private var introduction: String {
    """
    # Regler

    <!-- Skapad ur reglernas egna definitioner. Ändra dem och spela in sidan på nytt; ändra inte här. -->

    Programmet prövar rapporten mot reglerna i stadens blanketter. Varje regel har en kod, som också \
    står i kvittensen. **Fel** stoppar publiceringen. **Varningar** och **noteringar** publiceras i \
    kvittensen; med `--strict` stoppar även varningar.

    Regler som vilar på stadens egna ord, eller på att rapporten annars motsäger sig själv, gäller \
    alltid. Regler som är programmets slutsats kan stängas av eller ges annan vikt i \
    inställningarna.

    Exemplen är utdrag ur rapporter. De är också regelns tester: det som står under *Anmärks på* ger \
    just det meddelande som visas, det som står under *Utan anmärkning* ger inget.
    """
  }

  private var overview: String {
    let rows = book.rules.map { rule in
      let about = rule.about
      return "| [\(about.code)](#\(anchor(about))) | \(about.title) | \(weight(rule)) "
        + "| \(about.isChangeable ? "ja" : "nej") |"
    }
    return (["| Regel | Vad som ska gälla | Vikt | Kan ändras |", "|---|---|---|---|"] + rows)
      .joined(separator: "\n")
  }

  private func section(_ rule: any Rule) -> String {
    let about = rule.about
    var parts = ["## \(about.code) \(about.title)", about.says, basis(about.basis)]
    parts.append(
      """
      **Vikt:** \(weight(rule)). \(about.grading.map { $0 + " " } ?? "")\
      \(about.isChangeable ? "Kan stängas av eller ges annan vikt." : "Kan inte ändras.")
      """)
    parts.append("**Gör så här:** \(about.remedy)")
    for example in about.examples { parts.append(show(example, rule)) }
    return parts.joined(separator: "\n\n")
  }

  private func basis(_ basis: Basis) -> String {
    var lines: [String] = []
    switch basis.kind {
    case .stated: lines.append("**Grund:**" + (basis.reason.map { " " + $0 } ?? ""))
    case .contradiction: lines.append("**Grund:** motsägelse. \(basis.reason ?? "")")
    case .inference: lines.append("**Grund:** slutsats (I). \(basis.reason ?? "")")
    }
    for source in basis.sources {
      lines.append("> " + (source.words.map { "»\($0)« — " } ?? "") + source.document)
    }
    guard lines.count > 1 else { return lines[0] }
    return lines[0] + "\n\n" + lines.dropFirst().joined(separator: "\n>\n")
  }

  private func show(_ example: RuleExample, _ rule: any Rule) -> String {
    let (_, found) = RuleExample.diagnostics(
      of: example.frame.report(example.bad), after: example.earlierReport, by: RuleBook([rule]),
      catalogue)
    let messages = found.map { diagnostic in
      """
      > **\(Phrase.sentence(diagnostic.severity.word)) \(diagnostic.code):** \(diagnostic.message)\
      \(place(diagnostic))
      """
    }
    let earlier = example.earlier.map { piece in
      """
      *Den förra rapporten.* \(example.frame.title):

      ```json
      \(piece)
      ```


      """
    }
    return """
      \(earlier ?? "")*Anmärks på.* \(example.frame.title):

      ```json
      \(example.bad)
      ```

      \(messages.joined(separator: "\n>\n"))

      *Utan anmärkning:*

      ```json
      \(example.good)
      ```
      """
  }

  private func place(_ diagnostic: Diagnostic) -> String {
    let parts = [
      diagnostic.blankett.map { "blankett \($0)" }, diagnostic.rad.map { "raden »\($0)«" },
      diagnostic.kolumn, diagnostic.cell.map { "cell \($0)" },
    ].compactMap(\.self)
    return parts.isEmpty ? "" : "<br>\n> *\(Phrase.sentence(parts.joined(separator: ", ")))*"
  }

  private var unchecked: String {
    let items = UncheckedRule.all.map { "- **\($0.code) \($0.title).** \($0.reason)" }
    return """
      ## Vad programmet inte prövar

      \(items.joined(separator: "\n"))
      """
  }

  /// `fel eller varning` when the rule grades its findings itself.
  private func weight(_ rule: any Rule) -> String {
    let own = book.severity(of: rule).word
    guard let grading = rule.about.grading else { return own }
    let other = grading.lowercased()
    return own == "fel"
      ? other.contains("varning") ? "fel eller varning" : own
      : other.contains("fel") ? "varning eller fel" : own
  }

  /// The anchor that Markdown pages make of a heading.
  private func anchor(_ about: RuleDescription) -> String {
    let heading = "\(about.code) \(about.title)".lowercased()
    return String(
      heading.compactMap { character in
        if character == " " { return "-" }
        return character.isLetter || character.isNumber || character == "-" ? character : nil
      })
  }
}

extension Severity {
  fileprivate var word: String {
    switch self {
    case .error: "fel"
    case .warning: "varning"
    case .note: "notering"
    }
  }
}
