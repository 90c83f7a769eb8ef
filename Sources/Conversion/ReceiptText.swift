import PrintableText
import ReportModel

extension Receipt {
  /// `kvittens.txt`: the outcome first, then what to do, then the particulars. All of it prints.
  public var text: String {
    var lines = [headline, String(repeating: "=", count: min(headline.count, 78)), ""]
    lines += Paragraph.wrap(summary)
    lines += ["", "Vad du gör nu"]
    lines += Paragraph.wrap(advice, indent: "  ")
    if let changes {
      lines += ["", "Ändrade uppgifter"] + FigureChange.listing(changes, count: changeCount)
    }
    if !diagnostics.isEmpty {
      lines += ["", "Anmärkningar"]
      lines += DiagnosticListing(diagnostics).lines.map { $0.isEmpty ? "" : "  " + $0 }
    }
    if !files.isEmpty {
      lines += ["", "Filer i paketet"]
      lines += files.map { "  \($0.name)" }
    }
    if let settled { lines += ["", "Avklarade svar"] + Settled.listing(settled) }
    lines += ["", "Uppgifter"] + particulars.map { "  " + $0 }
    return lines.map(\.printable).joined(separator: "\n") + "\n"
  }

  /// The subject of a letter with the receipt: the outcome, whose report it is, and how much there is
  /// to do. One line; no name of a file.
  public var subject: String {
    let whose = [namnd?.printable, package.map { "(\($0))" }].compactMap(\.self).joined(
      separator: " ")
    let word =
      switch outcome {
      case .published where (version ?? 1) > 1: "KLART, version \(version ?? 1)"
      case .published: "KLART"
      case .duplicate: "REDAN KLART"
      case .superseded: "ERSATT"
      case .rejected, .refused: "FEL"
      case .waiting: "VÄNTAR"
      case .failed: "FEL I PROGRAMMET"
      }
    let count = diagnostics.isEmpty ? "" : " – \(DiagnosticListing.count(diagnostics))"
    return "\(word): \(whose.isEmpty ? "en fil i inkorgen" : whose)\(count)"
  }

  private var headline: String {
    switch outcome {
    case .published where (version ?? 1) > 1: "KLART: \(package ?? ""), version \(version ?? 1)"
    case .published: "KLART: \(package ?? "")"
    case .duplicate: "REDAN KLART: \(package ?? "")"
    case .superseded: "ERSATT: \(package ?? "")"
    case .rejected: "FEL: filen kunde inte behandlas"
    case .waiting: "VÄNTAR: filen kan inte tas om hand än"
    case .refused: "FEL: filen kan inte tas emot"
    case .failed: "FEL I PROGRAMMET: filen kunde inte behandlas"
    }
  }

  private var summary: String {
    switch outcome {
    case .published:
      "\(namnd ?? ""), \(period ?? ""): paketet är framställt, kontrollerat och publicerat i sin helhet.\(succession) \(DiagnosticListing.count(diagnostics))"
    case .duplicate:
      "Samma rapport är redan publicerad\(published). Inget har gjorts om."
    case .superseded:
      "Rapporten är ersatt av \(publication.map { "version \($0.version)" } ?? "en senare version")\(published(before: ", publicerad")). Inget har publicerats."
    case .rejected:
      reason
        ?? "Rapporten har fel som måste rättas. \(DiagnosticListing.count(diagnostics)) Inget har publicerats."
    case .waiting:
      "\(reason ?? "Filen tar slut mitt i innehållet.") Den ligger kvar i inkorgen och tas om hand när det är åtgärdat."
    case .refused:
      reason ?? "Filen är av ett slag som inte tas emot."
    case .failed:
      reason
        ?? "Ett fel i programmet hindrade behandlingen. Inget har publicerats och inget är förlorat."
    }
  }

  /// ` Version 2, ersätter version 1 från …`
  private var succession: String {
    if isRestored == true {
      return
        " Paketet saknades i utkorgen eller hade ändrats där och har lagts tillbaka (version \(version ?? 1))."
    }
    guard let replaces else { return "" }
    let date = replaces.time.map { " från \($0)" } ?? ""
    let differences =
      if isRemade == true {
        " Rapporten är densamma; paketet är framställt på nytt med ändrade mallar eller inställningar."
      } else if changes == nil {
        " Skillnaderna mot den har inte kunnat tas fram."
      } else {
        ""
      }
    return
      " Version \(version ?? 1), ersätter version \(replaces.version)\(date). Den tidigare rapporten finns kvar i arkivet.\(differences)"
  }

  private var published: String {
    let version = publication.map { $0.version > 1 ? ", version \($0.version)" : "" } ?? ""
    return " som \(package ?? "")\(version)" + published(before: ",")
  }

  private func published(before lead: String) -> String {
    publication?.time.map { "\(lead) \($0)" } ?? ""
  }

  /// Whether the reader has missed figures that the forms need, as in a report that `new` made.
  private var isIncomplete: Bool {
    diagnostics.contains { $0.code == "J05" && $0.severity == .warning }
  }

  /// How a corrected report comes in; one that was converted by hand has no inbox.
  private var again: String {
    job == Receipt.handJob ? "kör omvandlingen igen" : "lägg den i inkorgen igen"
  }

