/// Whether the rows of a whole report are of another year than its period: then one sentence says so,
/// and not one for each row and key.
struct YearShift {
  /// How many years must be added to those of the rows.
  var years: Int

  /// A year that a row has and its form has not.
  struct Stray {
    var year: Int
    var allowed: [Int]
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

  /// Nil unless most rows that name years are off, and all by as much.
  init?(_ evidence: Evidence) {
    guard evidence.rows.stray > 0, evidence.rows.stray * 2 >= evidence.rows.named,
      evidence.rows.named > 1 || evidence.strays.count > 1
    else { return nil }
    let shifts = [1, -1, 2, -2, 3, -3, 4, -4, 5, -5]
    guard
      let shift = shifts.first(where: { shift in
        evidence.strays.allSatisfy { $0.allowed.contains($0.year + shift) }
      })
    else { return nil }
    years = shift
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
    if let year, isStray { years.strays.append(.init(year: year, allowed: allowed)) }
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
    guard let shift = YearShift(context.years), let root = context.document.root,
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
