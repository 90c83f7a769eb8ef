import ReportModel
import Testing

@testable import Rules

/// The city's own reports give what `blanketter.md` §2 expects, and nothing else.
@Suite("The real reports")
struct RealReportTests {
  @Test("tertialrapport 1 lacks a statement, hides a large project and two timetables")
  func first() throws {
    let (reader, rules) = Shipped.check(try Shipped.text("examples/AMN-2020-T1.json"))
    #expect(reader.filter { $0.severity == .error } == [])
    #expect(rules.summaries == ["R10 warning", "R12 warning", "R31 note", "R31 note"])
    #expect(rules[0].blankett == "projekt")
    #expect(rules[1].message.contains("67,2 miljoner kr"))
  }

  @Test("tertialrapport 2 hides a large project and lists two that are over")
  func second() throws {
    let (reader, rules) = Shipped.check(try Shipped.text("examples/AMN-2020-T2.json"))
    #expect(reader.filter { $0.severity == .error } == [])
    #expect(rules.summaries == ["R12 warning", "R27 note", "R27 note"])
    #expect(rules[1].message.contains("MIA Case manager"))
    #expect(rules[2].message.contains("HVE"))
  }

  @Test("the filled example is only told that its rounded rows do not add up")
  func filled() throws {
    let (reader, rules) = Shipped.check(try Shipped.text("examples/EXN-2020-T2.json"))
    #expect(reader.filter { $0.severity == .error } == [])
    #expect(Set(rules.summaries) == ["R29 note"])
  }

  @Test("the contract's example has nothing to remark upon")
  func contract() throws {
    let path = "Tests/BlanketterTests/Fixtures/contract-example.json"
    let (reader, rules) = Shipped.check(try Shipped.text(path))
    #expect(reader.filter { $0.severity == .error } == [])
    #expect(rules.summaries == [])
  }
}
