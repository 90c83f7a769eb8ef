import SystemPackage
import Testing

@testable import Spool

@Suite struct ReadinessTests {
  let start = ContinuousClock.now
  var readiness = Readiness(
    settings: .init(
      settle: .seconds(2), settleClosed: .milliseconds(250), patience: .seconds(600),
      largestFile: 1000))

  func at(_ seconds: Double) -> ContinuousClock.Instant { start + .seconds(seconds) }

  func entry(
    _ path: FilePath = "a.json", size: Int64 = 10, changed: Int64 = 1, inode: UInt64 = 1,
    kind: FileKind = .regular, links: Int = 1
  ) -> InboxEntry {
    let identity = FileIdentity(
      device: 1, inode: inode, size: size, modified: changed, changed: changed)
    return InboxEntry(path: path, identity: identity, kind: kind, linkCount: links)
  }

  mutating func verdict(
    _ entry: InboxEntry, at seconds: Double, _ ending: JSONEnding = .whole
  ) throws -> Verdict {
    let judgements = readiness.judge([entry], at: at(seconds)) { _ in ending }
    return try #require(judgements.first).verdict
  }

  @Test mutating func `a file that holds still is ready after the settling time`() throws {
    #expect(try verdict(entry(), at: 0) == .settling(until: at(2)))
    #expect(readiness.nextLook == at(2))
    #expect(try verdict(entry(), at: 1.9) == .settling(until: at(2)))
    #expect(try verdict(entry(), at: 2) == .ready(.report))
    #expect(readiness.nextLook == nil)
  }

  @Test(
    arguments: [
      FileIdentity(device: 1, inode: 1, size: 11, modified: 1, changed: 1),
      FileIdentity(device: 1, inode: 1, size: 10, modified: 2, changed: 1),
      FileIdentity(device: 1, inode: 1, size: 10, modified: 1, changed: 2),
      FileIdentity(device: 1, inode: 2, size: 10, modified: 1, changed: 1),
      FileIdentity(device: 2, inode: 1, size: 10, modified: 1, changed: 1),
    ])
  mutating func `any change starts the settling anew`(identity: FileIdentity) throws {
    _ = try verdict(entry(), at: 0)
    let changed = InboxEntry(path: "a.json", identity: identity)
    #expect(try verdict(changed, at: 2) == .settling(until: at(4)))
    #expect(try verdict(changed, at: 4) == .ready(.report))
  }

  @Test mutating func `a file renamed in is ready at once`() throws {
    readiness.noteRenamedIn("a.json")
    #expect(try verdict(entry(), at: 0) == .ready(.report))
  }

  @Test mutating func `a file renamed onto another is ready at once`() throws {
    _ = try verdict(entry(), at: 0)
    readiness.noteRenamedIn("a.json")
    #expect(try verdict(entry(inode: 2), at: 0.1) == .ready(.report))
  }

  @Test mutating func `the news of a rename may come after the scan`() throws {
    _ = try verdict(entry(), at: 0)
    readiness.noteRenamedIn("a.json")
    #expect(try verdict(entry(), at: 0.1) == .ready(.report))
  }

  @Test mutating func `a file renamed in settles if its end is missing`() throws {
    readiness.noteRenamedIn("a.json")
    #expect(try verdict(entry(), at: 0, .unfinished(.cutOff)) == .settling(until: at(2)))
    #expect(try verdict(entry(), at: 1, .whole) == .ready(.report))
  }

  @Test mutating func `a rename shortens nothing for a file that changes afterwards`() throws {
    readiness.noteRenamedIn("a.json")
    _ = try verdict(entry(), at: 0)
    #expect(try verdict(entry(changed: 2), at: 1) == .settling(until: at(3)))
  }

  @Test mutating func `a rename shortens nothing for another kind of file`() throws {
    readiness.noteRenamedIn("a.xml")
    #expect(try verdict(entry("a.xml"), at: 0) == .settling(until: at(2)))
    #expect(try verdict(entry("a.xml"), at: 2) == .waiting(since: start, .otherName))
    #expect(readiness.nextLook == at(600))
    #expect(try verdict(entry("a.xml"), at: 600) == .ready(.foreign))
  }

