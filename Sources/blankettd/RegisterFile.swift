import ArgumentParser
import Blanketter
import Configuration
import Conversion
import FoundationEssentials
import NamndRegister
import SystemPackage
import YAMLReading

/// A register of nämnder and the text that it was read from.
struct RegisterFile {
  let register: Register
  private let text: String

  /// Reads a file; every problem of it is told. The blanketter that it names must be among the
  /// templates.
  init(_ file: FilePath, _ catalogue: TemplateCatalogue) throws {
    let text: String
    do {
      text = try UTF8Text.read(try RegisterFile.bytes(of: file))
    } catch let fault as UTF8Text.Fault {
      let problem = YAMLProblem(
        line: fault.line, column: fault.column,
        message: "filen är inte giltig UTF-8 här; spara den med teckenkodningen UTF-8")
      throw ConfigurationError(file: file, problems: [problem])
    }
    try self.init(text, of: file, catalogue)
  }

  static func bytes(of file: FilePath) throws -> [UInt8] {
    do {
      return try InputFile.read(file)
    } catch {
      throw CommandFailure(
        code: .configuration, message: InputFile.message(error, file),
        hint: "the register of nämnder is named by 'register' or --register")
    }
  }

  /// In bytes; a worker must be able to take it at once.
  private static let limit = 256 << 10

  private init(_ text: String, of file: FilePath, _ catalogue: TemplateCatalogue) throws {
    guard text.utf8.count <= RegisterFile.limit else {
      let message = "registret är större än \(RegisterFile.limit >> 10) KiB, som är gränsen"
      throw ConfigurationError(file: file, problems: [YAMLProblem(message: message)])
    }
    do throws(RegisterError) {
      register = try Register(reading: text, blanketter: catalogue.known.map(\.id))
    } catch {
      throw ConfigurationError(file: file, problems: error.problems)
    }
    self.text = text
  }

  /// What decides how packages come out, for the fingerprint: neither contacts nor days.
  var deciding: [[UInt8]] {
    register.namnder.flatMap { entry in
      [[entry.kod, entry.namn, entry.forvaltning ?? ""], entry.tidigareNamn]
        .map { $0.flatMap { Array("\($0.utf8.count):\($0)".utf8) } }
    }
  }
}

// MARK: - From the daemon to its workers

extension RegisterFile {
  /// The register on one line, as a worker takes it from its standard input. It goes there and not by
  /// name, as the file may have become faulty since it was read, and not among the arguments, which
  /// every user of the machine can see.
  func line() throws -> [UInt8] { Array(try JSONEncoder().encode(text)) + [0x0A] }

  /// The register that the daemon has sent ahead.
  static func sentAhead(_ catalogue: TemplateCatalogue) throws -> RegisterFile {
    guard let line = readLine(strippingNewline: true) else {
      throw CommandFailure(code: .software, message: "the daemon has sent no register")
    }
    let text = try JSONDecoder().decode(String.self, from: Data(line.utf8))
    return try RegisterFile(text, of: "register", catalogue)
  }
}

/// Which register, for every command that reads reports.
struct RegisterOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The register of nämnder.", valueName: "file"))
  var register: String?

  func apply(to configuration: inout Configuration) throws {
    if let register {
      configuration.register = Setting(FilePath(register), from: .flag("--register"))
    }
  }
}
