import CSVExporter
import Configuration
import ReportModel
import Rules
import SystemPackage
import Testing

@Suite struct ConfigurationTests {
  @Test func `a file without a value says nothing`() throws {
    #expect(try Configuration(reading: "", file: "f") == Configuration())
    #expect(try Configuration(reading: "# data: /x\n", file: "f") == Configuration())
    #expect(try Configuration(reading: "readiness:\nrules: ~\n", file: "f") == Configuration())
  }

  @Test func `every value is read, and knows its line`() throws {
    let text = """
      data: /srv/x
      folders:
        arkiv: /srv/x/gammalt
      readiness: {settle: 500ms, patience: 1h, largest-file: 64KiB, writer-test: true, ignore: ["*.xfer", kopia *]}
      workers: {count: 3, memory: unlimited}
      output:
        csv-profile: open
      rules:
        R27: off
        R10: error
        R12: warning
      notify:
        command: [/usr/bin/env, "ett ord"]
        on: all
      retention: {arkiv-days: 365, ledger-days: null}
      """
    let configuration = try Configuration(reading: text, file: "f")
    #expect(configuration.data == Setting("/srv/x", from: .file("f", line: 1)))
    #expect(configuration.folder(\.folders.inkorg, "inkorg") == "/srv/x/inkorg")
    #expect(configuration.folder(\.folders.arkiv, "arkiv") == "/srv/x/gammalt")
    #expect(configuration.readiness.settle.value == .milliseconds(500))
    #expect(configuration.readiness.settle.origin == .file("f", line: 4))
    #expect(configuration.readiness.patience.value == .seconds(3_600))
    let ignored = configuration.lines.first { $0.name == "readiness.ignore" }
    #expect(ignored?.value == #"["*.xfer", "kopia *"]"#)
    #expect(configuration.readiness.settleClosed.value == .milliseconds(300))
    #expect(configuration.readiness.rescan.origin == .standard)
    #expect(configuration.readiness.largestFile.value == 65_536)
    #expect(configuration.workers.count.value == 3)
    #expect(configuration.workers.memory.value == nil)
    #expect(configuration.output.csvProfile.value.rawValue == "open")
    #expect(configuration.notify.command.value == ["/usr/bin/env", "ett ord"])
    #expect(configuration.notify.occasion.value == .all)
    #expect(configuration.retention.archiveDays.value == 365)
    #expect(configuration.retention.ledgerDays.value == nil)
    // R12 is graded as the rule itself does: no choice.
    #expect(configuration.rules.choices.map(\.code) == ["R10", "R27"])
    #expect(configuration.rules.settings.off == ["R27"])
    #expect(configuration.rules.settings.severities == ["R10": .error])
  }

  @Test func `values are shown as they would stand in the file`() throws {
    let text = """
      stop-limit: 90000ms
      readiness: {rescan: 120s, largest-file: 1024KiB}
      notify: {command: [/bin/x, "a b"]}
      """
    let lines = try Configuration(reading: text, file: "f").lines
    func shown(_ name: String) -> String? { lines.first { $0.name == name }?.value }
    #expect(shown("stop-limit") == "90s")
    #expect(shown("readiness.rescan") == "2min")
    #expect(shown("readiness.largest-file") == "1MiB")
    #expect(shown("notify.command") == "[/bin/x, \"a b\"]")
  }
}
