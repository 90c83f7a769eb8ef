import Foundation

/// A C library that is preloaded into the program to make calls of the C library fail, or to write
/// them down; compiled when it is first wanted, beside the program.
struct FaultLibrary: Sendable {
  static let worker = FaultLibrary("worker")
  static let crash = FaultLibrary("crash")
  static let trace = FaultLibrary("trace")

  private let path: String
  private let problem: String?

  private init(_ name: String) {
    path = Program.bin.appending(path: "faults-\(name).so").path
    let source = Program.root.appending(path: "Tests/ProgramTests/Faults/\(name).c").path
    do {
      // Another run may be using it: it is replaced, not written to.
      let result = try Program.shell(
        """
        $(command -v clang || command -v cc) -Wall -Werror -O1 -shared -fPIC -o '\(path).new' \
        '\(source)' -ldl -pthread && mv '\(path).new' '\(path)'
        """, in: Program.bin)
      problem = result.status == 0 ? nil : result.output
    } catch {
      problem = "\(error)"
    }
  }

  struct CannotCompile: Error {
    var problem: String
  }

  /// The variable that preloads it.
  func environment() throws -> [String: String] {
    if let problem { throw CannotCompile(problem: problem) }
    return ["LD_PRELOAD": path]
  }
}
