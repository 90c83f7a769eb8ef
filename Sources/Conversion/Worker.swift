import ExporterKit
import FoundationEssentials
import Glibc
import SystemPackage

/// The far end of the daemon's pipes: reads requests, converts, answers, until the pipe closes.
///
/// The answers go to a descriptor of their own, and whatever else is printed goes to standard error;
/// so a stray line of a library cannot be taken for an answer.
public struct Worker {
  private let converter: Converter
  private let isStrict: Bool
  private let fingerprint: String
  private let answers: FileDescriptor

  /// `fingerprint` tells which program, templates, register and settings this worker works with.
  public init(converter: Converter, isStrict: Bool, fingerprint: String) throws {
    self.converter = converter
    self.isStrict = isStrict
    self.fingerprint = fingerprint
    answers = try FileDescriptor.standardOutput.duplicate()
    _ = try FileDescriptor.standardError.duplicate(as: .standardOutput)
  }

  /// What a worker says once it is ready to work.
  public static let readyLine = Array("ready\n".utf8)
  /// What it says once it has read a request: if it dies now, that may be the file's doing.
  public static let begunLine = Array("begun\n".utf8)

  /// Serves until standard input ends.
  public func run() throws {
    try ParentWatch.begin()
    // As the package will be, so that nothing has to be done to each of its files.
    umask(0o027)
    try answers.writeAll(Worker.readyLine)
    let (decoder, encoder) = (JSONDecoder(), JSONEncoder())
    while let line = readLine(strippingNewline: true) {
      let request = try decoder.decode(WorkerRequest.self, from: Data(line.utf8))
      try answers.writeAll(Worker.begunLine)
      let reply = answer(request)
      var bytes = Array(try encoder.encode(reply))
      bytes.append(0x0A)
      try answers.writeAll(bytes)
    }
  }

  private func answer(_ request: WorkerRequest) -> WorkerReply {
    var reply = WorkerReply(job: request.job)
    do {
      switch request.task {
      case .convert(let input, let stage, let dropped):
        reply.conversion = try converter.convert(
          try InputFile.read(input.path), into: stage.path, strict: isStrict,
          droppedIn: dropped.path.folderNames)
        reply.conversion?.fingerprint = fingerprint
      case .compare(let earlier, let later):
        reply.changes = converter.changes(
          from: try InputFile.read(earlier.path), to: try InputFile.read(later.path))
      case .review(let report, let earlier):
        reply.review = converter.review(
          try InputFile.read(report.path), after: try InputFile.read(earlier.path),
          strict: isStrict)
      case .missingEnd(let file):
        reply.missingEnd = converter.missingEnd(of: try InputFile.read(file.path))
      }
    } catch let error as ExportError {
      reply.failure = .init(message: error.message, errno: error.errno)
    } catch let error as Errno {
      reply.failure = .init(message: "cannot read the input: \(error)", errno: error.rawValue)
    } catch {
      reply.failure = .init(message: "\(error)")
    }
    return reply
  }
}
