import ReportModel
import Foundation
import Testing

@testable import Rules

@Suite("The page of the rules")
struct RulesPageTests {
  /// `RECORD_GOLDEN=1` writes the page anew; the difference is then reviewed.
  @Test("docs/regler.md is what the rules say of themselves")
  func fresh() throws {
    let page = RulesPage(.standard, catalogue: Shipped.catalogue).markdown
    let file = Shipped.root.appending(path: "docs/regler.md")
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try Data(page.utf8).write(to: file)
    }
    let written = try Shipped.text("docs/regler.md")
    #expect(written == page, "run the tests with RECORD_GOLDEN=1 and review the difference")
  }

  @Test("every rule has a heading, and every message is shown")
  func complete() {
    let page = RulesPage(.standard, catalogue: Shipped.catalogue).markdown
    for rule in RuleBook.standard.rules {
      #expect(page.contains("\n## \(rule.code) "))
      #expect(page.contains(" \(rule.code):** "))
    }
    for rule in UncheckedRule.all { #expect(page.contains("\(rule.code) \(rule.title)")) }
  }
}
