public import Blanketter
import ReportModel
import YAMLReading
import Yams

/// Reads an outline of the tjänsteutlåtande from its YAML text; `README.md` explains the keys.
public struct OutlineReader {
  private let file: String
  private var problems: [TemplateError.Problem] = []

  private init(file: String) { self.file = file }

  /// Every problem of the text is reported at once; `file` names it in messages.
  public static func read(
    _ text: String, file: String
  ) throws(TemplateError) -> TjansteutlatandeOutline {
    var reader = OutlineReader(file: file)
    let yaml = YAMLFile(in: .swedish)
    _ = yaml.mapping(of: text)
    guard yaml.problems.isEmpty else {
      throw TemplateError(
        file: file,
        problems: yaml.problems.map {
          .init(line: $0.line, column: $0.column, message: $0.message)
        })
    }
    let outline = reader.outline(yaml.root)
    guard let outline, reader.problems.isEmpty else {
      throw TemplateError(file: file, problems: reader.problems)
    }
    return outline
  }

  private static let keys: [String: [String]] = [
    "huvud": ["dokumenttyp"], "handlaggare": ["rubrik"], "till": ["rubrik"], "rubrik": [],
    "beslut": ["rubrik"], "undertecknare": [], "avsnitt": ["framTill"], "ekonomi": ["rubrik"],
    "bilagor": ["rubrik"], "uppgifter": ["rubrik"],
  ]

  private mutating func outline(_ root: Node?) -> TjansteutlatandeOutline? {
    guard let root, case .mapping(let mapping) = root else {
      add("här väntas nycklarna »utgava« och »delar«", at: root)
      return nil
    }
    check(mapping, keys: ["utgava", "delar"])
    guard let edition = mapping["utgava"]?.string, let list = mapping["delar"]?.sequence else {
      add("»utgava« och listan »delar« ska finnas", at: root)
      return nil
    }
    let parts = list.compactMap { part($0) }
    for (name, isThere) in OutlineReader.needed(parts) where !isThere {
      add("delen »\(name)« saknas; utan den försvinner text ur utlåtandet", at: root)
    }
    return TjansteutlatandeOutline(edition: edition, parts: parts)
  }

  private static func needed(_ parts: [TjansteutlatandeOutline.Part]) -> [(String, Bool)] {
    [
      ("rubrik", parts.contains(.title)),
      ("beslut", parts.contains { if case .decisions = $0 { true } else { false } }),
      ("ekonomi", parts.contains { if case .economy = $0 { true } else { false } }),
      ("avsnitt utan framTill", parts.contains(.sections(before: []))),
    ]
  }

  private mutating func part(_ node: Node) -> TjansteutlatandeOutline.Part? {
    guard case .mapping(let mapping) = node, let name = mapping["del"]?.string,
      let keys = OutlineReader.keys[name]
    else {
      let known = OutlineReader.keys.keys.sorted().joined(separator: ", ")
      add("här väntas { del: … }, där … är en av \(known)", at: node)
      return nil
    }
    check(mapping, keys: ["del"] + keys)
    switch name {
    case "huvud": return .head(documentType: text("dokumenttyp", mapping, node))
    case "handlaggare": return .officers(heading: text("rubrik", mapping, node))
    case "till": return .recipient(heading: text("rubrik", mapping, node))
    case "rubrik": return .title
    case "beslut": return .decisions(heading: text("rubrik", mapping, node))
    case "undertecknare": return .signatories
    case "ekonomi": return .economy(heading: text("rubrik", mapping, node))
    case "bilagor": return .attachments(heading: text("rubrik", mapping, node))
    case "uppgifter": return .figures(heading: text("rubrik", mapping, node))
    default: return .sections(before: headings(mapping))
    }
  }

  private mutating func text(_ key: String, _ mapping: Node.Mapping, _ node: Node) -> String {
    if let text = mapping[Node(key)]?.string, !text.isEmpty { return text }
    add("»\(key)« saknas", at: node)
    return ""
  }

  private mutating func headings(_ mapping: Node.Mapping) -> [String] {
    guard let node = mapping["framTill"] else { return [] }
    guard let list = node.sequence else {
      add("»framTill« ska vara en lista med rubriker", at: node)
      return []
    }
    return list.compactMap(\.string)
  }

  private mutating func check(_ mapping: Node.Mapping, keys: [String]) {
    for (key, _) in mapping where !keys.contains(key.string ?? "") {
      let name = key.string ?? "?"
      let hint = Suggestion.nearest(to: name, in: keys).map { "; menade du »\($0)«?" } ?? ""
      add("okänd nyckel »\(name)«\(hint)", at: key)
    }
  }

  private mutating func add(_ message: String, at node: Node?) {
    problems.append(
      .init(line: node?.mark?.line, column: node?.mark?.column, message: message))
  }
}
