/// Whether the rows of a whole report are of another year than its period: then one sentence says so,
/// and not one for each row and key.
struct YearShift {
  /// How many years must be added to those of the rows.
  var years: Int

  /// A year that a row has and its form has not.
  struct Stray {
    var year: Int
    var allowed: [Int]
    /// The object whose key it is.
    var object: NodeID
  }

  /// What a reading pass remembers of the years in rows.
  struct Evidence {
    var strays: [Stray] = []
    /// How many rows name years, and how many of them one that does not belong.
    var rows = (named: 0, stray: 0)

    /// Takes note of a row, which had `count` strays before it.
    mutating func close(rowNamesYears: Bool, straysBefore count: Int) {
      if rowNamesYears { rows.named += 1 }
      if strays.count > count { rows.stray += 1 }
    }
  }

  /// Nil unless most rows that name years are off, all by as much, and no year is named that would be
  /// off if the rest were moved: one year too many is no other year.
  init?(_ evidence: Evidence, in tables: [BlankettTable], of document: JSONDocument) {
    guard evidence.rows.stray > 0, evidence.rows.stray * 2 >= evidence.rows.named,
      evidence.rows.named > 1 || evidence.strays.count > 1
    else { return nil }
    let shifts = [1, -1, 2, -2, 3, -3, 4, -4, 5, -5]
    guard
      let shift = shifts.first(where: { shift in
        evidence.strays.allSatisfy { $0.allowed.contains($0.year + shift) }
          && YearShift.fits(shift, besides: evidence.strays, in: document)
          && tables.allSatisfy { YearShift.fits(shift, $0) }
      })
    else { return nil }
    years = shift
  }

  /// Whether the years beside the strays, those without a value too, are years of the form when moved.
  private static func fits(
    _ shift: Int, besides strays: [Stray], in document: JSONDocument
  ) -> Bool {
    var previous: NodeID?
    for stray in strays where stray.object != previous {
      previous = stray.object
      for (key, _) in document.members(of: stray.object) {
        guard document.rawString(key).count == 4, let year = year(document.string(key)) else {
          continue
        }
        if !stray.allowed.contains(year + shift) { return false }
      }
    }
    return true
  }

  /// Whether every year of a table that has a value is a year of its form when moved.
  private static func fits(_ shift: Int, _ table: BlankettTable) -> Bool {
    let paths = table.shape.fields.map(\.path)
    for (field, path) in paths.enumerated() {
      guard let place = path.firstIndex(where: { year($0) != nil }), let year = year(path[place])
      else { continue }
      let isAllowed = paths.contains { other in
        other.count > place && other[..<place] == path[..<place]
          && self.year(other[place]) == year + shift
      }
      if isAllowed { continue }
      let isNamed = (0..<table.rowCount).contains { table.node(row: $0, field: field) != nil }
      if isNamed { return false }
    }
    return true
  }

  /// The year that a key is; nil when it is none.
  static func year(_ key: String) -> Int? {
    key.utf8.count == 4 ? CalendarDate.number(Array(key.utf8)[...]) : nil
  }
}

extension ReadingContext {
  /// A key of a row that its form does not have; years are told as a whole when most are off.
  mutating func unknownInRow(
    key: NodeID, value: NodeID, in object: NodeID, among names: [String], isInYear: Bool
  ) {
    let allowed = names.compactMap(YearShift.year)
    let year = document.rawString(key).count == 4 ? YearShift.year(document.string(key)) : nil
    let isStray = year != nil && !allowed.isEmpty
    if let year, isStray {
      years.strays.append(.init(year: year, allowed: allowed, object: object))
    }
    let first = problems.count
    unknown(
      key: key, value: value, in: object, among: names, fault: isStray || isInYear ? "year" : "key")
    for index in first..<problems.count where isStray || isInYear {
      problems[index].isOfYears = true
    }
  }
}

extension ReportReader {
  /// Reads the blanketter of a report, and when its rows are of another year says so once. Gives the
  /// period that the rows are of, nil when the report cannot be looked at as a whole.
  func tables(
    _ node: NodeID, of period: inout Period?, _ context: inout ReadingContext
  ) -> [BlankettTable] {
    guard let stated = period else { return [] }
    let (first, cells) = (context.problems.count, context.cellsLeft)
    let tables = tables(node, stated, &context)
    guard let shift = YearShift(context.years, in: tables, of: context.document),
      let root = context.document.root,
      let ar = context.document.member(["period", "ar"], of: root),
      let actual = Period(type: stated.type, year: stated.year - shift.years)
    else { return tables }
    let per = context.document.member(["period", "per"], of: root)
    let end = per.flatMap {
      context.document.kind($0) == .string ? CalendarDate(context.document.string($0)) : nil
    }
    if end == actual.end {
      // The year alone is wrong: everything else is looked at as what it is.
      var place = -1
      context.drop { problem in
        place += 1
        return place >= first || problem.node == per
      }
      context.cellsLeft = cells
      context.wrongValue(ar, Wording.yearAlone(stated, actual))
      period = actual
      return self.tables(node, actual, &context)
    }
    context.drop { $0.isOfYears }
    context.wrongValue(ar, Wording.rowsOfAnotherYear(stated, actual, shift.years))
    period = nil
    return []
  }
}
