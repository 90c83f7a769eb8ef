import Glibc

/// How many seconds pass meanwhile.
public func wallSeconds(_ body: () throws -> Void) rethrows -> Double {
  let duration = try ContinuousClock().measure(body)
  return Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
}

/// How many seconds of CPU this process takes meanwhile.
public func cpuSeconds(_ body: () throws -> Void) rethrows -> Double {
  let start = cpuSecondsSoFar()
  try body()
  return cpuSecondsSoFar() - start
}

private func cpuSecondsSoFar() -> Double {
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  let times = [usage.ru_utime, usage.ru_stime]
  return times.reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
}