  @Test mutating func `a whole file that its writer has closed settles for a short time`() throws {
    _ = try verdict(entry(size: 0), at: 0)
    readiness.noteClosed("a.json")
    #expect(try verdict(entry(changed: 2), at: 1) == .settling(until: at(1.25)))
    #expect(readiness.nextLook == at(1.25))
    #expect(try verdict(entry(changed: 2), at: 1.2) == .settling(until: at(1.25)))
    #expect(try verdict(entry(changed: 2), at: 1.25) == .ready(.report))
  }

  @Test mutating func `the news of the closing may come after the scan`() throws {
    _ = try verdict(entry(), at: 0)
    readiness.noteClosed("a.json")
    #expect(try verdict(entry(), at: 0.5) == .ready(.report))
  }

  @Test(
    arguments: [.undecided, .unfinished(.cutOff), .doubtful(.cutOff), .changed] as [JSONEnding])
  mutating func `a file that was closed settles for the whole time unless all of it is whole`(
    ending: JSONEnding
  ) throws {
    readiness.noteClosed("a.json")
    _ = try verdict(entry(), at: 0)
    #expect(try verdict(entry(), at: 0.25, ending) == .settling(until: at(2)))
    #expect(try verdict(entry(), at: 1.9) == .settling(until: at(2)))
    #expect(try verdict(entry(), at: 2) == .ready(.report))
  }

  @Test mutating func `what was closed and changes again settles for the whole time`() throws {
    readiness.noteClosed("a.json")
    _ = try verdict(entry(), at: 0)
    #expect(try verdict(entry(changed: 2), at: 0.25) == .settling(until: at(2.25)))
    readiness.noteClosed("a.json")
    #expect(try verdict(entry(changed: 3), at: 1) == .settling(until: at(1.25)))
  }

  @Test mutating func `another mode after the closing starts the short time anew`() throws {
    readiness.noteClosed("a.json")
    _ = try verdict(entry(), at: 0)
    var entry = entry()
    entry.identity.changed = 2
    #expect(try verdict(entry, at: 0.125) == .settling(until: at(0.375)))
    #expect(try verdict(entry, at: 0.5) == .ready(.report))
  }

  @Test mutating func `a closed file that is too large to be looked through settles`() throws {
    readiness.settings.largestFile = 1 << 30
    readiness.noteClosed("a.json")
    let entry = entry(size: JSONEnding.entireLimit + 1)
    #expect(try verdict(entry, at: 0) == .settling(until: at(2)))
    #expect(try verdict(entry, at: 0.25) == .settling(until: at(2)))
    #expect(try verdict(entry, at: 2) == .ready(.report))
  }

  @Test mutating func `closing shortens nothing for what is no report or was put back`() throws {
    readiness.noteClosed("a.xml")
    #expect(try verdict(entry("a.xml"), at: 0) == .settling(until: at(2)))
    readiness.noteClosed("a.json")
    #expect(try verdict(entry(links: 2), at: 0) == .settling(until: at(2)))
    readiness.hold(entry(), at: at(10))
    readiness.noteClosed("a.json")
    #expect(try verdict(entry(), at: 10) == .settling(until: at(12)))
  }

  @Test mutating func `the time for closed files is never longer than that for all`() throws {
    readiness.settings.settleClosed = .seconds(5)
    readiness.noteClosed("a.json")
    #expect(try verdict(entry(), at: 0) == .settling(until: at(2)))
    #expect(try verdict(entry(), at: 2) == .ready(.report))
  }

  @Test mutating func `what only the conversion can tell is ready when it holds still`() throws {
    readiness.noteRenamedIn("a.json")
    #expect(try verdict(entry(), at: 0, .undecided) == .settling(until: at(2)))
    #expect(try verdict(entry(), at: 2, .undecided) == .ready(.report))
  }

  @Test
  mutating func `a large file that looks unfinished is read once when it holds still for long`()
    throws
  {
    _ = try verdict(entry(), at: 0)
    #expect(try verdict(entry(), at: 2, .doubtful(.cutOff)) == .settling(until: at(6)))
    #expect(try verdict(entry(), at: 6) == .ready(.report))
    readiness.hold(entry(), as: .cutOff, at: at(7))
    #expect(try verdict(entry(), at: 20) == .waiting(since: at(5), .cutOff))
  }

