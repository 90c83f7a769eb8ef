import Testing

@testable import ReportModel

/// The cases that the JSON world tests its parsers with, by the names of the public JSONTestSuite:
/// `y_` must be accepted, `n_` must be rejected, `i_` is ours to decide, and `x_` are our own.
@Suite struct JSONSuiteTests {
  @Test(arguments: JSONCase.all.filter { $0.isRequired })
  func `what every parser must accept is accepted`(json: JSONCase) {
    #expect(json.expected == "accepted")
    let outcome = JSONParser.parse(json.bytes)
    #expect(outcome.fault == nil)
    #expect(outcome.document.root != nil)
  }

  @Test(arguments: JSONCase.all.filter { $0.isForbidden })
  func `what every parser must reject is rejected, with a place inside the text`(json: JSONCase) {
    #expect(json.expected != "accepted")
    #expect(json.outcome == json.expected)
  }

  @Test(arguments: JSONCase.all.filter { !$0.isRequired && !$0.isForbidden })
  func `where parsers may differ, this one does what the table says`(json: JSONCase) {
    #expect(json.outcome == json.expected)
  }

  @Test(arguments: JSONCase.all.filter { $0.isForbidden })
  func `a report with the fault has J01, or J06 for its depth`(json: JSONCase) throws {
    let outcome = ReportReader(catalogue: SampleCatalogue()).read(json.bytes)
    let code = json.expected.hasPrefix("tooDeep") ? "J06" : "J01"
    let fault = try #require(outcome.diagnostics.last { $0.code == code })
    #expect(outcome.isUnfinished == json.expected.hasPrefix("endsEarly"))
    let lines = json.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    let line = try #require(fault.line)
    #expect((1...lines.count).contains(line))
    #expect((1...lines[line - 1].count + 1).contains(try #require(fault.column)))
  }
}

/// One line of `json-cases.txt`.
struct JSONCase: Sendable, CustomTestStringConvertible {
  var name: String
  /// `accepted`, or the problem and the offset where it shows.
  var expected: String
  var bytes: [UInt8]

  static let all: [JSONCase] = Fixture.lines("json-cases.txt").map { line in
    let parts = line.split(separator: " ", maxSplits: 2)
    return JSONCase(
      name: String(parts[0]), expected: String(parts[1]), bytes: unfolded(parts[2]))
  }

  var isRequired: Bool { name.hasPrefix("y_") }
  var isForbidden: Bool { name.hasPrefix("n_") }
  var testDescription: String { name }

  var outcome: String {
    guard let fault = JSONParser.parse(bytes).fault else { return "accepted" }
    guard (0...bytes.count).contains(fault.offset) else { return "outside the text" }
    return "\(fault.problem)@\(fault.offset)".replacing("controlCharacter", with: "control")
  }

  /// The bytes of a text in which `‹e5 c3›` stands for bytes, and `‹5b×3›` for repeated ones.
  private static func unfolded(_ text: Substring) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, part) in text.split(separator: "‹", omittingEmptySubsequences: false).enumerated() {
      guard index > 0 else {
        bytes += part.utf8
        continue
      }
      let halves = part.split(separator: "›", maxSplits: 1, omittingEmptySubsequences: false)
      let code = halves[0].split(separator: "×")
      let unit = (code.first ?? "").split(separator: " ").compactMap { UInt8($0, radix: 16) }
      for _ in 0..<(code.count > 1 ? Int(code[1]) ?? 0 : 1) { bytes += unit }
      bytes += halves[1].utf8
    }
    return bytes
  }
}