  private var advice: String {
    let hasWarnings = diagnostics.contains { $0.severity == .warning }
    return switch outcome {
    case .published where isIncomplete:
      "Rapporten är inte komplett, och paketet ska inte skickas. Fyll i det som saknas enligt nedan och \(again), så ersätts paketet."
    case .published where hasWarnings:
      "Läs varningarna nedan. Är något fel: rätta rapporten och \(again), så ersätts paketet. Annars är filerna färdiga att skicka."
    case .published where changes == nil && replaces != nil:
      "Har den tidigare versionen redan skickats: skicka filerna i den här mappen i stället."
    case .published where replaces != nil:
      "Kontrollera ändringarna nedan. Har den tidigare versionen redan skickats: skicka filerna i den här mappen i stället."
    case .published:
      "Ingenting. Filerna i den här mappen är färdiga att skicka."
    case .duplicate:
      "Ingenting. Paketet ligger i utkorgen. Var det en rättelse du skulle lämna: kontrollera att du sparade rapporten innan du lade in den."
    case .superseded:
      "Ingenting, om den senare versionen gäller. Ska den här rapporten ändå gälla: skriv raden \"upprattad\": \"\(finished)\", före \"blanketter\" i filen (i stället för den som kan finnas) och lägg in den igen."
    case .refused:
      "Ta bort filen ur inkorgen och lägg in rapporten på nytt enligt ovan."
    case .rejected where reason != nil:
      "Följ anvisningen ovan och lägg filen i inkorgen igen. Originalet ligger orört bredvid den här kvittensen."
    case .rejected:
      "Rätta filen enligt nedan och \(again). Originalet ligger orört bredvid den här kvittensen."
    case .waiting:
      "Kontrollera filen enligt ovan. Avbröts kopieringen: lägg in filen igen under samma namn."
    case .failed:
      "Hör av dig till den som sköter programmet och uppge jobbnumret nedan. Originalet ligger orört bredvid den här kvittensen."
    }
  }

  /// `2026-11-22 kl. 21:16:20`, in the zone of the machine, in which times are kept.
  private static func clock(_ time: String) -> String {
    "\(time.prefix(10)) kl. \(time.dropFirst(11).prefix(8))"
  }

  private var particulars: [String] {
    var lines = [
      "Fil:        \(input.name)", "Jobb:       \(job)", "Mottagen:   \(Receipt.clock(received))",
      "Avslutad:   \(Receipt.clock(finished))", "Program:    \(program)",
    ]
    if let version { lines.append("Version:    \(version)") }
    if let replaces {
      lines.append("Ersätter:   version \(replaces.version), jobb \(replaces.job)")
    }
    if let publication {
      lines.append("Publicerad: version \(publication.version), jobb \(publication.job)")
    }
    if let digest = input.sha256 { lines.append("SHA-256:    \(digest)") }
    if !templates.isEmpty {
      let editions = templates.map { "\($0.id) \($0.edition)" }.joined(separator: ", ")
      lines += labelled("Blanketter: ", "\(editions) (utgåva)")
    }
    if let detail { lines += labelled("Tekniskt:   ", detail) }
    return lines
  }

  /// A label and a text that may go on below itself.
  private func labelled(_ label: String, _ text: String) -> [String] {
    let indent = String(repeating: " ", count: label.count)
    let wrapped = Paragraph.wrap(text, indent: indent, width: 76)
    return [label + wrapped[0].dropFirst(label.count)] + wrapped.dropFirst()
  }
}

extension Receipt.Reference {
  /// `den 2026-11-22 kl. 21:16`
  fileprivate var time: String? {
    finished.map { "den \($0.prefix(10)) kl. \($0.dropFirst(11).prefix(5))" }
  }
}

extension Receipt.Settled {
  /// As many as anybody reads; the rest stands in `kvittens.json`.
  private static let most = 20

  static func listing(_ settled: [Receipt.Settled]) -> [String] {
    let lead =
      settled.count == 1
      ? "Ett tidigare svar är avklarat med den här rapporten. Det flyttas ur mappen fel till arkivet och är orört:"
      : "\(settled.count) tidigare svar är avklarade med den här rapporten. De flyttas ur mappen fel till arkivet och är orörda:"
    var lines = Paragraph.wrap(lead, indent: "  ")
    lines += settled.prefix(most).map { "    \($0.place)" }
    if settled.count > most {
      lines.append("    … och \(settled.count - most) till, som står i kvittens.json.")
    }
    return lines
  }
}

extension FigureChange {
  /// As many as anybody reads; the rest stands in `kvittens.json`.
  private static let most = 60

  static func listing(_ changes: [FigureChange], count: Int?) -> [String] {
    guard !changes.isEmpty else { return ["  Inga belopp eller datum i blanketterna är ändrade."] }
    var lines: [String] = []
    var form = ""
    for change in changes.prefix(most) {
      if change.blankett != form {
        form = change.blankett
        lines.append("  Blankett \(form)")
      }
      lines += Paragraph.wrap(change.line, indent: "    ", width: 76)
    }
    if changes.count > most {
      let told = count == nil ? "som" : "varav de \(changes.count - most) första"
      lines.append("  … och \((count ?? changes.count) - most) till, \(told) står i kvittens.json.")
    }
    return lines
  }

  private var line: String {
    guard let rad else {
      return before.map { "hela blanketten är borttagen (\($0))" }
        ?? "blanketten är ny (\(after ?? ""))"
    }
    guard let kolumn else {
      return "raden »\(rad)« \(after == nil ? "är borttagen" : "är ny")"
    }
    return "raden »\(rad)«, \(kolumn): \(before ?? "tomt") → \(after ?? "tomt")"
  }
}
