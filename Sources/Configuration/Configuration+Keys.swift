import CSVExporter
import Logging
import ReportModel
import Rules
public import SystemPackage

extension Configuration {
  /// The parts of the file in their order, with what stands above each. Keys that stand by
  /// themselves are in the part without a name.
  static let sections: [(name: String, explanation: String)] = [
    ("", ""),
    ("folders", "Folders that stand elsewhere than under 'data'. All must lie on one mount."),
    ("readiness", "When a dropped file is taken to be whole."),
    ("workers", "The processes that convert."),
    ("output", "How packages come out."),
    (
      "rules",
      """
      The rules of the forms. Those below rest on inference and may be graded off, note, warning or \
      error; the others are the city's own words.
      """
    ),
    ("notify", "Somebody who is told how a report ended."),
    ("retention", "How many days things are kept. Inbox, outbox and answers are never cleared."),
    ("log", "The log: the journal under systemd, lines on standard error otherwise."),
    ("metrics", "Figures for Prometheus."),
  ]

  /// Every key that the file may have.
  static var keys: [ConfigurationKey] {
    general + folderKeys + readinessKeys + workerKeys + outputKeys + ruleKeys + notifyKeys
      + retentionKeys + logKeys + metricsKeys
  }

  private static var general: [ConfigurationKey] {
    [
      .init(
        "data", \.data, .path, needsRestart: true,
        "The folder under which all folders stand that 'folders' does not name."),
      .init(
        "templates", \.templates, Notation.path.or("auto"),
        """
        The folder with the templates of the blanketter. auto: share/blankettd/templates beside the \
        program's bin, else ./templates.
        """),
      .init(
        "templates-overlay", \.templatesOverlay, Notation.path.or("none"),
        """
        A folder with an organisation's own templates, built like the other. They are added to the \
        shipped ones; one of the same id and edition (utgava) stands in the place of the shipped one.
        """),
      .init(
        "register", \.register, Notation.path.or("none"),
        """
        The register of nämnder: which codes and names there are, and whose folder is whose. none: \
        any code may report, under any name.
        """),
      .init(
        "stop-limit", \.stopLimit, .duration(.zero ... .seconds(3_600)),
        """
        How long work in hand may take to finish when the daemon is told to stop. Keep it below \
        the unit's TimeoutStopSec.
        """),
    ]
  }

  private static var folderKeys: [ConfigurationKey] {
    let folders: [(String, WritableKeyPath<Configuration, Setting<FilePath?>>, String)] = [
      ("inkorg", \.folders.inkorg, "Where people drop reports."),
      ("utkorg", \.folders.utkorg, "Where people fetch packages."),
      ("fel", \.folders.fel, "Answers to what could not be converted, beside the original."),
      ("arkiv", \.folders.arkiv, "Accepted reports and replaced packages."),
      ("arbete", \.folders.arbete, "Private: work in progress."),
      ("state", \.folders.state, "Private: the lock and the ledger."),
    ]
    return folders.map { name, path, explanation in
      .init(
        "folders.\(name)", path, Notation.path.or("auto"), needsRestart: true,
        shown: { $0.folder(path, name) }, explanation)
    }
  }

  private static var readinessKeys: [ConfigurationKey] {
    [
      .init(
        "readiness.settle", \.readiness.settle, .duration(.zero ... .seconds(3_600)),
        "How long a file must hold still. One that is renamed into the inbox need not."),
      .init(
        "readiness.settle-closed", \.readiness.settleClosed, .duration(.zero ... .seconds(3_600)),
        """
        How long a whole report of at most 1 MiB must hold still after its writer has closed it; never \
        longer than 'settle'. It needs events (see 'watch').
        """),
      .init(
        "readiness.patience", \.readiness.patience, .duration(.seconds(1) ... .seconds(86_400)),
        """
        How long an unfinished file waits before its sender is answered, and one that is not named as \
        a report before it goes to fel/.
        """),
      .init(
        "readiness.rescan", \.readiness.rescan, .duration(.seconds(1) ... .seconds(3_600)),
        """
        How often the inbox is looked through though nothing was heard. Under a systemd watchdog it \
        is at most a third of WatchdogSec.
        """),
      .init(
        "readiness.largest-file", \.readiness.largestFile,
        .size((1 << 10)...ReportReader.sizeLimit),
        "The largest file that is taken for a report."),
      .init(
        "readiness.writer-test", \.readiness.writerTest, .flag,
        """
        Whether a file that some process of this machine still has open for writing waits. It needs \
        the right to ask (CAP_LEASE) and sees no writers on other machines.
        """),
      .init(
        "readiness.watch", \.readiness.watch, .choice,
        """
        How new files are noticed: events, polling (each 'rescan'), or auto: polling on network \
        file systems.
        """),
      .init(
        "readiness.ignore", \.readiness.ignored, .patterns,
        """
        Names that are left alone besides hidden ones and those that sync and transfer programs are \
        known to use; * stands for anything. Example: ["*.xfer", "kopia av *"]
        """),
    ]
  }

