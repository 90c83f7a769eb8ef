import Testing

@testable import ReportModel

@Suite("Packed values")
struct PackedValuesTests {
  @Test("come back as they were put in")
  func values() throws {
    let edge = Int128(Int64.max >> 3)
    let units: [Int128] = [0, 1, edge, edge + 1, (edge + 1) * 1_000_000 + 1, Int128.max / 2]
    let whole = units + units.map { $0 / 1_000_000_000_000 * 1_000_000_000_000 }
    let millionths = [edge * 1_000_000, edge * 1_000_000_000_000, (edge + 1) * 1_000_000]
    let amounts = (whole + millionths).flatMap { [Amount(units: $0), Amount(units: -$0)] }
    let days = ["1900-01-01", "2020-02-29", "9999-12-31"].compactMap { CalendarDate($0) }
    let values: [FieldValue] =
      amounts.map(FieldValue.amount) + days.map(FieldValue.date)
      + [.missing, .text(""), .text("Åtgärd 1"), .text("ä"), .flag(true), .flag(false)]
    var packed = PackedValues()
    for value in values { packed.append(value) }
    #expect(values.indices.map { packed[$0] } == values)
    packed[0] = .text("sist")
    #expect(packed[0] == .text("sist"))
    #expect(packed.textSize(0) == 4)
  }
}
