public import Conversion
import Ledger
import ReportModel
public import Spool
public import SystemPackage

extension Receipt {
  /// The receipt in a package or an answer; nil when there is none to read.
  public init?(in folder: FilePath) {
    let bytes = try? InputFile.read(folder.appending(Receipt.jsonName))
    guard let receipt = bytes.flatMap(Receipt.read) else { return nil }
    self = receipt
  }

  /// Both receipts, as the spool wants them.
  public func answerFiles() throws -> [AnswerFile] {
    [
      AnswerFile(name: Receipt.textName, bytes: Array(text.utf8)),
      AnswerFile(name: Receipt.jsonName, bytes: try json()),
    ]
  }

  /// The end of the job, as the ledger remembers it: what the receipt says, and where it lies.
  func ledgerEvent(at place: FilePath, on time: Int) -> LedgerEvent {
    var result = LedgerResult()
    result.sha256 = input.sha256
    result.fingerprint = fingerprint
    result.package = package
    result.version = version
    result.namnd = namnd
    result.upprattad = upprattad.flatMap { Timestamp($0)?.unixSeconds }
    result.place = place.string
    result.reason = detail
    result.errors = diagnostics.count(of: .error)
    result.warnings = diagnostics.count(of: .warning)
    let artifacts = files.map {
      LedgerArtifact(
        job: job, name: $0.name, bytes: $0.bytes, sha256: $0.sha256, exporter: $0.exporter,
        exporterVersion: $0.exporterVersion)
    }
    return .ended(job: job, outcome.state, result, artifacts, at: time)
  }

  /// That somebody is to be told, where the settings want it.
  func notice(
    in folder: FilePath, _ settings: NotificationSettings?, at time: Int
  ) -> [LedgerEvent] {
    guard let settings, settings.tellsSuccess || outcome.isFailure else { return [] }
    return [
      .notice(
        LedgerNotice(
          job: job, receipt: folder.appending(Receipt.textName).string, time: time,
          isDone: false))
    ]
  }

  /// When the file was received and the job ended, in seconds since 1970.
  var times: (received: Int, finished: Int) {
    let received = Timestamp(received)?.unixSeconds ?? 0
    return (received, Timestamp(finished)?.unixSeconds ?? received)
  }
}

extension Receipt.Outcome {
  var state: LedgerJob.State {
    switch self {
    case .published: .published
    case .duplicate: .duplicate
    case .superseded: .superseded
    case .rejected, .waiting, .refused: .rejected
    case .failed: .failed
    }
  }

  /// Somebody has to do something.
  var isFailure: Bool {
    switch self {
    case .published, .duplicate, .superseded: false
    case .rejected, .waiting, .refused, .failed: true
    }
  }
}

extension Receipt.Input {
  init(_ path: FilePath) {
    let bytes = path.bytes
    let isText = String(validating: bytes, as: UTF8.self) != nil
    self.init(
      name: String(decoding: bytes, as: UTF8.self),
      nameBytes: isText ? nil : Hexadecimal.text(bytes))
  }

  /// The name below the inbox, byte for byte.
  var path: [UInt8] { nameBytes.flatMap(Hexadecimal.bytes) ?? Array(name.utf8) }
}
