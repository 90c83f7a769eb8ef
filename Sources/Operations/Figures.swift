import Service

/// The numbers behind the metrics.
struct Figures: Sendable {
  /// Upper bounds of the histogram of job durations, in seconds.
  static let bounds: [Double] = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300]

  var status = ServiceStatus()
  private(set) var jobs: [JobOutcome: Int] = [:]
  /// Jobs up to each bound, each job counted once; the last is for those above all bounds.
  private(set) var buckets = [Int](repeating: 0, count: Figures.bounds.count + 1)
  private(set) var seconds = 0.0
  var lastReloadSucceeded = true

  mutating func count(_ outcome: JobOutcome, after duration: Duration) {
    jobs[outcome, default: 0] += 1
    let length = duration / .seconds(1)
    buckets[Figures.bounds.firstIndex { length <= $0 } ?? Figures.bounds.count] += 1
    seconds += length
  }
}
