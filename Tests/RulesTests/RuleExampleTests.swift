import ReportModel
import Testing

@testable import Rules

/// Every rule's own examples: the bad one gives just that rule, the good one nothing at all.
@Suite("The examples of the rules")
struct RuleExampleTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var rule: RuleDescription
    var number: Int
    var example: RuleExample { rule.examples[number] }
    var testDescription: String { "\(rule.code), example \(number + 1)" }

    static let all = RuleBook.standard.rules.flatMap { rule in
      rule.about.examples.indices.map { Case(rule: rule.about, number: $0) }
    }
  }

  @Test("a bad example gives its rule's code and no other", arguments: Case.all)
  func bad(_ bad: Case) {
    let (reader, rules) = Shipped.check(
      bad.example.frame.report(bad.example.bad), after: bad.example.earlierReport)
    #expect(reader.filter { $0.severity != .note } == [])
    #expect(Set(rules.map(\.code)) == [bad.rule.code])
    #expect(rules.allSatisfy { $0.line != nil && $0.pointer != "" })
    #expect(bad.rule.grading != nil || rules.allSatisfy { $0.severity == bad.rule.severity })
  }

  @Test("a good example, which differs in that value, gives nothing", arguments: Case.all)
  func good(_ good: Case) {
    let (reader, rules) = Shipped.check(
      good.example.frame.report(good.example.good), after: good.example.earlierReport)
    #expect(reader.filter { $0.severity != .note } == [])
    #expect(rules == [])
    #expect(good.example.good != good.example.bad)
  }

  @Test("every rule has an example, a source or a reason, and a code of its own")
  func complete() {
    let rules = RuleBook.standard.rules.map(\.about)
    #expect(rules.map(\.code) == rules.map(\.code).sorted())
    #expect(Set(rules.map(\.code) + UncheckedRule.all.map(\.code)).count == 40)
    for rule in rules {
      #expect(!rule.examples.isEmpty)
      #expect(!rule.basis.sources.isEmpty || rule.basis.reason != nil)
      #expect(rule.basis.kind == .stated || rule.basis.reason != nil)
      #expect(!(rule.isChangeable && rule.severity == .error), "an inference never stops a report")
    }
  }
}
