import ReportModel
import Testing
import YAMLReading

@testable import Blanketter

/// `docs/mallar.md` explains every key that the reader asks for, and no other.
@Suite struct TemplateReferenceTests {
  /// The keys in the tables of the reference. A heading names the mapping that a table's keys are in.
  private static func explained() throws -> Set<String> {
    var keys = Set<String>()
    var path = ""
    for line in try Shipped.text("docs/mallar.md").split(separator: "\n") {
      if line.hasPrefix("### ") {
        path = line.split(separator: "`").dropFirst().first.map(String.init) ?? ""
      } else if line.hasPrefix("#") {
        path = "?"
      } else if line.hasPrefix("| `"), path != "?" {
        let key = line.split(separator: "`")[1]
        keys.insert(path.isEmpty ? String(key) : "\(path).\(key)")
      }
    }
    return keys
  }

  @Test func `the reference explains every key, and no other`() throws {
    let yaml = YAMLFile(in: .swedish)
    for id in Shipped.ids {
      _ = try TemplateReader.read(
        try Shipped.text("templates/blanketter/\(id).yaml"), file: id, yaml)
    }
    _ = try TemplateReader.read(
      try Shipped.text("docs/exempel/omslutningsforandringar.yaml"), file: "exempel", yaml)
    let explained = try Self.explained()
    #expect(yaml.asked.subtracting(explained).sorted() == [])
    #expect(explained.subtracting(yaml.asked).sorted() == [])
  }

  @Test func `the reference names every word that a key may have`() throws {
    let text = try Shipped.text("docs/mallar.md")
    let words =
      TextStyle.allCases.map(\.rawValue) + ColumnDisplay.allCases.map(\.rawValue)
      + ValueKind.allCases.map(\.rawValue) + SignRule.allCases.map(\.rawValue)
      + StatementRule.Place.allCases.map(\.rawValue) + PrintSetup.Paper.allCases.map(\.rawValue)
      + PeriodType.allCases.map(\.rawValue) + Unit.allCases.map(\.rawValue) + ["noll", "tomt"]
      + Placeholders.reportTexts.map { "{\($0)}" } + [
        "{ar}", "{ar+1}", "{kolumnar}", "{falt.", "{ord.",
      ]
    for word in words { #expect(text.contains("`\(word)"), "\(word)") }
  }

  @Test func `the worked example is shown as it is`() throws {
    let text = try Shipped.text("docs/mallar.md")
    let file = try Shipped.text("docs/exempel/omslutningsforandringar.yaml")
    let blocks = text.split(separator: "```yaml\n").dropFirst().compactMap {
      $0.split(separator: "```", maxSplits: 1).first.map(String.init)
    }
    let shown = blocks.filter { file.contains($0) }.joined()
    for line in file.split(separator: "\n") where !line.hasPrefix("#") {
      #expect(shown.contains(line), "\(line)")
    }
  }
}
