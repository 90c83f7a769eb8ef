/// The kinds of lines in the log, and the `MESSAGE_ID` of each in the journal.
///
/// A line says which it is under the metadata key `event`. The numbers are drawn at random once and
/// never change: `journalctl MESSAGE_ID=…` finds all lines of a kind, in every version.
public enum LogEventKind: String, CaseIterable, Sendable {
  /// The daemon has read its configuration and begins.
  case started
  /// The folders are in order and the inbox has been looked through once.
  case ready
  /// The daemon was told to stop and finishes the work in hand.
  case stopping
  /// The daemon has ended by itself.
  case stopped
  /// A file was taken out of the inbox.
  case claimed
  /// A package was published.
  case published
  /// A report that had been published before was answered.
  case duplicate
  /// A report that a later one had replaced was answered.
  case superseded
  /// A report with errors was answered.
  case rejected
  /// The program failed on a file, which was set aside.
  case failed
  /// A claimed file was put back because it was not whole.
  case returned
  /// A file in the inbox looks unfinished.
  case waiting
  /// Something in the inbox is never taken.
  case refused
  /// The sender of a file that stays in the inbox was answered.
  case answered
  /// A fault of the machine: nothing is claimed until it is over.
  case paused
  /// Work goes on after a pause.
  case resumed
  /// What an interrupted run had left was put in order.
  case recovered
  /// A job ended before its end and will be taken up again.
  case interrupted
  /// A worker died, hung or talked nonsense.
  case workerFailed = "worker-failed"
  /// Somebody was told how a report ended.
  case notified
  /// The program that tells somebody failed.
  case notificationFailed = "notification-failed"
  /// A new configuration was taken up.
  case reloaded
  /// A new configuration has errors; the old one stays.
  case reloadFailed = "reload-failed"
  /// Something in the inbox cannot be looked at.
  case overlooked
  /// The ledger was made anew from the packages.
  case ledgerRebuilt = "ledger-rebuilt"
  /// A file waits because somebody still writes to it.
  case writer
  /// The metrics file cannot be written.
  case metricsFailed = "metrics-failed"

  /// 32 hexadecimal digits, as journald wants them.
  public var messageID: String {
    switch self {
    case .started: "f08ac52bf79d440581e8b0164209d382"
    case .ready: "dddc5e6eb9c44d17a0207ba59bc257d2"
    case .stopping: "ad47f3f84a9644c8a5d137c45dd784f3"
    case .stopped: "f13a45d4849f46e597c1a9a8e43ac64a"
    case .claimed: "02d7ab658eac4a19ad7b96ccaa8e90d0"
    case .published: "68ca84d216df4031abbfc18b640ca37b"
    case .duplicate: "88545aa9e49245f69a6332faddc05f5f"
    case .superseded: "503f81b565804b2dab67b99a5568f94b"
    case .rejected: "cbde85bd2626442ead7b1bc6de2e3ea8"
    case .failed: "5420716c8f574a008e5cd44fc731cc21"
    case .returned: "d76284d935064f25a7575ec7df41fb61"
    case .waiting: "8cfb6f75e5b6467e8125b680413fbdba"
    case .refused: "330e7b82dee441558c9988214eb84de1"
    case .answered: "c2607a373cfe4106be3b928fd99acb8e"
    case .paused: "184bbfdf72624716930343b08c10eb9b"
    case .resumed: "88630130d3e643d3a320071a37a5ade5"
    case .recovered: "57dbbf4ab8904a79aeef839d3e498463"
    case .interrupted: "4877eaaefa9c4a16b0738fa090ffa6e6"
    case .workerFailed: "b83abbf6534f4de29ebf13d653df607d"
    case .notified: "b4e5c1f6eb5142169e1ad069a4f23905"
    case .notificationFailed: "1302094f31c44f328302f1bc8faf9d24"
    case .reloaded: "edf6fb5f5803451689e58fb8401014ad"
    case .reloadFailed: "2330c726b6d8448eb7695bc6a969b7ed"
    case .overlooked: "b9576130d19a4260ba9f8023fe7f5d45"
    case .ledgerRebuilt: "6a841a07d991494c862ca18cd7efe030"
    case .writer: "3af10161583d4b87b67066ee4f207d70"
    case .metricsFailed: "96aa8775eb7b4d669bae4a6abb544da9"
    }
  }
}
