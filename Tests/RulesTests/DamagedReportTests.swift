import Foundation
import ReportModel
import Testing

@testable import Rules

/// Rules run on whatever could be read, so they meet reports with anything missing or of any type.
@Suite("Half-read reports")
struct DamagedReportTests {
  static let files = [
    "examples/AMN-2020-T1.json", "examples/AMN-2020-T2.json", "examples/EXN-2020-T2.json",
    "Tests/BlanketterTests/Fixtures/contract-example.json",
  ]

  @Test("values that are gone, null or of a wrong type never stop a rule", arguments: files)
  func changed(_ file: String) throws {
    let whole = try JSONSerialization.jsonObject(with: Data(try Shipped.text(file).utf8))
    var numbers = Linear(seed: 7)
    for _ in 0..<30 {
      var report = whole
      for _ in 0...Int(numbers.next() % 6) { report = Damage.change(report, &numbers) }
      let json = try JSONSerialization.data(withJSONObject: report, options: .sortedKeys)
      let (_, rules) = Shipped.check(String(decoding: json, as: UTF8.self))
      #expect(rules.allSatisfy { !$0.message.isEmpty && $0.line != nil })
    }
  }

  @Test("nor does a file that breaks off", arguments: files)
  func cut(_ file: String) throws {
    let text = Array(try Shipped.text(file).utf8)
    for step in 1..<24 {
      let part = String(decoding: text.prefix(text.count * step / 24), as: UTF8.self)
      _ = Shipped.check(part)
    }
  }

  @Test("a value that the reader refused is not judged as if it were zero")
  func refused() {
    let findings = ExampleFrame.projekt.findings(
      #"""
      "namn": "E-arkiv", "strategisktViktigt": "ja",
      "ar": { "2020": { "budget": { "kostnad": 12.5 }, "prognos": { "kostnad": "12,5" } } },
      "total": { "beslutat": { "kostnad": 40 }, "prognos": { "kostnad": "x" } },
      "datum": { "beslutat": { "slut": "2020-12-31" }, "prognos": { "slut": "snart" } }
      """#)
    #expect(findings == [])
  }
}

/// One change somewhere in a report.
private enum Damage {
  static func change(_ value: Any, _ numbers: inout Linear) -> Any {
    if var object = value as? [String: Any], let key = object.keys.sorted().pick(&numbers) {
      let inner = object[key] ?? NSNull()
      switch numbers.next() % 8 {
      case 0 where key != "period" && key != "namnd": object[key] = nil
      case 1 where key != "period" && key != "namnd": object[key] = replacement(&numbers)
      default: object[key] = isLeaf(inner) ? replacement(&numbers) : change(inner, &numbers)
      }
      return object
    }
    if var list = value as? [Any], let index = Array(list.indices).pick(&numbers) {
      switch numbers.next() % 8 {
      case 0: list.remove(at: index)
      case 1: list[index] = replacement(&numbers)
      default: list[index] = change(list[index], &numbers)
      }
      return list
    }
    return isLeaf(value) ? replacement(&numbers) : value
  }

  private static func isLeaf(_ value: Any) -> Bool {
    !(value is [String: Any]) && !(value is [Any])
  }

  private static func replacement(_ numbers: inout Linear) -> Any {
    let values: [Any] = [
      NSNull(), "", " ", "text", "2020-08-31", 0, -1, 999_999_999_999_999, true, [Any](),
      ["a", NSNull()] as [Any], [String: Any](), "08-123 45 67", "67,2 miljoner kr", "2018 -",
    ]
    return values.pick(&numbers) ?? NSNull()
  }
}

/// A fixed row of numbers, so that a failure can be repeated.
private struct Linear {
  var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }
}

extension Array {
  fileprivate func pick(_ numbers: inout Linear) -> Element? {
    isEmpty ? nil : self[Int(numbers.next() % UInt64(count))]
  }
}
