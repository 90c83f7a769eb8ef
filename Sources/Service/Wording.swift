import Conversion
import ReportModel
public import Spool

/// What the daemon itself says to the senders of files. Swedish.
enum Wording {
  /// What to tell of a file whose name does not end in `.json`.
  static func notAReport(_ name: String) -> String {
    let lead = "Filen är ingen rapport: namnet slutar inte på .json."
    let small = name.lowercased()
    if small.hasSuffix(".json.txt") {
      return
        "Filens namn slutar på .json.txt. Windows döljer filändelser: visa dem i Utforskaren (Visa, Filnamnstillägg), ta bort .txt ur namnet och lägg in filen igen."
    }
    guard let kind = kinds.first(where: { kind in kind.endings.contains { small.hasSuffix($0) } })
    else { return "\(lead) Lägg in rapporten under ett sådant namn." }
    return
      "\(lead) Det är \(kind.words). En rapport är en textfil i formatet JSON som börjar med {. Lägg in den i stället; ändra inte bara filens namn."
  }

  private static let kinds: [(endings: [String], words: String)] = [
    ([".xlsx", ".xlsm", ".xls", ".ods"], "en Excel-arbetsbok"),
    ([".docx", ".doc", ".odt", ".rtf"], "ett Word-dokument"), ([".pdf"], "en PDF"),
    ([".csv", ".tsv"], "en tabell (CSV)"),
    ([".zip", ".7z", ".gz", ".rar"], "ett arkiv; packa upp det"),
    ([".msg", ".eml"], "ett e-brev; spara bilagan"), ([".htm", ".html", ".xml"], "en webbsida"),
    ([".png", ".jpg", ".jpeg"], "en bild"),
  ]

  static func otherNamnd(_ package: String, _ other: FoldedName, _ namnd: FoldedName) -> String {
    let difference = namnd.unseenDifference(in: "rapporten", from: other, in: "paketet")
    return
      "Paketet \(package) i utkorgen är publicerat för »\(other.text)«, men rapporten är från »\(namnd.text)« med samma kod.\(difference) Rätta namnet eller koden. Är det namnet i paketet som är fel: be den som sköter programmet att flytta paketet ur utkorgen, och lägg in rapporten igen."
  }

  static func blockedName(_ package: String) -> String {
    "I utkorgen finns redan »\(package)«, som inte är ett paket. Be den som sköter programmet att flytta undan det."
  }

  static func older(_ ours: Timestamp, than theirs: Timestamp) -> String {
    "Rapporten är upprättad \(moment(ours)), före den som den ersätter (\(moment(theirs))). Kontrollera att det är rätt fil som har lagts in."
  }

  /// `2026-11-22 21:16`, as the sender wrote it.
  private static func moment(_ time: Timestamp) -> String { "\(time.date) \(time.clock)" }
}

extension Verdict {
  /// How the answer to a file that stays in the inbox is headed.
  var outcome: Receipt.Outcome {
    if case .refused = self { .refused } else { .waiting }
  }

  /// What a sender is told about a file that stays where it is; nil while there is nothing to tell.
  var reasonForSender: String? {
    switch self {
    case .settling, .ready, .waiting, .held(_, _, false, _): nil
    case .held(_, _, true, let hold): hold.kind.reasonForSender
    case .overdue(_, let unfinished): unfinished.reasonForSender
    case .refused(.symbolicLink):
      "Filen är en länk. Lägg in själva filen."
    case .refused(.notAFile):
      "Det här är ingen vanlig fil. Lägg in rapporten som en fil."
    case .refused(.hardLink):
      "Filen har fler än ett namn (hård länk). Lägg in en kopia i stället."
    case .refused(.tooBig(let limit)):
      "Filen är större än \(limit / 1_048_576) MiB, som är gränsen för en rapport."
    }
  }

  /// The kind of verdict, as the ledger remembers that a sender was told of it.
  public var kind: String {
    switch self {
    case .settling: "settling"
    case .ready: "ready"
    case .waiting(_, let unfinished): "waiting: \(unfinished.kind)"
    case .overdue(_, let unfinished): "overdue: \(unfinished.kind)"
    case .held(_, _, _, let hold): "held: \(hold.kind.rawValue)"
    case .refused(.symbolicLink): "refused: symbolic link"
    case .refused(.notAFile): "refused: not a file"
    case .refused(.hardLink): "refused: hard link"
    case .refused(.tooBig): "refused: too big"
    }
  }
}

extension Unfinished {
  fileprivate var reasonForSender: String {
    switch self {
    case .empty: "Filen är tom."
    case .blank: "Filen innehåller bara blanktecken."
    case .zeroFilled: "Filen innehåller nolltecken: överföringen verkar inte vara klar."
    case .cutOff: "Filen tar slut mitt i innehållet."
    case .otherName: Wording.notAReport("")
    case .unreadable: Hold.Kind.unreadable.reasonForSender
    }
  }

  public var kind: String {
    switch self {
    case .empty: "empty"
    case .blank: "blank"
    case .zeroFilled: "zero-filled"
    case .cutOff: "cut off"
    case .otherName: "not named as a report"
    case .unreadable: "unreadable"
    }
  }
}

extension Hold.Kind {
  fileprivate var reasonForSender: String {
    switch self {
    case .closedFolder:
      "Programmet får inte läsa mappen eller flytta filer ur den. Ge gruppen läs- och skrivrätt till mappen, eller lägg filerna direkt i inkorgen."
    case .tooDeep:
      "Mappen ligger för långt ner bland undermapparna. Lägg filerna närmare inkorgen."
    case .otherFileSystem:
      "Mappen hör till en annan disk än inkorgen, och därifrån kan inget hämtas. Lägg filerna direkt i inkorgen."
    case .notMovable:
      "Programmet får inte flytta filen. Lägg in en kopia av den direkt i inkorgen, eller be den som sköter mappen att ändra rättigheterna."
    case .unreadable: "Programmet får inte läsa filen. Ändra filens rättigheter."
    case .unusableName: "Filens eller mappens namn kan inte användas. Byt till ett kortare namn."
    case .unsteady:
      "Filen försvann eller byttes ut varje gång den skulle hämtas. Lägg in den på nytt."
    case .refused:
      "Filen kan inte hämtas just nu. Programmet försöker igen; hör av dig till den som sköter det om filen ligger kvar."
    }
  }
}
