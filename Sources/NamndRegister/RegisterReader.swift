import ReportModel
public import YAMLReading
import Yams

/// What is wrong with a register: every problem, each with its place. Swedish.
public struct RegisterError: Error, Hashable, Sendable {
  public var problems: [YAMLProblem]
}

extension Register {
  /// Reads the text of a register.
  ///
  /// - Parameter blanketter: the ids of the templates that there are; others are problems.
  /// - Throws: every problem of the text at once.
  public init(reading text: String, blanketter: [String]) throws(RegisterError) {
    try self.init(reading: text, blanketter: blanketter, YAMLFile(in: .swedish))
  }

  /// The same; `yaml` knows afterwards which keys were asked for.
  init(
    reading text: String, blanketter: [String], _ yaml: YAMLFile
  ) throws(RegisterError) {
    let register = yaml.mapping(of: text).map { RegisterReader(yaml, blanketter).register($0) }
    guard let register, yaml.problems.isEmpty else {
      throw RegisterError(problems: yaml.problems)
    }
    self = register
  }
}

private struct RegisterReader {
  private let file: YAMLFile
  private let blanketter: [String]

  init(_ file: YAMLFile, _ blanketter: [String]) {
    self.file = file
    self.blanketter = blanketter
  }

  func register(_ root: YAMLMapping) -> Register {
    let mappings = root.mappings("namnder")
    let node = root.node("namnder")
    if node.map({ file.list($0)?.isEmpty ?? false }) ?? true {
      file.addMissing("»namnder« saknas eller är tom; minst en nämnd behövs", at: node ?? root.node)
    }
    var register = Register(namnder: mappings.map(entry))
    refuseEqualCodes(mappings)
    refuseSharedFolders(mappings)
    register.stad = groups(root.mapping("stad"))
    register.drift = groups(root.mapping("drift"))
    if let periods = root.mapping("perioder") { register.perioder = deadlines(periods) }
    root.finish()
    return register
  }

  private func entry(_ mapping: YAMLMapping) -> Register.Entry {
    let kod = mapping.required("kod")
    if !kod.isEmpty, let fault = Namnd.fault(inKod: kod) { add(fault, mapping, "kod") }
    let namn = mapping.required("namn")
    if !namn.isEmpty, let fault = Namnd.fault(inNamn: namn) { add(fault, mapping, "namn") }
    var entry = Register.Entry(kod: kod, namn: namn)
    entry.tidigareNamn = texts(mapping, "tidigareNamn", fault: Namnd.fault(inNamn:))
    entry.forvaltning = text(mapping, "forvaltning")
    entry.mapp = text(mapping, "mapp")
    if let folder = entry.mapp, !FolderName(folder).isUsable {
      add(
        "»\(folder)« kan inte vara en mapp i inkorgen: skriv mappens namn under inkorg/, till exempel »amn«, utan punkt, snedstreck eller blanktecken först eller sist",
        mapping, "mapp")
    }
    if mapping.has("blanketter") { entry.blanketter = forms(mapping) }
    entry.kontakt = text(mapping, "kontakt")
    entry.grupper = texts(mapping, "grupper")
    mapping.finish()
    return entry
  }

  private func forms(_ mapping: YAMLMapping) -> [String] {
    mapping.list("blanketter").compactMap { node in
      guard let id = file.text(node) else { return nil }
      if !blanketter.contains(id) {
        let suggestion = Suggestion.nearest(to: id, in: blanketter)
        let known = blanketter.joined(separator: ", ")
        file.add(
          "det finns ingen blankett »\(id)«"
            + (suggestion.map { "; menade du »\($0)«?" } ?? "; de som finns är \(known)"),
          at: node)
      }
      return id
    }
  }

  private func groups(_ mapping: YAMLMapping?) -> [String] {
    guard let mapping else { return [] }
    defer { mapping.finish() }
    return texts(mapping, "grupper")
  }

  private func deadlines(_ periods: YAMLMapping) -> [Period: Register.Deadlines] {
    var found: [Period: Register.Deadlines] = [:]
    for (name, value) in periods.entries {
      let period = Period(named: name)
      if period == nil {
        file.add(
          "»\(name)« är ingen period; skriv år och typ, till exempel »2020-T2« (T1, T2 eller VB)",
          at: periods.place(ofKey: name))
      }
      guard let mapping = file.mapping(value, at: "perioder") else { continue }
      let deadlines = Register.Deadlines(
        senast: date(mapping, "senast"), sista: date(mapping, "sista"))
      if let senast = deadlines.senast, let sista = deadlines.sista, sista < senast {
        add("»sista« (\(sista)) är före »senast« (\(senast))", mapping, "sista")
      }
      mapping.finish()
      if let period { found[period] = deadlines }
    }
    return found
  }

  private func date(_ mapping: YAMLMapping, _ key: String) -> CalendarDate? {
    guard let text = mapping.text(key) else { return nil }
    if let date = CalendarDate(text) { return date }
    add(
      "»\(key)« är inget datum: »\(text)«; skriv åååå-mm-dd, till exempel 2020-09-15", mapping, key)
    return nil
  }

  /// A text that may be absent, but not empty.
  private func text(_ mapping: YAMLMapping, _ key: String) -> String? {
    mapping.node(key) == nil ? nil : mapping.required(key)
  }

  private func texts(
    _ mapping: YAMLMapping, _ key: String, fault: (String) -> String? = { _ in nil }
  ) -> [String] {
    mapping.list(key).compactMap { node in
      guard let text = file.text(node), !FoldedName(text).text.isEmpty else {
        file.add("»\(key)« har ett tomt värde; ta bort det", at: node)
        return nil
      }
      if let fault = fault(text) { file.add(fault, at: node) }
      return text
    }
  }

  private func add(_ message: String, _ mapping: YAMLMapping, _ key: String) {
    file.add(message, at: mapping.node(key) ?? mapping.node)
  }

  // MARK: What must be each nämnd's own

  private func refuseEqualCodes(_ mappings: [YAMLMapping]) {
    var lines: [String: Int] = [:]
    for mapping in mappings {
      guard let node = mapping.node("kod"), case .scalar(let kod) = node else { continue }
      if let line = lines[kod.string] {
        file.add("koden »\(kod.string)« står redan på rad \(line)", at: node)
      } else {
        lines[kod.string] = node.mark?.line ?? 0
      }
    }
  }

  /// A folder that lies in another would be of two nämnder.
  private func refuseSharedFolders(_ mappings: [YAMLMapping]) {
    var earlier: [(folder: FolderName, text: String, line: Int)] = []
    for mapping in mappings {
      guard let node = mapping.node("mapp"), case .scalar(let scalar) = node else { continue }
      let folder = FolderName(scalar.string)
      let other = earlier.first { $0.folder.holds(folder) || folder.holds($0.folder) }
      if let other {
        let isEqual = other.folder.holds(folder) && folder.holds(other.folder)
        file.add(
          isEqual
            ? "mappen »\(scalar.string)« står redan på rad \(other.line)"
            : "mapparna »\(scalar.string)« och »\(other.text)« (rad \(other.line)) ligger i varandra; en mapp kan bara höra till en nämnd",
          at: node)
      }
      earlier.append((folder, scalar.string, node.mark?.line ?? 0))
    }
  }
}

extension Period {
  /// `2020-T2`
  fileprivate init?(named name: String) {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 4, let year = Int(parts[0]),
      let type = PeriodType(rawValue: String(parts[1]))
    else { return nil }
    self.init(type: type, year: year)
  }
}
