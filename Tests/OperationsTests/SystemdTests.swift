import Foundation
import Service
import Testing

@testable import Operations

@Suite struct SystemdTests {
  @Test func `words go to a socket in the file system or to an abstract one`() throws {
    for name in [nil, "@blankettd-test-\(UUID().uuidString)"] {
      let receiver = try DatagramReceiver(name)
      let notifier = try SystemdNotifier(path: receiver.path)
      try notifier.send([.ready, .status("två\nrader")])
      #expect(receiver.nextText() == "READY=1\nSTATUS=två\\u{A}rader")
      try notifier.send([.reloading(at: 7)])
      #expect(receiver.nextText() == "RELOADING=1\nMONOTONIC_USEC=7")
    }
  }

  @Test(arguments: ["", "x", "@", "/" + String(repeating: "x", count: 108)])
  func `what is no address is refused`(path: String) {
    #expect(throws: (any Error).self) { try SystemdNotifier(path: path) }
  }

  @Test func `the watchdog hears of every turn, unless a job is stuck`() throws {
    let receiver = try DatagramReceiver()
    let signs = try ServiceSigns.sample(notifying: receiver)
    signs.becameReady()
    #expect(
      receiver.nextText() == "READY=1\nSTATUS=0 queued; 0 settling; 0 waiting; 0 in hand")
    signs.turned(.init())
    #expect(receiver.nextText() == "WATCHDOG=1")
    #expect(receiver.nextText(waiting: false) == nil)
    var stuck = ServiceStatus()
    stuck.inHand = 1
    stuck.isStuck = true
    signs.turned(stuck)
    #expect(
      receiver.nextText()
        == "STATUS=a job is stuck; 0 queued; 0 settling; 0 waiting; 1 in hand")
    #expect(receiver.nextText(waiting: false) == nil)
  }

  @Test func `the status counts, and tells why nothing is done`() throws {
    let receiver = try DatagramReceiver()
    let signs = try ServiceSigns.sample(notifying: receiver)
    signs.ended(.published, after: .seconds(1))
    signs.ended(.published, after: .seconds(1))
    signs.ended(.failed, after: .seconds(1))
    var status = ServiceStatus()
    status.queued = 4
    status.pause = "no space"
    signs.turned(status)
    #expect(receiver.nextText() == "WATCHDOG=1")
    #expect(
      receiver.nextText()
        == "STATUS=paused: no space; 4 queued; 0 settling; 0 waiting; 0 in hand; since the start 2 published, 1 failed"
    )
    signs.stopping()
    #expect(receiver.nextText() == "STOPPING=1\nSTATUS=stopping; 0 in hand")
    signs.turned(.init())
    #expect(receiver.nextText() == "WATCHDOG=1")
    #expect(receiver.nextText(waiting: false) == nil)
  }

  @Test func `a reload begins with the time and ends with readiness`() throws {
    let receiver = try DatagramReceiver()
    let signs = try ServiceSigns.sample(notifying: receiver)
    let before = SystemdNotifier.monotonicMicroseconds
    signs.reloading()
    let text = try #require(receiver.nextText())
    let moment = try #require(text.split(separator: "=").last.flatMap { UInt64($0) })
    #expect(text.hasPrefix("RELOADING=1\nMONOTONIC_USEC="))
    #expect(moment >= before && moment <= SystemdNotifier.monotonicMicroseconds)
    signs.reloaded(successfully: false)
    #expect(receiver.nextText() == "READY=1")
    #expect(signs.metrics.contains("blankettd_config_last_reload_successful 0\n"))
  }

  @Test func `what is meant for another process is left alone`() {
    var environment = SystemdEnvironment()
    environment.read(
      ["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "1", "LISTEN_PID": "1", "LISTEN_FDS": "1"],
      process: 2)
    #expect(environment.watchdog == nil && environment.socket == nil)
    environment.read(["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "2"], process: 2)
    #expect(environment.watchdog == .seconds(30))
    #expect(environment.rescan(.seconds(30)) == .seconds(10))
    #expect(environment.rescan(.seconds(5)) == .seconds(5))
    environment.read(["NOTIFY_SOCKET": "nonsense"], process: 2)
    #expect(environment.faults.count == 1)
  }
}
