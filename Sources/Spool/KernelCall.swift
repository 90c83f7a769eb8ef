internal import Glibc
internal import SystemPackage

/// Makes a kernel call again for as long as a signal interrupts it. Any other failure is thrown
/// and says what could not be done to which path; those words are made only then.
@discardableResult
func kernel<Result: FixedWidthInteger & SignedInteger>(
  _ action: @autoclosure () -> String, _ path: @autoclosure () -> FilePath, _ call: () -> Result
) throws(SpoolError) -> Result {
  while true {
    let result = call()
    if result >= 0 { return result }
    let reason = Errno(rawValue: errno)
    guard reason == .interrupted else { throw SpoolError(reason, cannot: action(), path()) }
  }
}

/// The same, where one failure is an answer: then nil.
func kernel<Result: FixedWidthInteger & SignedInteger>(
  _ action: @autoclosure () -> String, _ path: @autoclosure () -> FilePath,
  unless expected: Errno, _ call: () -> Result
) throws(SpoolError) -> Result? {
  while true {
    let result = call()
    if result >= 0 { return result }
    let reason = Errno(rawValue: errno)
    if reason == expected { return nil }
    guard reason == .interrupted else { throw SpoolError(reason, cannot: action(), path()) }
  }
}
