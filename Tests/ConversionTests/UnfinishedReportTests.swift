import Conversion
import Foundation
import ReportModel
import SystemPackage
import Testing

@Suite struct UnfinishedReportTests {
  /// What comes of a report; nothing is exported.
  private func outcome(of bytes: [UInt8]) throws -> Conversion.Outcome {
    try Shipped.converter().convert(bytes, into: "/nonexistent").outcome
  }

  private func report() throws -> [UInt8] {
    Array(try Shipped.text("examples/AMN-2020-T1.json").utf8)
  }

  @Test func `zero bytes between a good head and a good tail are an upload that is not done`()
    throws
  {
    var bytes = try report()
    for index in bytes.count / 2..<bytes.count / 2 + 4_096 { bytes[index] = 0 }
    #expect(try outcome(of: bytes) == .zeroFilled)
    #expect(try outcome(of: [0xEF, 0xBB, 0xBF] + bytes) == .zeroFilled)
    #expect(try outcome(of: bytes.prefix(20_000) + [0]) == .zeroFilled)
  }

  @Test func `a single zero byte is enough, wherever it stands`() throws {
    for place in [1, 100, 5_000] {
      var bytes = try report()
      bytes.insert(0, at: place)
      #expect(try outcome(of: bytes) == .zeroFilled)
    }
  }

  @Test func `what is no JSON is rejected, zero bytes or not`() throws {
    let utf16: [UInt8] = [0xFF, 0xFE, 0x7B, 0, 0x7D, 0]
    #expect(try outcome(of: utf16) == .rejected)
    #expect(try outcome(of: Array("PK\u{3}\u{4}\0\0".utf8)) == .rejected)
    #expect(try outcome(of: Array("{}".utf8)) == .rejected)
  }

  @Test(arguments: [";", ",", "\n2026-12-01 klar", "\u{1A}", " // slut", "\0\0\0", "\n\0", "é"])
  func `text behind a whole report is rejected, zero bytes or not`(text: String) throws {
    let bytes = try report() + text.utf8
    let checked = try Shipped.converter().check(bytes)
    let fault = try #require(checked.diagnostics.last { $0.code == "J01" })
    let words = text == " // slut" ? "en kommentar, »// slut«" : "efter rapportens slut"
    #expect(fault.message.contains(words), "\(fault.message)")
    #expect(try outcome(of: bytes) == .rejected)
    // Half a character is behind it as well.
    #expect(try outcome(of: report() + [0xC3]) == .rejected)
  }

  @Test func `of a file that is no JSON to its end only errors are told`() throws {
    func found(_ end: String) throws -> [Diagnostic] {
      let text = """
        { "schemaVersion": 1, "namnd": { "kod": "AMN", "namn": "N" },
          "period": { "typ": "T2", "ar": 2020, "per": "2020-08-31" },
          "blanketter": { "projekt": { "uttalande": null, "rader": [] },
            "investeringar": { "rader": [ { "id": "a", "namn": "B" } ] } }\(end) }
        """
      return try Shipped.converter().check(Array(text.utf8)).diagnostics
    }
    #expect(try Set(found("").map(\.severity)) == [.warning, .note])
    #expect(try found(",").map(\.code) == ["J01"])
    #expect(try found(",").first?.excerpt != nil)
  }

  @Test func `a file of another kind shows no line of itself`() throws {
    for text in ["namn;belopp\na;1\n", "%PDF-1.7\n\u{1}", "<html>"] {
      let found = try Shipped.converter().check(Array(text.utf8)).diagnostics
      #expect(found.map(\.code) == ["J01"] && found.first?.excerpt == nil)
    }
  }

  @Test(arguments: [2, 4]) func `UTF-16 and UTF-32 are named as what they are`(width: Int) throws {
    let zeros = [UInt8](repeating: 0, count: width - 1)
    let mark: [UInt8] = [0xFF, 0xFE] + zeros.dropFirst()
    let little = try report().flatMap { [$0] + zeros }
    for bytes in [little, try report().flatMap { zeros + [$0] }, mark + little] {
      #expect(try outcome(of: bytes) == .rejected)
      let fault = try #require(try Shipped.converter().check(bytes).diagnostics.last)
      #expect(fault.code == "J01" && fault.line == 1 && fault.column == 1)
      #expect(fault.excerpt == nil)
      #expect(fault.message.contains("UTF-\(width * 8)"))
      #expect(fault.message.contains("UTF-8"))
    }
    // One character and zeros are a file whose content is still to come.
    #expect(
      try outcome(of: Array(little.prefix(width)) + Array(repeating: 0, count: 99)) == .zeroFilled)
  }

  @Test func `a report that ends early is not done either`() throws {
    #expect(try outcome(of: Array(try report().prefix(20_000))) == .unfinished)
  }
}