  private static var workerKeys: [ConfigurationKey] {
    [
      .init(
        "workers.count", \.workers.count, Notation.integer(1...64, or: "auto").or("auto"),
        "Conversions at the same time. auto: one for each processor."),
      .init(
        "workers.deadline", \.workers.deadline, .duration(.seconds(1) ... .seconds(86_400)),
        "How long one conversion may take before its worker is ended and the file tried again."),
      .init(
        "workers.memory", \.workers.memory,
        Notation.size((256 << 20)...(1 << 40), or: "unlimited").or("unlimited"),
        "Address space that one worker may use."),
    ]
  }

  private static var outputKeys: [ConfigurationKey] {
    [
      .init(
        "output.csv-profile", \.output.csvProfile, .choice,
        "The kind of CSV: excel-sv for a Swedish Excel, open for programs."),
      .init(
        "output.plain-text", \.output.plainText, .flag,
        "Ordinary spaces and hyphens in the texts, instead of Swedish typography."),
    ]
  }

  private static var ruleKeys: [ConfigurationKey] {
    [
      .init(
        "rules.strict", \.rules.strict, .flag, "Whether warnings stop publication as errors do.")
    ]
      + RuleGrades.changeable.map { rule in
        .init("rules.\(rule.code)", \.rules[rule.code], .choice, rule.title + ".")
      }
  }

  private static var notifyKeys: [ConfigurationKey] {
    [
      .init(
        "notify.command", \.notify.command, .command,
        """
        A program and its arguments; it gets the path of the receipt as its last argument. Empty: \
        nobody is told. Example: [/usr/local/bin/notify-finance, --quiet]
        """),
      .init(
        "notify.on", \.notify.occasion, .choice,
        "failures: only when a report was not published. all: always."),
      .init(
        "notify.timeout", \.notify.timeout, .duration(.seconds(1) ... .seconds(3_600)),
        "How long the program may take before it is ended."),
      .init(
        "notify.retry", \.notify.retry, .duration(.seconds(1) ... .seconds(86_400)),
        """
        How long after a failure the program is tried again; then twice as long each time, at most \
        an hour, for three days.
        """),
    ]
  }

  private static var retentionKeys: [ConfigurationKey] {
    [
      .init(
        "retention.arkiv-days", \.retention.archiveDays,
        Notation.integer(1...36_500, or: "never").or("never"),
        "Days that archived reports and replaced packages are kept. never: clear nothing."),
      .init(
        "retention.ledger-days", \.retention.ledgerDays,
        Notation.integer(1...36_500, or: "never").or("never"),
        """
        Days that the ledger remembers a report. A forgotten one that is dropped again is published \
        again.
        """),
    ]
  }

  private static var logKeys: [ConfigurationKey] {
    [
      .init(
        "log.level", \.log.level, .choice,
        "The least important line that is written: trace, debug, info, notice, warning, error, critical."
      ),
      .init(
        "log.file-names", \.log.fileNames, .flag,
        "Whether names of dropped files may be logged. They may hold personal data."),
    ]
  }

  private static var metricsKeys: [ConfigurationKey] {
    [
      .init(
        "metrics.file", \.metrics.file, Notation.path.or("none"), needsRestart: true,
        """
        A file that is kept up to date, for the textfile collector of node_exporter: its name ends \
        in .prom there. A socket that systemd hands over is served whatever stands here: GET \
        /metrics and GET /healthz.
        """)
    ]
  }
}

extension Configuration {
  /// Where a folder is: as it was named, else under `data` by its usual name.
  public func folder(
    _ path: KeyPath<Configuration, Setting<FilePath?>>, _ name: String
  ) -> FilePath {
    self[keyPath: path].value ?? data.value.appending(name)
  }
}
