import ArgumentParser
import Configuration
import Conversion
import ExporterKit
import PrintableText
import Service
import Spool
import SystemPackage

/// Converts reports by hand: the same package as the daemon's, without daemon or ledger.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert", abstract: "Convert reports without the daemon.",
    discussion: """
      Puts a package for each report, DIR/<kod>-<ar>-<typ>/, and replaces one that is there in one \
      step; two files for the same package are a mistake, and the first one's stays. Every file is \
      tried; the exit code is the highest met.
      """)

  @Argument(help: ArgumentHelp("Report files.", valueName: "file"))
  var files: [String]

  @Option(name: .customLong("to"), help: ArgumentHelp("Where the packages go.", valueName: "dir"))
  var destination: String

  @Option(help: "Formats, separated by commas; all when left out.")
  var format: String?

  @OptionGroup var file: ConfigurationOptions

  @OptionGroup var options: ConversionOptions

  func run() throws {
    try Command.run {
      var configuration = try file.configuration()
      try options.apply(to: &configuration)
      let converter = try configuration.converter(selecting: selected)
      var worst = ExitCode.success
      var made: [String: String] = [:]
      for file in files {
        do {
          try convert(
            file, with: converter, strict: configuration.rules.strict.value, made: &made)
        } catch let failure as CommandFailure {
          Console.report(failure)
          worst = worst.worse(ExitCode(failure.code.rawValue))
        }
      }
      throw worst
    }
  }

  /// Those of all exporters that `--format` names.
  private func selected(_ all: ExporterRegistry) throws -> ExporterRegistry {
    guard let format else { return all }
    let names = format.split(separator: ",", omittingEmptySubsequences: false).map { name in
      String(name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    guard !names.contains("") else {
      throw ValidationError("--format '\(format)': a name is missing")
    }
    do {
      return try all.selecting(names)
    } catch {
      throw ValidationError("\(error)")
    }
  }

  /// `made` are the packages of this run, each with the file that it was made of.
  private func convert(
    _ file: String, with converter: Converter, strict: Bool, made: inout [String: String]
  ) throws {
    let received = WallTime()
    let bytes: [UInt8]
    do {
      bytes = try InputFile.read(FilePath(file))
    } catch {
      throw CommandFailure(
        code: SysExit(reading: error), message: InputFile.message(error, FilePath(file)))
    }
    do {
      let destination = try PackageDestination(FilePath(destination))
      let stage = try destination.stage()
      let conversion = try converter.convert(
        consume bytes, into: stage.path, strict: strict)
      guard conversion.outcome == .converted, let package = conversion.package else {
        throw CommandFailure(
          code: .dataError, message: rejection(of: file, conversion))
      }
      if let first = made[package] {
        throw CommandFailure(
          code: .dataError,
          message:
            "\(file): inte omvandlad: paketet \(package) är redan gjort av »\(first)« i samma körning och har inte skrivits över. Ange en fil för varje nämnd och period."
        )
      }
      let receipt = Receipt(
        job: Receipt.handJob, outcome: .published,
        input: .init(name: FilePath(file).lastComponent?.string ?? file), conversion: conversion,
        received: received, finished: WallTime(), program: Blankettd.configuration.version)
      try stage.complete(
        conversion.files.map(\.name), with: try receipt.answerFiles())
      let published = try stage.publish(as: package)
      made[package] = file
      Console.out(published.string)
      if !conversion.diagnostics.isEmpty {
        Console.error("\(file.printable): \(DiagnosticListing.count(conversion.diagnostics))")
      }
    } catch let error as ExportError {
      throw CommandFailure(code: code(of: error), message: "\(file.printable): \(error.message)")
    } catch let error as SpoolError {
      throw CommandFailure(
        code: error.errno.map { SysExit(writing: $0) } ?? .cannotCreate, message: error.message,
        hint: error.hint)
    }
  }

  private func rejection(of file: String, _ conversion: Conversion) -> String {
    let listing = DiagnosticListing(conversion.diagnostics)
    let lines =
      ["\(file.printable): inte godkänd"] + listing.lines.map { $0.isEmpty ? "" : "  " + $0 }
    return (lines + ["  " + DiagnosticListing.count(conversion.diagnostics)])
      .joined(separator: "\n")
  }

  private func code(of error: ExportError) -> SysExit {
    switch error.code {
    case .writing: error.errno.map { SysExit(writing: Errno(rawValue: $0)) } ?? .inputOutput
    case .unfit: .dataError
    default: .software
    }
  }
}
