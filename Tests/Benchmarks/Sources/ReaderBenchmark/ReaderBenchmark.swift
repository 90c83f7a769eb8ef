import Blanketter
import Foundation
import Measurement
import ReportModel

/// Reads one large report in turn with the report reader, with Foundation's JSONDecoder and with
/// Python's json, and prints MB/s and the ratio of each round. No time decides anything; the ratios
/// are for `docs/prestanda.md`.
@main
enum ReaderBenchmark {
  static func main() throws {
    let rounds = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 5
    let text = LargeReport.text(bytes: 20_000_000)
    let file = FileManager.default.temporaryDirectory.appending(path: "blankettd-reader.json")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let bytes = Array(text.utf8)
    let reader = ReportReader(catalogue: try TemplateCatalogue.shipped())
    let megabytes = Double(bytes.count) / 1e6
    if CommandLine.arguments.contains("--profile") {
      // For perf: the reader alone, again and again.
      for _ in 0..<rounds { _ = reader.read(bytes) }
      return
    }
    print("\(bytes.count) bytes, \(rounds) rounds, each of the three in turn")

    var ratios: (decoder: [Double], python: [Double]) = ([], [])
    var speeds: (reader: [Double], decoder: [Double], python: [Double]) = ([], [], [])
    for _ in 0..<rounds {
      let own = wallSeconds {
        let outcome = reader.read(bytes)
        precondition(outcome.diagnostics.isEmpty, "\(outcome.diagnostics.prefix(3))")
        precondition(outcome.report?.table("investeringar")?.rowCount ?? 0 > 100_000)
      }
      let data = Data(bytes)
      let decoder = wallSeconds {
        let report = try? JSONDecoder().decode(DecodedReport.self, from: data)
        precondition(report?.blanketter.investeringar.rader.count ?? 0 > 100_000)
      }
      let python = try pythonSeconds(file)
      speeds.reader.append(megabytes / own)
      speeds.decoder.append(megabytes / decoder)
      speeds.python.append(megabytes / python)
      ratios.decoder.append(decoder / own)
      ratios.python.append(python / own)
    }
    row("report reader", speeds.reader, nil)
    row("JSONDecoder, Decimal fields", speeds.decoder, ratios.decoder)
    row("Python json", speeds.python, ratios.python)
  }

  private static func pythonSeconds(_ file: URL) throws -> Double {
    let script = """
      import json, sys, time
      data = open(sys.argv[1], 'rb').read()
      start = time.perf_counter()
      json.loads(data)
      print(time.perf_counter() - start)
      """
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script, file.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let text = String(decoding: output, as: UTF8.self)
    return Double(text.trimmingCharacters(in: .whitespacesAndNewlines)) ?? .nan
  }

  private static func row(_ name: String, _ speeds: [Double], _ ratios: [Double]?) {
    let speed = speeds.sorted()
    var line = name.padding(toLength: 30, withPad: " ", startingAt: 0)
    line += String(
      format: "%7.0f MB/s (%.0f–%.0f)", speed[speed.count / 2], speed[0], speed[speed.count - 1])
    if let ratio = ratios?.sorted() {
      line += String(
        format: "   time ÷ ours: %.1f (%.1f–%.1f)", ratio[ratio.count / 2], ratio[0],
        ratio[ratio.count - 1])
    }
    print(line)
  }
}

/// A report with as many investments as it takes.
enum LargeReport {
  static func text(bytes: Int) -> String {
    var text = """
      {"schemaVersion":1,"namnd":{"kod":"STOR","namn":"Stora nämnden"},\
      "period":{"typ":"T2","ar":2020,"per":"2020-08-31"},"blanketter":{"investeringar":{"rader":[
      """
    text.reserveCapacity(bytes + 1_000)
    var row = 0
    while text.utf8.count < bytes {
      if row > 0 { text += ",\n" }
      let amount = "\(row % 900).\(row % 10)\(row % 7)"
      text += """
        {"id":"r\(row)","namn":"Förskola nummer \(row), ny paviljong","utfallForegaende":\(amount),\
        "vp":\(row % 40).25,"prognos":{"2020":\(amount),"2021":-0.5,"2022":12},"kommentar":"Enligt plan å ä ö"}
        """
      row += 1
    }
    return text + "]}}}"
  }
}

/// The same report as Foundation would be asked to read it.
struct DecodedReport: Decodable {
  struct Blanketter: Decodable { var investeringar: Investeringar }
  struct Investeringar: Decodable { var rader: [Rad] }
  struct Rad: Decodable {
    var id: String
    var namn: String
    var utfallForegaende: Decimal
    var vp: Decimal
    var prognos: [String: Decimal]
    var kommentar: String
  }
  struct Namnd: Decodable { var kod: String; var namn: String }
  struct Period: Decodable { var typ: String; var ar: Int; var per: String }
  var schemaVersion: Int
  var namnd: Namnd
  var period: Period
  var blanketter: Blanketter
}
