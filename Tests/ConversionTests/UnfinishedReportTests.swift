import Conversion
import Foundation
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

  @Test func `a report that ends early is not done either`() throws {
    #expect(try outcome(of: Array(try report().prefix(20_000))) == .unfinished)
  }
}
