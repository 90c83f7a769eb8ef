import Service

/// The figures in the text format of Prometheus.
struct MetricsText {
  private(set) var text = ""

  init(_ figures: Figures, version: String) {
    let status = figures.status
    add(
      "jobs_total", "counter", "Jobs that have ended.",
      JobOutcome.allCases.map { (["outcome": $0.rawValue], Double(figures.jobs[$0] ?? 0)) })
    addDurations(figures)
    add(
      "files", "gauge", "Files in the inbox and in hand.",
      [
        (["state": "queued"], Double(status.queued)),
        (["state": "settling"], Double(status.settling)),
        (["state": "waiting"], Double(status.waiting)),
        (["state": "held"], Double(status.held)),
        (["state": "in_hand"], Double(status.inHand)),
      ])
    add(
      "oldest_waiting_seconds", "How long the oldest file in the inbox has been there.",
      status.oldest.map { $0 / .seconds(1) } ?? 0)
    add(
      "unsettled_jobs", "Jobs that cannot be ended for now.", Double(status.unsettled.count))
    add("paused", "Whether a fault of the machine holds up the work.", status.pause == nil ? 0 : 1)
    if let moment = status.lastPublished {
      add("last_published_timestamp_seconds", "When a package was last published.", Double(moment))
    }
    add(
      "scan_duration_seconds", "How long the last look through the inbox took.",
      status.scan / .seconds(1))
    add(
      "watch_overflows_total", "counter", "Times that the kernel lost events of the inbox.",
      [([:], Double(status.overflows))])
    add(
      "config_last_reload_successful", "Whether the last reload took up a new configuration.",
      figures.lastReloadSucceeded ? 1 : 0)
    add(
      "notification_failed", "Whether the last notification failed.",
      status.notificationFault == nil ? 0 : 1)
    add("build_info", "gauge", "Which program this is.", [(["version": version], 1)])
  }

  private mutating func add(_ name: String, _ help: String, _ value: Double) {
    add(name, "gauge", help, [([:], value)])
  }

  private mutating func add(
    _ name: String, _ type: String, _ help: String, _ samples: [([String: String], Double)]
  ) {
    begin(name, type, help)
    for (labels, value) in samples { sample(name, labels, value) }
  }

  private mutating func addDurations(_ figures: Figures) {
    let name = "job_duration_seconds"
    begin(name, "histogram", "From the claim of a file to the end of its job.")
    var count = 0
    for (bound, jobs) in zip(Figures.bounds, figures.buckets) {
      count += jobs
      sample("\(name)_bucket", ["le": MetricsText.number(bound)], Double(count))
    }
    let all = figures.buckets.reduce(0, +)
    sample("\(name)_bucket", ["le": "+Inf"], Double(all))
    sample("\(name)_sum", [:], figures.seconds)
    sample("\(name)_count", [:], Double(all))
  }

  private mutating func begin(_ name: String, _ type: String, _ help: String) {
    text += "# HELP blankettd_\(name) \(help)\n# TYPE blankettd_\(name) \(type)\n"
  }

  /// Label values are words and versions of our own; nothing in them needs escaping.
  private mutating func sample(_ name: String, _ labels: [String: String], _ value: Double) {
    let list = labels.sorted { $0.key < $1.key }.map { "\($0.key)=\"\($0.value)\"" }
    let braces = list.isEmpty ? "" : "{\(list.joined(separator: ","))}"
    text += "blankettd_\(name)\(braces) \(MetricsText.number(value))\n"
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int64(value))" : "\(value)"
  }
}