  @Test mutating func `an unfinished file waits, is overdue, and waits on`() throws {
    func seen(_ seconds: Double) throws -> Verdict {
      try verdict(entry(), at: seconds, .unfinished(.cutOff))
    }
    _ = try seen(0)
    #expect(try seen(2) == .waiting(since: start, .cutOff))
    #expect(readiness.nextLook == at(600))
    #expect(try seen(599) == .waiting(since: start, .cutOff))
    #expect(try seen(600) == .overdue(since: start, .cutOff))
    #expect(readiness.nextLook == nil)
    #expect(try seen(5000) == .overdue(since: start, .cutOff))
  }

  @Test mutating func `an overdue file that changes settles and becomes ready`() throws {
    _ = try verdict(entry(), at: 0)
    _ = try verdict(entry(), at: 700, .unfinished(.empty))
    #expect(try verdict(entry(changed: 2), at: 701) == .settling(until: at(703)))
    #expect(try verdict(entry(changed: 2), at: 703) == .ready(.report))
  }

  @Test mutating func `a file that holds still is read once`() {
    var count = 0
    for second in [0, 2, 3, 4] {
      _ = readiness.judge([entry()], at: at(Double(second))) { _ in
        count += 1
        return .unfinished(.cutOff)
      }
    }
    #expect(count == 1)
  }

  @Test mutating func `a file that cannot be read is tried again`() throws {
    let error = SpoolError(.unreadable, "cannot open")
    for name in ["a.json", "a.xml"] as [FilePath] {
      let entry = entry(name)
      _ = try verdict(entry, at: 0)
      #expect(
        try verdict(entry, at: 2, .unfinished(.unreadable(error)))
          == .waiting(since: start, .unreadable(error)))
      let readable = try verdict(entry, at: 30)
      #expect(
        readable == (name == "a.json" ? .ready(.report) : .waiting(since: start, .otherName)))
    }
  }

  @Test mutating func `a file that changed under the end test settles`() throws {
    _ = try verdict(entry(), at: 0)
    #expect(try verdict(entry(), at: 2, .changed) == .settling(until: at(4)))
  }

  @Test mutating func `a file put back waits until it changes`() throws {
    readiness.hold(entry(), as: .cutOff, at: at(10))
    #expect(try verdict(entry(), at: 10) == .waiting(since: at(8), .cutOff))
    #expect(try verdict(entry(), at: 608) == .overdue(since: at(8), .cutOff))
    #expect(try verdict(entry(changed: 2), at: 609) == .settling(until: at(611)))
  }

  @Test mutating func `a file put back for its writer settles, our own rename or not`() throws {
    readiness.hold(entry(), at: at(10))
    readiness.noteRenamedIn("a.json")
    #expect(try verdict(entry(), at: 10) == .settling(until: at(12)))
    #expect(try verdict(entry(), at: 12) == .ready(.report))
  }

  @Test(
    arguments: [
      (.symbolicLink, 1, 10, .symbolicLink), (.other, 1, 10, .notAFile),
      (.regular, 2, 10, .hardLink), (.regular, 1, 1001, .tooBig(limit: 1000)),
    ] as [(FileKind, Int, Int64, Verdict.Refusal)])
  mutating func `what is no plain file is refused`(
    kind: FileKind, links: Int, size: Int64, refusal: Verdict.Refusal
  ) throws {
    let entry = entry(size: size, kind: kind, links: links)
    readiness.noteRenamedIn("a.json")
    #expect(try verdict(entry, at: 0) == .settling(until: at(2)))
    #expect(try verdict(entry, at: 2) == .refused(refusal))
  }

  @Test mutating func `those seen first come first, and what went is forgotten`() {
    let (old, young) = (entry("z.json", inode: 1), entry("a.json", inode: 2))
    _ = readiness.judge([old], at: at(0)) { _ in .whole }
    let both = readiness.judge([young, old], at: at(1)) { _ in .whole }
    #expect(both.map(\.entry.path) == ["z.json", "a.json"])
    #expect(readiness.nextLook == at(2))
    _ = readiness.judge([young], at: at(2)) { _ in .whole }
    let again = readiness.judge([young, old], at: at(3)) { _ in .whole }
    #expect(again.map(\.entry.path) == ["a.json", "z.json"])
    #expect(again.map(\.verdict) == [.ready(.report), .settling(until: at(5))])
  }
}
