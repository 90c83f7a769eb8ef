/// An exact decimal amount, or any number that is reckoned from amounts.
///
/// The value is a whole number of 10⁻¹² in 128 bits. Every amount that a report may carry (15 digits,
/// 6 decimals) fits, every sum of a million of them, and every quotient to its twelfth decimal; so
/// adding is one machine addition, and two equal values have one representation. The unit of account
/// (kr, tkr, mnkr) belongs to the column, not to the value.
public struct Amount: Hashable, Comparable, Sendable {
  /// The value in units of 10⁻¹².
  public var units: Int128 { Int128(high) << 64 | Int128(low) }

  // An Int128 stands on every sixteenth byte only, and would make each cell of a sheet a third larger.
  private let high: Int64
  private let low: UInt64

  /// Decimals that the representation can carry.
  public static let scale = 12

  public static let zero = Amount(units: 0)

  public init(units: Int128) {
    high = Int64(truncatingIfNeeded: units >> 64)
    low = UInt64(truncatingIfNeeded: units)
  }

  /// A whole number.
  public init(_ whole: Int) { self.init(units: Int128(whole) * Amount.one) }

  /// `digits` × 10^-`decimals`, as a number stands in text; `decimals` is 0…12.
  public init(digits: Int64, decimals: Int) {
    self.init(units: Int128(digits) * Amount.powersOfTen[Amount.scale - decimals])
  }

  public static func < (left: Amount, right: Amount) -> Bool {
    left.units < right.units
  }

  /// Whether the value is less than zero; there is no negative zero.
  public var isNegative: Bool { units < 0 }

  public var magnitude: Amount { isNegative ? Amount(units: -units) : self }

  static let one: Int128 = 1_000_000_000_000

  /// The most that arithmetic gives, the last whole number of 128 bits, so that no result is rounded
  /// out of range.
  static let limit: Int128 = 170_141_183_460_469_231_731_687_303_000_000_000_000

  /// How many units the last place is worth, by the number of decimals.
  static let steps: InlineArray<13, UInt64> = [
    1_000_000_000_000, 100_000_000_000, 10_000_000_000, 1_000_000_000, 100_000_000, 10_000_000,
    1_000_000, 100_000, 10_000, 1000, 100, 10, 1,
  ]

  static let powersOfTen: [Int128] = (0...27).map { exponent in
    (0..<exponent).reduce(Int128(1)) { power, _ in power * 10 }
  }
}

/// What can go wrong in exact arithmetic.
public enum ArithmeticError: Error, Hashable, Sendable {
  case divisionByZero
  case overflow
}

extension Amount {
  /// The exact sum.
  public func adding(_ other: Amount) throws(ArithmeticError) -> Amount {
    let (sum, overflow) = units.addingReportingOverflow(other.units)
    guard !overflow else { throw .overflow }
    return try Amount.within(sum)
  }

  /// The exact difference.
  public func subtracting(_ other: Amount) throws(ArithmeticError) -> Amount {
    let (difference, overflow) = units.subtractingReportingOverflow(other.units)
    guard !overflow else { throw .overflow }
    return try Amount.within(difference)
  }

  /// The product to twelve decimals, halves away from zero.
  public func multiplied(by other: Amount) throws(ArithmeticError) -> Amount {
    let product = units.magnitude.multipliedFullWidth(by: other.units.magnitude)
    return try Amount.quotient(
      product, Amount.one.magnitude, negative: isNegative != other.isNegative)
  }

  /// The quotient to twelve decimals, halves away from zero.
  public func divided(by other: Amount) throws(ArithmeticError) -> Amount {
    guard other.units != 0 else { throw .divisionByZero }
    let numerator = units.magnitude.multipliedFullWidth(by: Amount.one.magnitude)
    return try Amount.quotient(
      numerator, other.units.magnitude, negative: isNegative != other.isNegative)
  }

  private static func quotient(
    _ numerator: (high: UInt128, low: UInt128), _ divisor: UInt128, negative: Bool
  ) throws(ArithmeticError) -> Amount {
    guard numerator.high < divisor else { throw .overflow }
    // What forms reckon with fits in one word, and dividing two takes twenty times as long.
    let (quotient, remainder) =
      numerator.high == 0
      ? numerator.low.quotientAndRemainder(dividingBy: divisor)
      : divisor.dividingFullWidth(numerator)
    let rounded = remainder >= divisor - remainder ? quotient + 1 : quotient
    guard rounded <= limit.magnitude else { throw .overflow }
    return Amount(units: negative ? -Int128(rounded) : Int128(rounded))
  }

  private static func within(_ units: Int128) throws(ArithmeticError) -> Amount {
    guard units.magnitude <= limit.magnitude else { throw .overflow }
    return Amount(units: units)
  }

  /// The value rounded to `decimals` (0…12), halves away from zero, as a form shows it.
  public func rounded(to decimals: Int) -> Amount {
    let step = Amount.steps[decimals]
    if let short = Int64(exactly: units) {
      let rest = short.magnitude % step
      let rounded = Int128(short.magnitude - rest + (rest * 2 >= step ? step : 0))
      return Amount(units: short < 0 ? -rounded : rounded)
    }
    let rest = units.magnitude % UInt128(step)
    let rounded = Int128(units.magnitude - rest + UInt128(rest * 2 >= step ? step : 0))
    return Amount(units: isNegative ? -rounded : rounded)
  }

  /// The fewest decimals that print the value exactly: 2 for 1.25, 0 for 40.
  public var decimals: Int {
    guard let short = Int64(exactly: units) else { return Amount.decimals(of: units) }
    return Amount.decimals(of: short)
  }

  /// The same, but no fewer than `least` (0…12).
  public func decimals(atLeast least: Int) -> Int {
    let isPlain = Int64(exactly: units).map { $0.magnitude % Amount.steps[least] == 0 }
    return isPlain == true ? least : max(decimals, least)
  }

  private static func decimals(of units: some BinaryInteger) -> Int {
    var rest = units
    var count = Amount.scale
    while count >= 6, rest % 1_000_000 == 0 {
      rest /= 1_000_000
      count -= 6
    }
    while count > 0, rest % 10 == 0 {
      rest /= 10
      count -= 1
    }
    return count
  }
}

extension Amount {
  /// The sum of many amounts.
  public static func sum(_ amounts: some Sequence<Amount>) throws(ArithmeticError) -> Amount {
    var total = Amount.zero
    for amount in amounts { total = try total.adding(amount) }
    return total
  }

  /// The nearest binary floating-point number, for a file format that can carry nothing else.
  ///
  /// A value of at most 15 digits comes back unchanged when it is printed with 15 digits.
  public var nearestDouble: Double {
    if let short = Int64(exactly: units), short % 1_000_000 == 0 {
      let millionths = short / 1_000_000
      if millionths.magnitude < 1 << 53 { return Double(millionths) / 1e6 }
    }
    if units.magnitude < 1 << 53 { return Double(Int64(units)) / 1e12 }
    let places = decimals
    let digits = units / Amount.powersOfTen[Amount.scale - places]
    if digits.magnitude < 1 << 53 {
      return Double(Int64(digits)) / Double(Int64(Amount.powersOfTen[places]))
    }
    return Double(plain(decimals: places)) ?? .nan
  }
}
