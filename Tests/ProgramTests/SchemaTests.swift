import Foundation
import Testing

@Suite struct SchemaTests {
  /// A small sample of what `Tests/Judges/schema.py` does with thousands.
  @Test func `the schema and the reader agree about changed reports`() throws {
    let scratch = try ScratchFolder()
    let judge = Program.root.appending(path: "Tests/Judges/schema.py").path
    let result = try Program.shell(
      "${BLANKETTD_PYTHON:-python3} \(judge) $(command -v blankettd) $TEMPLATES 150",
      in: scratch.url)
    #expect(result.status == 0, "\(result.output)")
    #expect(result.output.contains("153 reports"))
  }
}
