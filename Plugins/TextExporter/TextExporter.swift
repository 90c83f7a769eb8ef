public import ExporterKit
import ReportModel

/// Writes the tjänsteutlåtande and the appendices as plain text: UTF-8, LF, 78 columns.
///
/// A value without state; the outline is read before, so that no file is opened during an export.
public struct TextExporter: ReportExporter {
  private let style: TextTypography
  private let outline: TjansteutlatandeOutline

  public init(style: TextTypography = .swedish, outline: TjansteutlatandeOutline = .shipped) {
    self.style = style
    self.outline = outline
  }

  public var descriptor: ExporterDescriptor {
    let setting = style == .swedish ? "" : " vanliga blanksteg"
    return ExporterDescriptor(
      id: "text", summary: "the tjänsteutlåtande and the appendices as plain text, 78 columns wide",
      version: "1.0 mall \(outline.edition)\(setting)")
  }

  public func export(
    _ job: ExportJob, into workspace: Workspace
  ) throws(ExportError) -> [Artifact] {
    let papers: [Paper]
    do throws(ArithmeticError) {
      papers = try self.papers(job)
    } catch {
      throw ExportError(.unfit, "an amount of '\(job.stem)' cannot be reckoned: \(error)")
    }
    var artifacts: [Artifact] = []
    for paper in papers {
      let name = "\(job.stem)-\(paper.name).txt"
      try workspace.write(paper.bytes, to: name)
      artifacts.append(Artifact(name))
    }
    return artifacts
  }

  /// Every text of a report, in the order of the receipt.
  func papers(_ job: ExportJob) throws(ArithmeticError) -> [Paper] {
    let report = job.report
    var papers = [
      Paper(name: "tjansteutlatande", bytes: try TjansteutlatandeText.text(job, outline, style))
    ]
    if let appendix = report.bilagor.projektbilaga {
      papers.append(
        Paper(
          name: "projektbilaga", bytes: try ProjektbilagaText.text(appendix, of: report, style)))
    }
    if let plan = report.bilagor.handlingsplan {
      let text = DokumentText.text(plan, title: DokumentText.planTitle, of: report, style)
      papers.append(Paper(name: "handlingsplan", bytes: text))
    }
    var taken = Set(papers.map(\.name))
    for document in report.bilagor.dokument {
      let type = document.typ ?? "dokument"
      var name = type
      var number = 2
      while !taken.insert(name).inserted {
        name = "\(type)-\(number)"
        number += 1
      }
      papers.append(
        Paper(name: name, bytes: DokumentText.text(document, title: nil, of: report, style)))
    }
    return papers
  }
}

/// One finished text.
struct Paper {
  /// What stands between the package's name and the file's ending.
  var name: String
  /// UTF-8.
  var bytes: [UInt8]

  var text: String { String(decoding: bytes, as: UTF8.self) }
}
