import ReportModel

extension Receipt {
  /// `kvittens.txt`: the outcome first, then what to do, then the particulars.
  public var text: String {
    var lines = [headline, String(repeating: "=", count: min(headline.count, 78)), ""]
    lines += Paragraph.wrap(summary)
    lines += ["", "Vad du gör nu"]
    lines += Paragraph.wrap(advice, indent: "  ")
    if !diagnostics.isEmpty {
      lines += ["", "Anmärkningar"]
      lines += DiagnosticListing(diagnostics).lines.map { $0.isEmpty ? "" : "  " + $0 }
    }
    if !files.isEmpty {
      lines += ["", "Filer i paketet"]
      lines += files.map { "  \($0.name)" }
    }
    lines += ["", "Uppgifter"] + particulars.map { "  " + $0 }
    return lines.joined(separator: "\n") + "\n"
  }

  private var headline: String {
    switch outcome {
    case .published: "KLART: \(package ?? "")"
    case .rejected: "FEL: filen kunde inte behandlas"
    case .waiting: "VÄNTAR: filen verkar inte färdigskriven"
    case .refused: "FEL: filen kan inte tas emot"
    case .failed: "FEL I PROGRAMMET: filen kunde inte behandlas"
    }
  }

  private var summary: String {
    switch outcome {
    case .published:
      "\(namnd ?? ""), \(period ?? ""): paketet är framställt, kontrollerat och publicerat i sin helhet. \(DiagnosticListing.count(diagnostics))"
    case .rejected:
      reason
        ?? "Rapporten har fel som måste rättas. \(DiagnosticListing.count(diagnostics)) Inget har publicerats."
    case .waiting:
      reason
        ?? "Filen tar slut mitt i innehållet. Den ligger kvar i inkorgen och tas om hand när den är hel."
    case .refused:
      reason ?? "Filen är av ett slag som inte tas emot."
    case .failed:
      reason
        ?? "Ett fel i programmet hindrade behandlingen. Inget har publicerats och inget är förlorat."
    }
  }

  private var advice: String {
    let hasWarnings = diagnostics.contains { $0.severity == .warning }
    return switch outcome {
    case .published where hasWarnings:
      "Läs varningarna nedan. Är något fel: rätta rapporten och lägg den i inkorgen igen, så ersätts paketet. Annars är filerna färdiga att skicka."
    case .published:
      "Ingenting. Filerna i den här mappen är färdiga att skicka."
    case .refused:
      "Ta bort den ur inkorgen och lägg in rapporten som en vanlig fil."
    case .rejected where reason != nil:
      "Följ anvisningen ovan och lägg filen i inkorgen igen. Originalet ligger orört bredvid den här kvittensen."
    case .rejected:
      "Rätta filen enligt nedan och lägg den i inkorgen igen. Originalet ligger orört bredvid den här kvittensen."
    case .waiting:
      "Kontrollera att kopieringen blev färdig. Lägg annars in filen igen under samma namn."
    case .failed:
      "Hör av dig till den som sköter programmet och uppge jobbnumret nedan. Originalet ligger orört bredvid den här kvittensen."
    }
  }

  /// The name on one line, whatever the sender put into it.
  private var shownName: String {
    String(
      String.UnicodeScalarView(
        input.name.unicodeScalars.map {
          $0.properties.generalCategory == .control ? "\u{FFFD}" : $0
        }))
  }

  private var particulars: [String] {
    var lines = [
      "Fil:        \(shownName)", "Jobb:       \(job)", "Mottagen:   \(received)",
      "Avslutad:   \(finished)", "Program:    \(program)",
    ]
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
