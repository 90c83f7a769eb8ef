import CLinux
import Conversion
import FoundationEssentials
import Glibc
public import SystemPackage

/// How a worker is started.
public struct WorkerProgram: Sendable {
  public var executable: FilePath
  public var arguments: [String]

  public init(executable: FilePath, arguments: [String]) {
    self.executable = executable
    self.arguments = arguments
  }
}

/// What can go wrong between the daemon and a worker. The fault may be the report's or the machine's.
enum WorkerError: Error, CustomStringConvertible {
  case cannotStart(Errno)
  /// It ended, or closed its pipe, without an answer.
  case died
  /// A worker that had waited for work was dead already: no fault of what it was asked.
  case wasDead
  case deadline(Duration)
  /// It said something that is no answer to the request.
  case babble

  var description: String {
    switch self {
    case .cannotStart(let errno): "a worker cannot be started: \(errno)"
    case .died: "the worker died without an answer"
    case .wasDead: "a waiting worker had died"
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
  let pid: pid_t
  private let requests: FileDescriptor
  private let answers: FileDescriptor

  init(_ program: WorkerProgram) throws(WorkerError) {
    let (input, requests) = try WorkerProcess.pipe()
    let (answers, output) = try WorkerProcess.pipe()
    defer {
      // The child has copies of these.
      _ = Glibc.close(input.rawValue)
      _ = Glibc.close(output.rawValue)
    }
    self.requests = requests
    self.answers = answers
    pid = try WorkerProcess.spawn(program, input: input, output: output)
  }

  private static func pipe() throws(WorkerError) -> (FileDescriptor, FileDescriptor) {
    var ends: [CInt] = [-1, -1]
    guard blankettd_pipe(&ends) == 0 else { throw .cannotStart(Errno(rawValue: errno)) }
    return (FileDescriptor(rawValue: ends[0]), FileDescriptor(rawValue: ends[1]))
  }

  private static func spawn(
    _ program: WorkerProgram, input: FileDescriptor, output: FileDescriptor
  ) throws(WorkerError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input.rawValue, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output.rawValue, STDOUT_FILENO)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A group of its own: Ctrl-C at a terminal is for the daemon, which lets the work finish.
    var defaults = sigset_t()
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    var mask = sigset_t()
    sigemptyset(&mask)
    posix_spawnattr_setsigmask(&attributes, &mask)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    posix_spawnattr_setflags(&attributes, Int16(flags))
    var arguments = ([program.executable.string] + program.arguments).map { strdup($0) }
    defer { for argument in arguments { free(argument) } }
    arguments.append(nil)
    var pid: pid_t = 0
    let result = program.executable.withPlatformString {
      posix_spawn(&pid, $0, &actions, &attributes, arguments, environ)
    }
    guard result == 0 else { throw .cannotStart(Errno(rawValue: result)) }
    return pid
  }

  /// Asks for a conversion and waits for the answer.
  func ask(_ request: WorkerRequest, within limit: Duration) throws -> WorkerReply {
    var line = Array(try JSONEncoder().encode(request))
    line.append(0x0A)
    do {
      try requests.writeAll(line)
    } catch {
      throw WorkerError.died
    }
    let answer = try readLine(within: limit)
    guard let reply = try? JSONDecoder().decode(WorkerReply.self, from: Data(answer)),
      reply.job == request.job
    else { throw WorkerError.babble }
    return reply
  }

  private func readLine(within limit: Duration) throws -> [UInt8] {
    let deadline = ContinuousClock.now + limit
    var line: [UInt8] = []
    while line.last != 0x0A {
      let left = deadline - .now
      guard left > .zero else { throw WorkerError.deadline(limit) }
      var poll = pollfd(fd: answers.rawValue, events: Int16(POLLIN), revents: 0)
      let milliseconds = Int32(clamping: left.components.seconds * 1_000 + 1_000)
      let ready = Glibc.poll(&poll, 1, milliseconds)
      if ready < 0, errno != EINTR { throw Errno(rawValue: errno) }
      guard ready > 0 else { continue }
      let piece = try [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
        count = try answers.read(into: UnsafeMutableRawBufferPointer(buffer))
      }
      guard !piece.isEmpty else { throw WorkerError.died }
      line += piece
    }
    return line
  }

  /// Ends the worker: asks it to go by closing its input, or kills it. Called once.
  func end(kill isKilled: Bool) {
    if isKilled { _ = Glibc.kill(pid, SIGKILL) }
    _ = Glibc.close(requests.rawValue)
    var status: CInt = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    _ = Glibc.close(answers.rawValue)
  }
}
