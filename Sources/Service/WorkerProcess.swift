import CLinux
import Conversion
import FoundationEssentials
import Glibc
import Ledger
import Synchronization
public import SystemPackage

/// How a worker is started.
public struct WorkerProgram: Sendable {
  public var executable: FilePath
  public var arguments: [String]
  /// What it reads from its standard input before it is ready, with its line feed; empty when it reads
  /// nothing.
  public var firstLine: [UInt8] = []

  public init(executable: FilePath, arguments: [String]) {
    self.executable = executable
    self.arguments = arguments
  }
}

/// What can go wrong between the daemon and a worker. The fault may be the report's or the machine's.
enum WorkerError: Error, CustomStringConvertible {
  case cannotStart(Errno)
  /// It ended, or said nothing, before it was ready to work: its templates, its memory or its program
  /// are at fault, and no report is.
  case notReady
  /// It ended, or closed its pipe, without an answer.
  case died
  /// It ended before it had read the request: no fault of what it was asked.
  case wasDead
  case deadline(Duration)
  /// It said something that is no answer to the request.
  case babble

  /// What goes into the ledger about the attempt; nil when the file has nothing to do with it.
  var result: LedgerAttempt.Result? {
    switch self {
    case .cannotStart, .notReady, .wasDead: nil
    case .died: .died
    case .deadline: .overdue
    case .babble: .babbled
    }
  }

  var description: String {
    switch self {
    case .cannotStart(let errno): "a worker cannot be started: \(errno)"
    case .notReady: "a worker ended before it was ready; its own words stand in the log"
    case .died: "the worker died without an answer"
    case .wasDead: "a worker died before it had begun"
    case .deadline(let limit): "the worker did not answer within \(limit)"
    case .babble: "the worker answered something that is no answer"
    }
  }
}

/// One worker: a child process that converts, asked and answering by lines of JSON.
///
/// It sees the end of its input when the daemon goes, however that happens, and ends. One request at
/// a time; whoever gets an error ends it and takes another. All methods block.
final class WorkerProcess: Sendable {
  /// More than any answer has; who says more would fill the daemon's memory.
  private static let longestAnswer = 64 << 20

  let pid: pid_t
  private let isReaped = Mutex(false)
  private let requests: FileDescriptor
  private let answers: FileDescriptor
  /// What it has said and nobody has read yet.
  private let unread = Mutex<[UInt8]>([])

  /// Starts a worker and waits until it says that it is ready.
  init(
    _ program: WorkerProgram, readyWithin limit: Duration = .seconds(60)
  ) throws(WorkerError) {
    let (input, requests) = try WorkerProcess.pipe()
    let answers: FileDescriptor
    let output: FileDescriptor
    do throws(WorkerError) {
      (answers, output) = try WorkerProcess.pipe()
    } catch {
      _ = Glibc.close(input.rawValue)
      _ = Glibc.close(requests.rawValue)
      throw error
    }
    self.requests = requests
    self.answers = answers
    do {
      // The child has copies of these; with ours open, its end would not be seen.
      defer {
        _ = Glibc.close(input.rawValue)
        _ = Glibc.close(output.rawValue)
      }
      pid = try ChildProcess.spawn(
        [program.executable.string] + program.arguments, input: input, output: output)
    } catch {
      _ = Glibc.close(requests.rawValue)
      _ = Glibc.close(answers.rawValue)
      throw .cannotStart(error)
    }
    do {
      try send(program.firstLine)
      guard try readLine(within: limit) == Worker.readyLine else { throw WorkerError.babble }
    } catch {
      end(kill: true)
      throw .notReady
    }
  }

  /// Writes what a worker reads before it is ready. Must not wait for one that never reads.
  private func send(_ firstLine: [UInt8]) throws {
    if firstLine.count > 65_536 {
      let size = blankettd_pipe_hold(requests.rawValue, CInt(clamping: firstLine.count))
      guard size >= 0 else { throw Errno(rawValue: errno) }
    }
    try requests.writeAll(firstLine)
  }

