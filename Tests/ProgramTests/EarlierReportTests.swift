import Foundation
import Testing

/// What a report is told because of the one before it.
@Suite struct EarlierReportTests {
  private let daemon: Daemon

  init() throws { daemon = try Daemon() }

  private func give(_ content: Data, as name: String) throws {
    let before = daemon.archived.count + daemon.answers.count
    try daemon.drop(content, as: name)
    try daemon.wait { daemon.archived.count + daemon.answers.count > before && daemon.isIdle }
  }

  private func receipt() throws -> Receipt {
    try JSONDecoder().decode(
      Receipt.self, from: Data(try daemon.text(of: "utkorg/AMN-2020-T2/kvittens.json").utf8))
  }

  private struct Receipt: Decodable {
    struct Earlier: Decodable { var package: String }
    struct Finding: Decodable { var code: String }
    var version: Int
    var earlier: Earlier?
    var diagnostics: [Finding]

    var codes: [String] { diagnostics.map(\.code) }
  }

  private let later = Data(
    #"""
    { "schemaVersion": 1, "namnd": { "kod": "AMN", "namn": "Arbetsmarknadsnämnden" },
      "period": { "typ": "T2", "ar": 2020, "per": "2020-08-31" },
      "blanketter": { "investeringar": { "rader": [
        { "id": "inventarier-och-maskiner", "namn": "Inventarier och maskiner", "utfallForegaende": 27, "vp": 40.5,
          "prognos": { "2020": 41.5, "2021": 40, "2022": 40 } } ] } } }
    """#.utf8)

  @Test func `a report is compared with the one before, and again when that one is corrected`()
    throws
  {
    let earlier = try Program.example("AMN-2020-T1.json")
    try give(later, as: "ensam.json")
    #expect(try receipt().codes == [])
    #expect(try receipt().earlier == nil)
    try give(earlier, as: "t1.json")
    try give(later, as: "igen.json")
    #expect(try receipt().version == 2)
    #expect(try receipt().codes == ["R38"])
    #expect(try receipt().earlier?.package == "AMN-2020-T1")
    try give(later, as: "samma.json")
    #expect(try receipt().version == 2)
    try give(
      try Program.example("AMN-2020-T1.json", #""vp": 4.0"#, by: #""vp": 0.0405"#), as: "t1b.json")
    try give(later, as: "tredje.json")
    #expect(try receipt().version == 3)
    #expect(try receipt().codes.contains("R34"))
  }

  @Test func `an earlier report that is not in the archive any more is missed aloud`() throws {
    try give(try Program.example("AMN-2020-T1.json"), as: "t1.json")
    for input in daemon.archived where input.hasSuffix(".json") {
      try FileManager.default.removeItem(at: daemon.scratch.url.appending(path: "arkiv/\(input)"))
    }
    try give(later, as: "t2.json")
    #expect(try receipt().earlier == nil)
    #expect(daemon.log.contains("the earlier report is not in the archive"))
  }
}
