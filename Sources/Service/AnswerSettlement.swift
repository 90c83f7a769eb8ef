import Conversion
import Ledger
import NamndRegister
import ReportModel
import Spool
import SystemPackage

/// Which answers in `fel/` a publication settles: those to reports that the published one corrects.
///
/// An answer that goes out of sight though nobody has acted on it is a report that is never corrected, so
/// one is settled only when that is sure. The ledger tells where to look; the receipt that lies there
/// decides.
struct AnswerSettlement {
  let folders: SpoolFolders
  let ledger: Ledger
  /// Nil when there is none.
  let register: Register?

  /// What is about to be published.
  struct Publication {
    var package: String
    var namnd: String?
    /// The file's name below the inbox.
    var name: FilePath
    /// The file's place in the order of arrival.
    var arrival: Int

    /// Of its nämnd.
    fileprivate var kod: String { String(package.prefix { $0 != "-" }) }
  }

  /// An answer that is settled, and its receipt.
  struct Settled {
    var answer: SettledAnswer
    var receipt: Receipt
  }

  /// The answers that are settled, in the order in which they were given.
  func answers(settledBy publication: Publication, on day: DayFolder) throws -> [Settled] {
    // Where several nämnder call their files the same, a name tells nothing.
    let isNameOfOne = try !ledger.isName(
      publication.name.bytes, usedBesides: publication.package)
    var settled = try ledger.answered(
      for: publication.package, orNamed: publication.name.bytes, until: publication.arrival
    ).compactMap { job -> Settled? in
      guard let place = job.result.place, let found = lying(FilePath(place), on: day),
        found.receipt.job == job.id
      else { return nil }
      return isSettled(found, publication, isNameOfOne) ? found : nil
    }
    if isNameOfOne { settled += try answersToWaiting(publication.name, on: day) }
    return settled.sorted { $0.receipt.job < $1.receipt.job }
  }

  /// The answer that lies where one was put, or would lie there if the folders had not been moved since.
  private func lying(_ place: FilePath, on day: DayFolder) -> Settled? {
    guard let answer = SettledAnswer(place, on: day),
      let receipt = Receipt(in: answer.place(in: folders))
    else { return nil }
    return Settled(answer: answer, receipt: receipt)
  }

  private func isSettled(
    _ found: Settled, _ publication: Publication, _ isNameOfOne: Bool
  ) -> Bool {
    let receipt = found.receipt
    switch receipt.outcome {
    case .rejected, .failed, .superseded: break
    case .published, .duplicate, .waiting, .refused: return false
    }
    // A file that `retry` has put back keeps its place.
    guard let arrival = receipt.arrival, arrival <= publication.arrival else { return false }
    let hasItsName = isNameOfOne && receipt.input.path == publication.name.bytes
    guard let package = receipt.package else {
      return hasItsName
        && (arrival == publication.arrival || isOfItsNamnd(found.answer, publication))
    }
    guard package == publication.package else { return false }
    // Another nämnd's report with a mistaken kod is theirs to correct.
    return hasItsName
      || receipt.namnd.map(FoldedName.init) == publication.namnd.map(FoldedName.init)
  }

  /// Whether a file for which nobody could read the package is the publishing nämnd's. The name does not
  /// tell: what is called `rapport.json` may be anybody's. The kod that stands in it does, or else the
  /// folder that both were dropped in, when it is that nämnd's alone.
  private func isOfItsNamnd(_ answer: SettledAnswer, _ publication: Publication) -> Bool {
    let start = folders.startOfInput(in: answer.place(in: folders), atMost: 1 << 20)
    let written = WrittenKod.all(in: start)
    guard written.isEmpty else { return written == [publication.kod.uppercased()] }
    return register?.owner(of: publication.name.folderNames)?.kod == publication.kod
  }

  /// The answers to files that stayed in the inbox under this name; none as long as a file lies there,
  /// which they may be about.
  private func answersToWaiting(_ name: FilePath, on day: DayFolder) throws -> [Settled] {
    guard try ledger.hasAnswered(name.bytes) else { return [] }
    // First the answers: one that is given after this is about a file that came after.
    let found = try folders.answers(toFilesNamed: name)
    guard !folders.mayLieInInbox(name) else { return [] }
    return found.compactMap { place in
      guard let answer = lying(place, on: day),
        [.waiting, .refused].contains(answer.receipt.outcome),
        answer.receipt.input.path == name.bytes
      else { return nil }
      return answer
    }
  }
}

extension Receipt {
  /// What people and programs are told of the answers that the report settles; nil when there are none.
  static func settled(_ answers: [AnswerSettlement.Settled]) -> [Settled]? {
    guard !answers.isEmpty else { return nil }
    return answers.map {
      Settled(
        job: $0.receipt.job, outcome: $0.receipt.outcome, place: $0.answer.archivedLabel)
    }
  }
}
