public import ReportModel

/// The register of nämnder: who reports, under which code and name, from where and until when.
///
/// A value, read once from a file (``init(reading:blanketter:)``) and sound when there is one: codes
/// and folders are each nämnd's own. Reading it is the only thing that can fail.
public struct Register: Hashable, Sendable {
  /// In the order of the file; at least one.
  public var namnder: [Entry]
  /// The groups of those who may see all nämnder.
  public var stad: [String] = []
  /// The groups of those who may see counts and times and no content.
  public var drift: [String] = []
  public var perioder: [Period: Deadlines] = [:]

  /// One nämnd.
  public struct Entry: Hashable, Sendable {
    public var kod: String
    /// What it is called today, in everything that is made for it.
    public var namn: String
    /// What it was called before; accepted in reports, with a note.
    public var tidigareNamn: [String] = []
    /// Stands in the papers of a report that names none itself.
    public var forvaltning: String?
    /// The folder below the inbox that is this nämnd's alone, `amn` or `namnder/amn`.
    public var mapp: String?
    /// The ids of the blanketter that are expected each period; nil when nothing is said.
    public var blanketter: [String]?
    /// Whom to ask when a report is missing: an address or a telephone number. Personal data, perhaps:
    /// it may go to no log.
    public var kontakt: String?
    /// The groups of those who act for this nämnd.
    public var grupper: [String] = []
  }

  /// Until when the reports of a period are awaited; the days themselves count as in time.
  public struct Deadlines: Hashable, Sendable {
    /// The day that is asked for.
    public var senast: CalendarDate?
    /// The day after which nothing is awaited any more; not before `senast`.
    public var sista: CalendarDate?
  }

  /// The nämnd with a code.
  public func namnd(_ kod: String) -> Entry? { namnder.first { $0.kod == kod } }

  /// The nämnd that a folder below the inbox belongs to, it or one of those that it lies in; nil when
  /// it is nobody's.
  ///
  /// - Parameter folder: the names from the inbox down; none for the inbox itself.
  public func owner(of folder: [String]) -> Entry? {
    namnder.first { entry in entry.mapp.map { FolderName($0).holds(folder) } ?? false }
  }
}

/// The name of a folder below the inbox as it is compared: those that most file servers take for the
/// same are the same.
struct FolderName {
  private let parts: [String]

  init(_ path: String) {
    parts = path.split(separator: "/", omittingEmptySubsequences: false).map { $0.lowercased() }
  }

  /// Whether a folder is this one or lies in it.
  func holds(_ folder: [String]) -> Bool {
    folder.count >= parts.count && zip(parts, folder).allSatisfy { $0 == $1.lowercased() }
  }

  func holds(_ other: FolderName) -> Bool { holds(other.parts) }

  /// Whether a folder can have this name, and files in it be seen.
  var isUsable: Bool {
    parts.allSatisfy { part in
      !part.isEmpty && !part.hasPrefix(".") && FoldedName(part).text == part
        && !part.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }
  }
}
