/// Texts as they stand in YAML.
enum YAMLScalar {
  /// The text itself where it cannot be mistaken for anything else, otherwise in double quotes.
  static func quoted(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || "/._+-".unicodeScalars.contains(scalar)
    }
    if isPlain, let first = text.first, first != "-" { return text }
    return "\"" + text.unicodeScalars.map(escaped).joined() + "\""
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"", "\\": "\\\(scalar)"
    case let scalar where scalar.properties.generalCategory == .control:
      "\\U" + String(repeating: "0", count: 8 - hex(scalar).count) + hex(scalar)
    default: String(Character(scalar))
    }
  }

  private static func hex(_ scalar: Unicode.Scalar) -> String {
    String(scalar.value, radix: 16, uppercase: true)
  }
}
