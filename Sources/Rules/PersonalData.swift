import Facts

/// A piece of personal data in a text, masked so that it can be told without being spread.
struct PersonalData: Hashable {
  enum Kind: String {
    case identityNumber = "personnummer"
    case coordinationNumber = "samordningsnummer"
    case phoneNumber = "telefonnummer"
    case emailAddress = "e-postadress"
  }

  var kind: Kind
  /// `81••••-••••`
  var masked: String

  /// Whether it is worth looking: most texts have neither an at-sign nor seven digits without a letter
  /// between them.
  static func mayOccur(in text: String) -> Bool { mayOccur(in: text.utf8.span) }

  /// The same of a text in UTF-8.
  static func mayOccur(in bytes: Span<UInt8>) -> Bool {
    var digits = 0
    for index in bytes.indices {
      switch bytes[index] {
      case 0x30...0x39:
        digits += 1
        if digits == 7 { return true }
      case 0x40: return true
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): digits = 0
      default: break
      }
    }
    return false
  }

  /// Everything in the text, from the left.
  static func found(in text: String) -> [PersonalData] {
    let scalars = Array(text.unicodeScalars)
    var addresses = EmailAddress.ranges(in: scalars)[...]
    var links = mayHoldLinks(text) ? linkRanges(in: scalars)[...] : []
    var found: [PersonalData] = []
    var index = 0
    while index < scalars.count {
      // What lies behind is never asked for again.
      while let first = addresses.first, first.upperBound <= index { addresses.removeFirst() }
      while let first = links.first, first.upperBound <= index { links.removeFirst() }
      if let address = addresses.first, address.contains(index) {
        let masked = EmailAddress.masked(scalars[address])
        found.append(PersonalData(kind: .emailAddress, masked: masked))
        index = address.upperBound
      } else if let link = links.first, link.contains(index) {
        // The digits of an address on the web are nobody's.
        let next = addresses.first { $0.lowerBound > index }
        index = min(next?.lowerBound ?? link.upperBound, link.upperBound)
      } else if let (number, kind) = IdentityNumber.match(scalars, at: index) {
        found.append(PersonalData(kind: kind, masked: masked(scalars[number], keeping: 2)))
        index = number.upperBound
      } else if let number = PhoneNumber.match(scalars, at: index) {
        found.append(PersonalData(kind: .phoneNumber, masked: masked(scalars[number], keeping: 3)))
        index = number.upperBound
      } else {
        index += 1
      }
    }
    return found
  }

  private static func masked(_ scalars: ArraySlice<Unicode.Scalar>, keeping kept: Int) -> String {
    var digits = 0
    var text = ""
    for scalar in scalars {
      if scalar.decimalDigit != nil { digits += 1 }
      text.unicodeScalars.append(scalar.decimalDigit != nil && digits > kept ? "•" : scalar)
    }
    return text
  }

  private static func mayHoldLinks(_ text: String) -> Bool {
    let bytes = text.utf8.span
    for index in bytes.indices.dropLast(2) {
      let (first, second, third) = (bytes[index], bytes[index + 1], bytes[index + 2])
      let slash = UInt8(ascii: "/")
      if first == UInt8(ascii: ":"), second == slash, third == slash { return true }
      let letter = UInt8(ascii: "w")
      if first == letter, second == letter, third == letter { return true }
    }
    return false
  }

  /// Words with `://` in them, or that begin with `www.`.
  private static func linkRanges(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    while start < scalars.count {
      let end = scalars[start...].firstIndex { $0.properties.isWhitespace } ?? scalars.count
      let word = String(String.UnicodeScalarView(scalars[start..<end]))
      if word.contains("://") || word.hasPrefix("www.") { ranges.append(start..<end) }
      start = end + 1
    }
    return ranges
  }
}

extension [Unicode.Scalar] {
  /// Whether a number that starts at `index` would begin inside a word or a longer number.
  func isInside(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    let before = self[index - 1]
    if before.properties.isAlphabetic || before.decimalDigit != nil { return true }
    guard index > 1, self[index - 2].decimalDigit != nil else { return false }
    return ".,:/-–+".unicodeScalars.contains(before)
  }

  /// Whether a number that ends before `index` goes on after it.
  func goesOn(_ index: Int) -> Bool {
    guard index < count else { return false }
    let after = self[index]
    if after.properties.isAlphabetic || after.decimalDigit != nil { return true }
    guard index + 1 < count, self[index + 1].decimalDigit != nil else { return false }
    return ".,:/-–".unicodeScalars.contains(after)
  }

  /// How many digits stand from `index` on.
  func digitRun(_ index: Int) -> Int {
    self[Swift.min(index, count)...].prefix { $0.decimalDigit != nil }.count
  }
}