  private static func pipe() throws(WorkerError) -> (FileDescriptor, FileDescriptor) {
    var ends: [CInt] = [-1, -1]
    guard blankettd_pipe(&ends) == 0 else { throw .cannotStart(Errno(rawValue: errno)) }
    return (FileDescriptor(rawValue: ends[0]), FileDescriptor(rawValue: ends[1]))
  }

  /// Asks and waits for the answer.
  func ask(_ request: WorkerRequest, within limit: Duration) throws -> WorkerReply {
    var line = Array(try JSONEncoder().encode(request))
    line.append(0x0A)
    do {
      try requests.writeAll(line)
      guard try readLine(within: limit) == Worker.begunLine else { throw WorkerError.babble }
    } catch WorkerError.died, is Errno {
      throw WorkerError.wasDead
    }
    let answer = try readLine(within: limit)
    guard let reply = try? JSONDecoder().decode(WorkerReply.self, from: Data(answer)),
      reply.job == request.job
    else { throw WorkerError.babble }
    return reply
  }

  /// Whether it waits for a request: neither has it ended nor said anything unasked.
  var isQuiet: Bool { unread.withLock(\.isEmpty) && (try? isReadable(within: 0)) == false }

  private func readLine(within limit: Duration) throws -> [UInt8] {
    let deadline = ContinuousClock.now + limit
    var said = unread.withLock { unread in
      defer { unread = [] }
      return unread
    }
    var searched = 0
    while true {
      if let end = said[searched...].firstIndex(of: 0x0A) {
        unread.withLock { $0 = Array(said[(end + 1)...]) }
        return Array(said[...end])
      }
      searched = said.count
      let left = deadline - .now
      guard left > .zero else { throw WorkerError.deadline(limit) }
      let milliseconds = Int32(clamping: left.components.seconds * 1_000 + 1_000)
      guard try isReadable(within: milliseconds) else { continue }
      let piece = try [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
        count = try answers.read(into: UnsafeMutableRawBufferPointer(buffer))
      }
      guard !piece.isEmpty else { throw WorkerError.died }
      said += piece
      if said.count > WorkerProcess.longestAnswer { throw WorkerError.babble }
    }
  }

  /// Waits until it has closed its output, as it does by going; what it still says is for nobody.
  private func waitForSilence(until deadline: ContinuousClock.Instant) {
    while (try? readLine(within: deadline - .now)) != nil {}
  }

  /// Whether there is something to read, or will be within so many milliseconds.
  private func isReadable(within milliseconds: Int32) throws -> Bool {
    var poll = pollfd(fd: answers.rawValue, events: Int16(POLLIN), revents: 0)
    let ready = Glibc.poll(&poll, 1, milliseconds)
    if ready < 0, errno != EINTR { throw Errno(rawValue: errno) }
    return ready > 0
  }

  /// Kills the worker, which lets whoever waits for its answer go on.
  func kill() {
    // Once it is reaped its number may be somebody else's.
    isReaped.withLock { isReaped in
      if !isReaped { _ = Glibc.kill(pid, SIGKILL) }
    }
  }

  /// Ends the worker: kills it, or asks it to go by closing its input, and kills it when it has not
  /// gone within a limit. Called once.
  func end(kill isKilled: Bool, within limit: Duration = .seconds(5)) {
    if isKilled { kill() }
    _ = Glibc.close(requests.rawValue)
    // One that was stopped or hangs would keep the daemon from ending.
    if !isKilled {
      waitForSilence(until: .now + limit)
      kill()
    }
    var ended = siginfo_t()
    while waitid(P_PID, id_t(pid), &ended, WEXITED | WNOWAIT) < 0, errno == EINTR {}
    isReaped.withLock { isReaped in
      var status: CInt = 0
      while waitpid(pid, &status, 0) < 0, errno == EINTR {}
      isReaped = true
    }
    _ = Glibc.close(answers.rawValue)
  }
}
