import Glibc

/// Markup exactly as libxlsxwriter writes it for rows, cells and texts: most of what a workbook holds.
///
/// Each function reads one whole element, or nothing at all and gives nil: then it is up to
/// ``XMLScanner``, which knows all of XML. What is read here is well-formed by its form, so nothing
/// passes that the scanner would refuse. Zeros must stand behind the bytes.
struct PlainMarkup {
  /// Where reading goes on.
  private(set) var place: UnsafePointer<UInt8>

  init(_ place: UnsafePointer<UInt8>) { self.place = place }

  /// A cell and what stands in it.
  struct Cell {
    enum Value {
      case none
      /// Index of a shared text.
      case shared(Int)
      case number(Double)
      case formula(UInt64, Double)
    }

    /// From 0.
    var row: Int
    var column: Int
    var value: Value
  }

  /// `<row r="12" spans="1:8" ht="17" customHeight="1">`: its number.
  mutating func row() -> Int? {
    guard take("<row r=\""), let number = digits(), take("\"") else { return nil }
    if take(" spans=\"") {
      guard digits() != nil, take(":"), digits() != nil, take("\"") else { return nil }
    }
    if take(" ht=\"") {
      guard decimal(endingWith: UInt8(ascii: "\"")) != nil, take("\" customHeight=\"1\"") else {
        return nil
      }
    }
    return take(">") ? number : nil
  }

  /// `</row>`
  mutating func rowEnd() -> Void? { take("</row>") ? () : nil }

  /// `<c r="B29" s="54"><f>B27*5%</f><v>0</v></c>`, and less of it.
  mutating func cell() -> Cell? {
    guard take("<c r=\""), let column = letters(), let row = digits(), row > 0, take("\"") else {
      return nil
    }
    if take(" s=\"") {
      guard digits() != nil, take("\"") else { return nil }
    }
    var cell = Cell(row: row - 1, column: column, value: .none)
    if take("/>") { return cell }
    if take(" t=\"s\"><v>") {
      guard let index = digits(), take("</v></c>") else { return nil }
      cell.value = .shared(index)
      return cell
    }
    guard take(">") else { return nil }
    var formula: UInt64?
    if take("<f>") {
      guard let text = text() else { return nil }
      formula = TextDigest.of(text)
      guard take("</f>") else { return nil }
    }
    guard take("<v>"), let number = decimal(endingWith: UInt8(ascii: "<")), take("</v></c>") else {
      return nil
    }
    cell.value = formula.map { .formula($0, number) } ?? .number(number)
    return cell
  }

  /// `<si><t>ord</t></si>`: the sum of a text that holds nothing to be decoded.
  mutating func sharedText() -> UInt64? {
    guard take("<si><t>"), let text = text(), take("</t></si>") else { return nil }
    return text.contains(UInt8(ascii: "_")) ? nil : TextDigest.of(text)
  }

  // MARK: Pieces

  @inline(__always)
  private mutating func take(_ literal: StaticString) -> Bool {
    guard memcmp(place, literal.utf8Start, literal.utf8CodeUnitCount) == 0 else { return false }
    place += literal.utf8CodeUnitCount
    return true
  }

  /// A whole number of at most nine digits.
  @inline(__always)
  private mutating func digits() -> Int? {
    let start = place
    var number = 0
    while case let digit = place.pointee &- 0x30, digit < 10 {
      number = number &* 10 &+ Int(digit)
      place += 1
    }
    return 1...9 ~= place - start ? number : nil
  }

  /// The letters of a column, from 0.
  @inline(__always)
  private mutating func letters() -> Int? {
    let start = place
    var column = 0
    while case let letter = place.pointee &- UInt8(ascii: "A"), letter < 26 {
      column = column &* 26 &+ Int(letter) &+ 1
      place += 1
    }
    return 1...3 ~= place - start ? column - 1 : nil
  }

  /// Text up to the next tag, without entities, `]]>`, control characters other than line breaks, and
  /// characters whose first byte does not say that they are allowed.
  @inline(__always)
  private mutating func text() -> UnsafeRawBufferPointer? {
    let start = place
    while true {
      switch place.pointee {
      case UInt8(ascii: "<"): return UnsafeRawBufferPointer(start: start, count: place - start)
      case UInt8(ascii: "&"), UInt8(ascii: ">"): return nil
      case 0x20..<0x80, 0x0A: place += 1
      case 0xC2...0xDF where place[1].continuesCharacter: place += 2
      case 0xE1...0xEC where place[1].continuesCharacter && place[2].continuesCharacter: place += 3
      default: return nil
      }
    }
  }

  /// A decimal number, read to the nearest binary one.
  @inline(__always)
  private mutating func decimal(endingWith end: UInt8) -> Double? {
    let start = place
    let isNegative = place.pointee == UInt8(ascii: "-")
    if isNegative { place += 1 }
    var digits: UInt64 = 0
    let first = place
    digits = taking(digits)
    var count = place - first
    guard count > 0 else { return nil }
    var decimals = 0
    if place.pointee == UInt8(ascii: ".") {
      place += 1
      let point = place
      digits = taking(digits)
      decimals = place - point
      guard decimals > 0 else { return nil }
      count += decimals
    }
    guard place.pointee == end else { return nil }
    // Both are exact up to here, so the quotient is the nearest number; the rest is rare.
    guard count <= 15 else {
      let text = UnsafeBufferPointer(start: start, count: place - start)
      return Double(String(decoding: text, as: UTF8.self))
    }
    let magnitude = Double(digits) / PlainMarkup.powersOfTen[decimals]
    return isNegative ? -magnitude : magnitude
  }

  @inline(__always)
  private mutating func taking(_ number: UInt64) -> UInt64 {
    var number = number
    while case let digit = place.pointee &- 0x30, digit < 10 {
      number = number &* 10 &+ UInt64(digit)
      place += 1
    }
    return number
  }

  private static let powersOfTen: [16 of Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]
}

extension UInt8 {
  /// Whether the byte is one of those behind the first of a character in UTF-8.
  fileprivate var continuesCharacter: Bool { self & 0xC0 == 0x80 }
}
