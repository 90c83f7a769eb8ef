/// Names letters that people cannot see, or take for others: Swedish words and the code point.
public enum LetterName {
  /// `hårt blanksteg, U+00A0`, `kyrilliskt а, U+0430`; nil for a letter that shows what it is, and for
  /// the ordinary blank.
  public static func of(_ scalar: Unicode.Scalar) -> String? {
    words(for: scalar).map { "\($0), \(codePoint(of: scalar))" }
  }

  /// `U+00A0`, at least four digits.
  public static func codePoint(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static func words(for scalar: Unicode.Scalar) -> String? {
    if let words = single[scalar] { return words }
    if let kind = ranges.first(where: { $0.range.contains(scalar.value) }) {
      return kind.isShown ? "\(kind.words) \(scalar)" : kind.words
    }
    switch scalar.properties.generalCategory {
    case .control: return "styrtecken"
    case .privateUse: return "privat tecken"
    case .unassigned: return "okänt tecken"
    case .format: return "osynligt tecken"
    case .spaceSeparator where scalar != " ": return "blanksteg av annat slag"
    default: return nil
    }
  }

  private static let single: [Unicode.Scalar: String] = [
    "\t": "tabb",
    "\n": "radbrytning",
    "\r": "vagnretur",
    "\u{85}": "radbrytning",
    "\u{A0}": "hårt blanksteg",
    "\u{AD}": "mjukt bindestreck",
    "\u{B4}": "akut accent",
    "\u{131}": "i utan prick",
    "\u{2BC}": "apostrof av annat slag",
    "\u{34F}": "osynligt tecken",
    "\u{251}": "fonetiskt ɑ",
    "\u{261}": "fonetiskt ɡ",
    "\u{115F}": "osynligt utfyllnadstecken",
    "\u{1160}": "osynligt utfyllnadstecken",
    "\u{2002}": "halvfyrkantsblanksteg",
    "\u{2003}": "fyrkantsblanksteg",
    "\u{2007}": "sifferbrett blanksteg",
    "\u{2009}": "tunt blanksteg",
    "\u{200A}": "hårfint blanksteg",
    "\u{200B}": "nollbrett blanksteg",
    "\u{200C}": "osynlig åtskiljare",
    "\u{200D}": "osynlig sammanfogare",
    "\u{200E}": "osynligt skrivriktningstecken",
    "\u{200F}": "osynligt skrivriktningstecken",
    "\u{2010}": "bindestreck av annat slag",
    "\u{2011}": "hårt bindestreck",
    "\u{2012}": "sifferbrett tankstreck",
    "\u{2013}": "tankstreck",
    "\u{2014}": "långt tankstreck",
    "\u{2015}": "långt streck",
    "\u{2018}": "vänster citattecken",
    "\u{2019}": "höger citattecken",
    "\u{201C}": "vänster citattecken",
    "\u{201D}": "höger citattecken",
    "\u{201E}": "lågt citattecken",
    "\u{2028}": "radavgränsare",
    "\u{2029}": "styckeavgränsare",
    "\u{202F}": "smalt hårt blanksteg",
    "\u{2032}": "primtecken",
    "\u{2044}": "bråkstreck",
    "\u{2060}": "osynlig ordsammanfogare",
    "\u{2212}": "minustecken",
    "\u{3000}": "brett blanksteg",
    "\u{3164}": "osynligt utfyllnadstecken",
    "\u{FB00}": "ligaturen ﬀ",
    "\u{FB01}": "ligaturen ﬁ",
    "\u{FB02}": "ligaturen ﬂ",
    "\u{FEFF}": "osynlig byteordningsmärkning",
    "\u{FFFC}": "infogat objekt",
    "\u{FFFD}": "ersättningstecken",
  ]

  /// Alphabets with letters that look like Latin ones, and whole blocks of one kind.
  private static let ranges: [(range: ClosedRange<UInt32>, words: String, isShown: Bool)] = [
    (0x0370...0x03FF, "grekiskt", true),
    (0x0400...0x052F, "kyrilliskt", true),
    (0x0531...0x058F, "armeniskt", true),
    (0x0660...0x0669, "arabisk siffra", true),
    (0x06F0...0x06F9, "arabisk siffra", true),
    (0x13A0...0x13FF, "cherokesiskt", true),
    (0x1C80...0x1C8F, "kyrilliskt", true),
    (0x1F00...0x1FFF, "grekiskt", true),
    (0x202A...0x202E, "osynligt skrivriktningstecken", false),
    (0x2066...0x2069, "osynligt skrivriktningstecken", false),
    (0xA640...0xA69F, "kyrilliskt", true),
    (0xFE00...0xFE0F, "osynlig variantväljare", false),
    (0xFF01...0xFF5E, "dubbelbrett", true),
    (0x1D400...0x1D7FF, "matematiskt", true),
    (0xE0000...0xE007F, "osynligt märktecken", false),
  ]
}
