import Logging
import Testing

@testable import Operations

@Suite struct JournalTests {
  @Test func `an entry has journald's fields, the metadata's and the kind's identifier`() throws {
    let receiver = try DatagramReceiver()
    let threshold = LogThreshold()
    let journal = try JournalSocket(path: receiver.path)
    var logger = Logger(label: "x") { _ in
      OperatorLogHandler(threshold: threshold, journal: journal)
    }
    logger[metadataKey: "exporter"] = "xlsx"
    logger.notice("rejected", metadata: ["event": "rejected", "job": "J1", "two words": "v"])
    #expect(
      receiver.nextText()
        == """
        MESSAGE=rejected exporter=xlsx job=J1 "two words"=v
        PRIORITY=5
        SYSLOG_IDENTIFIER=blankettd
        MESSAGE_ID=\(LogEventKind.rejected.messageID)
        EVENT=rejected
        EXPORTER=xlsx
        JOB=J1
        TWO_WORDS=v

        """.replacing("\"two words\"", with: "two words"))
  }

  @Test func `a value with line ends goes with its length and cannot become a field`() {
    let entry = JournalEntry("x", level: .error, ["error": "a\nPRIORITY=0"])
    let text = entry.bytes
    let value = Array("ERROR\n".utf8) + [12, 0, 0, 0, 0, 0, 0, 0] + Array("a\nPRIORITY=0\n".utf8)
    #expect(text.suffix(value.count) == value[...])
  }

  @Test(
    arguments: [
      ("job", "JOB"), ("file-name", "FILE_NAME"), ("_x", "X"), ("9å", nil), ("9åb", "B"),
      ("message", "FIELD_MESSAGE"), ("", nil),
    ])
  func `names of fields are what journald takes`(key: String, name: String?) {
    #expect(JournalEntry.name(key) == name)
  }

  @Test func `an entry that is too large for a datagram goes as a file in memory`() throws {
    let receiver = try DatagramReceiver()
    let entry = JournalEntry(String(repeating: "x", count: 2_000_000), level: .info, [:])
    try JournalSocket(path: receiver.path).send(entry)
    #expect(receiver.next() == entry.bytes)
  }

  @Test func `a reload changes the level of every logger that has none of its own`() throws {
    let receiver = try DatagramReceiver()
    let journal = try JournalSocket(path: receiver.path)
    let threshold = LogThreshold(.info)
    let logger = Logger(label: "x") { _ in
      OperatorLogHandler(threshold: threshold, journal: journal)
    }
    var own = logger
    own.logLevel = .error
    threshold.level = .debug
    logger.debug("one")
    own.warning("two")
    #expect(receiver.nextText()?.hasPrefix("MESSAGE=one\n") == true)
    #expect(receiver.nextText(waiting: false) == nil)
  }
}
