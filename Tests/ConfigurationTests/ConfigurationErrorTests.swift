import SystemPackage
import Testing

@testable import Configuration

@Suite struct ConfigurationErrorTests {
  @Test(
    arguments: [
      ("dta: /srv/x", ["1:1: unknown key 'dta'; did you mean 'data'?"]),
      (
        "readiness:\n  setle: 2s",
        ["2:3: unknown key 'setle'; did you mean 'settle'?"]
      ),
      ("data: srv/x", ["1:7: 'data' is an absolute path, not 'srv/x'"]),
      ("data: [/srv/x]", ["1:7: a single value is expected here"]),
      ("readiness: 2s", ["1:12: keys and values are expected here"]),
      (
        "readiness: {settle: 2 s}",
        ["1:21: 'readiness.settle' is a duration from 0s to 1h (ms, s, min, h), not '2 s'"]
      ),
      (
        "readiness: {settle: 61min}",
        ["1:21: 'readiness.settle' is a duration from 0s to 1h (ms, s, min, h), not '61min'"]
      ),
      (
        "readiness: {largest-file: 257MiB}",
        ["1:27: 'readiness.largest-file' is a size from 1KiB to 256MiB, not '257MiB'"]
      ),
      (
        "readiness: {watch: event}",
        [
          "1:20: 'readiness.watch' is one of auto, events, polling, not 'event'; did you mean 'events'?"
        ]
      ),
      (
        "workers: {count: 0}",
        ["1:18: 'workers.count' is a whole number from 1 to 64, or 'auto', not '0'"]
      ),
      (
        "retention: {arkiv-days: nevr}",
        [
          "1:25: 'retention.arkiv-days' is a whole number from 1 to 36500, or 'never', not 'nevr'; did you mean 'never'?"
        ]
      ),
      ("rules: {strict: yes}", ["1:17: 'rules.strict' is true or false, not 'yes'"]),
      (
        "rules: {R02: off}",
        [
          "1:14: rule R02 is the city's own and cannot be graded (those that can: R08, R10, R12, R17, R19, R25, R27, R28, R31, R33, R34, R35, R36, R37, R38, R39, R40)"
        ]
      ),
      (
        "notify: {command: [mail, finance]}",
        ["1:19: 'notify.command' begins with the absolute path of a program"]
      ),
      (
        "log: {level: warn}",
        [
          "1:14: 'log.level' is one of trace, debug, info, notice, warning, error, critical, not 'warn'"
        ]
      ),
      (
        #"readiness: {ignore: ["*.xfer", "a/b", "*.json"]}"#,
        [
          "1:32: 'readiness.ignore' holds names of files, without '/', with * for anything",
          "1:39: '*.json' in 'readiness.ignore' would leave out every report",
        ]
      ),
      ("readiness: {ignore: a.xfer}", ["1:21: a list is expected here"]),
      ("data: /a\ndata: /b", ["2:1: the key stands twice: data"]),
      ("data: 'x", ["1:9: no valid YAML: found unexpected end of stream"]),
      ("- data", ["1:1: keys and values are expected here"]),
    ])
  func `a mistake is told with its place`(text: String, expected: [String]) {
    #expect(problems(of: text) == expected.map { "c.yaml:\($0)" })
  }

  @Test func `all mistakes are told at once, in the order of the file`() {
    let text = """
      stop-limit: soon
      readiness:
        rescan: 0s
      rules:
        R10: loud
      datta: /x
      """
    #expect(problems(of: text).map { $0.split(separator: ":")[1] } == ["1", "3", "5", "6"])
  }

  private func problems(of text: String) -> [String] {
    do {
      _ = try Configuration(reading: text, file: "c.yaml")
      return []
    } catch {
      return error.lines
    }
  }
}
