import Blanketter
import ExporterKit
import Foundation
import ReportModel
import SystemPackage
import Testing

@testable import CSVExporter

@Suite("CSV files")
struct CSVExporterTests {
  private func text(
    _ id: String, _ content: String, _ profile: CSVProfile = .excelSwedish
  ) throws -> String {
    let job = try ReportFixture.job(id, content)
    let bytes = CSVExporter(profile: profile).bytes(of: job.sheets[0])
    return String(decoding: bytes.dropFirst(profile.mark.count), as: UTF8.self)
  }

  private static let project = """
    { "rader": [
      { "id": "a", "namn": "=A", "ackumulerat": { "kostnad": 1234.5, "intakt": -1234.56789 } },
      { "namn": "Delsumma", "delsumma": true } ] }
    """

  @Test("numbers are never touched, texts that begin like formulas are")
  func numbers() throws {
    let lines = try text("projekt", CSVExporterTests.project).split(separator: "\r\n")
    #expect(lines[1].hasPrefix("rad;'=A;1234,5;-1234,56789;0,0;0,0;"))
    #expect(lines[2].hasPrefix("delsumma;Delsumma;1234,5;-1234,56789;"))
    #expect(lines[3].hasPrefix("summa;Summa;1234,5;-1234,56789;"))
    #expect(lines.count == 4)
  }

  @Test("the open profile leaves texts alone and writes points")
  func open() throws {
    let lines = try text("projekt", CSVExporterTests.project, .open).split(separator: "\r\n")
    #expect(lines[0].hasPrefix("radtyp,projekt,ackumuleratKostnad,ackumuleratIntakt,budget2020"))
    #expect(lines[1].hasPrefix("rad,=A,1234.5,-1234.56789,0.0,0.0,"))
  }

  @Test("every line has as many fields as the header")
  func fields() throws {
    for line in try text("projekt", CSVExporterTests.project).split(separator: "\r\n") {
      #expect(line.split(separator: ";", omittingEmptySubsequences: false).count == 32)
    }
  }

  @Test("a percentage is a fraction with at least the form's decimals, an intraprenad says so")
  func units() throws {
    let content = """
      { "rader": [{ "id": "a", "namn": "Köket", "intraprenad": true, "bruttobudget": 3,
        "ackumuleradOverforing": 1 }, { "id": "b", "namn": "Noll", "bruttobudget": 200,
        "ackumuleradOverforing": 20 }] }
      """
    let lines = try text("resultatenheter", content).split(separator: "\r\n")
    #expect(lines[1] == "rad;Köket (intraprenad);3;0,15;;;1;0,333333333333;0,3")
    #expect(lines[2] == "rad;Noll;200;10;;;20;0,100;20")
    #expect(lines[3] == "summa;Summa resultatenheter;203;10,15;0;0;21;;20,3")
    #expect(lines.count == 4, "no filler rows")
  }

  @Test("dates are ISO dates, flags Ja and Nej, or true and false")
  func premises() throws {
    let content = """
      { "rader": [{ "id": "a", "adress": "Gatan 1", "loptid": { "tom": "2022-09-30" },
        "tidpunkt": "våren 2021", "arshyra": 1700000, "iLokalforsorjningsplanen": false,
        "kommentar": "rad 1\\nrad; 2" }] }
      """
    let swedish = try text("lokaler", content)
    #expect(
      swedish.hasSuffix(
        "rad;Gatan 1;;;;;2022-09-30;;våren 2021;1700000;;;Nej;\"rad 1\nrad; 2\"\r\n"))
    let open = try text("lokaler", content, .open)
    #expect(
      open.hasSuffix("rad,Gatan 1,,,,,2022-09-30,,våren 2021,1700000,,,false,\"rad 1\nrad; 2\"\r\n")
    )
  }

  @Test("a form without rows has its header and its sum, and no statement")
  func statement() throws {
    let lines = try text(
      "resultatenheter", #"{ "uttalande": "Nämnden har inga resultatenheter", "rader": [] }"#)
    #expect(lines.split(separator: "\r\n").count == 2)
    #expect(!lines.contains("Nämnden"))
    #expect(lines.hasSuffix("summa;Summa resultatenheter;0;0;0;0;0;;0\r\n"))
  }

  @Test("the descriptor names every file and every field with its type and unit")
  func descriptor() throws {
    let job = try ReportFixture.example("EXN-2020-T2")
    let json = try DataPackage(stem: job.stem, sheets: job.sheets).json()
    let package = try #require(
      try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any])
    let resources = try #require(package["resources"] as? [[String: Any]])
    let ids = ["projekt", "resultatenheter", "investeringar", "lokaler"]
    #expect(resources.compactMap { $0["path"] as? String } == ids.map { "EXN-2020-T2-\($0).csv" })
    for (resource, sheet) in zip(resources, job.sheets) {
      let schema = try #require(resource["schema"] as? [String: Any])
      let fields = try #require(schema["fields"] as? [[String: Any]])
      #expect(
        fields.compactMap { $0["name"] as? String }
          == ["radtyp"] + sheet.blankett.columns.map(\.id))
      #expect(fields.allSatisfy { $0["type"] is String && $0["title"] is String })
      #expect(schema["missingValues"] as? [String] == [""])
    }
  }
}
