public import ReportModel

/// What a register says about a report.
public struct RegisterOpinion: Sendable {
  /// The nämnd of the report's code; nil when the register has none.
  public var namnd: Register.Entry?
  /// Codes N01–N04.
  public var diagnostics: [Diagnostic] = []
}

extension Register {
  /// Holds a report against the register: its code (N01), its name (N02; N04 for a former one) and the
  /// folder that it was dropped in (N03). What could not be read is not judged.
  ///
  /// - Parameter folder: the names from the inbox down to where the report was dropped; none when it
  ///   lay in the inbox itself, or came another way.
  public func opinion(on report: Report, droppedIn folder: [String] = []) -> RegisterOpinion {
    let (kod, namn) = (report.namnd.kod, report.namnd.namn)
    var opinion = RegisterOpinion()
    guard !kod.isEmpty else { return opinion }
    var locator = Locator(report.document)
    func add(_ code: String, _ severity: Severity, _ message: String, at key: String) {
      opinion.diagnostics.append(
        Diagnostic(code: code, severity: severity, message: message, key, in: report, &locator))
    }
    if let owner = owner(of: folder), owner.kod != kod {
      add("N03", .error, RegisterWording.otherFolder(folder, owner, kod, in: self), at: "kod")
    }
    guard let entry = namnd(kod) else {
      add("N01", .error, RegisterWording.unknownCode(kod, namn, in: self), at: "kod")
      return opinion
    }
    opinion.namnd = entry
    let found = FoldedName(namn)
    if namn.isEmpty || found == FoldedName(entry.namn) { return opinion }
    if entry.tidigareNamn.contains(where: { FoldedName($0) == found }) {
      add("N04", .note, RegisterWording.formerName(namn, entry), at: "namn")
    } else {
      add("N02", .error, RegisterWording.otherName(namn, entry, in: self), at: "namn")
    }
    return opinion
  }

  /// Why a new report of a nämnd would be refused, in Swedish; nil when it would not.
  public func fault(of namnd: Namnd) -> String? {
    guard let entry = self.namnd(namnd.kod) else {
      return RegisterWording.unknownCode(namnd.kod, namnd.namn, in: self)
    }
    return FoldedName(namnd.namn) == FoldedName(entry.namn)
      ? nil : RegisterWording.otherName(namnd.namn, entry, in: self)
  }

  /// The nämnd that has a name today, or else had it.
  func namnd(called namn: String) -> Entry? {
    let name = FoldedName(namn)
    return namnder.first { FoldedName($0.namn) == name }
      ?? namnder.first { $0.tidigareNamn.contains { FoldedName($0) == name } }
  }
}

extension Diagnostic {
  /// A finding about a key of `namnd`.
  fileprivate init(
    code: String, severity: Severity, message: String, _ key: String, in report: Report,
    _ locator: inout Locator
  ) {
    self.init(code: code, severity: severity, message: message, pointer: "/namnd/\(key)")
    let document = report.document
    guard let root = document.root, let namnd = document.member("namnd", of: root),
      let value = document.member(key, of: namnd)
    else { return }
    (line, column) = locator.position(of: value)
  }
}
