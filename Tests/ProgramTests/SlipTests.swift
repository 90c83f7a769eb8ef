import Foundation
import Testing

@Suite struct SlipTests {
  /// A small sample of what `Tests/Judges/slips.py` does with hundreds.
  @Test func `planted slips are found, and sound reports are left alone`() throws {
    let scratch = try ScratchFolder()
    let judge = Program.root.appending(path: "Tests/Judges/slips.py").path
    let result = try Program.shell(
      "${BLANKETTD_PYTHON:-python3} '\(judge)' $(command -v blankettd) $TEMPLATES 72 7",
      in: scratch.url)
    #expect(result.status == 0, Comment(rawValue: result.output))
  }
}
