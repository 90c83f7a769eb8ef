/// What a spreadsheet accepts as the name of a sheet.
public enum SheetName {
  /// What is wrong with a name, in Swedish; nil when nothing is.
  public static func fault(in name: String) -> String? {
    if name.isEmpty { return "bladet har inget namn" }
    if name.utf16.count > 31 { return "bladets namn är längre än 31 tecken" }
    if let bad = name.first(where: { "[]:*?/\\!".contains($0) }) {
      return "bladets namn får inte innehålla »\(bad)«"
    }
    if name.hasPrefix("'") || name.hasSuffix("'") {
      return "bladets namn får inte börja eller sluta med '"
    }
    if name.unicodeScalars.contains(where: {
      $0.value < 0x20 || $0.value == 0xFFFE || $0.value == 0xFFFF
    }) {
      return "bladets namn innehåller ett styrtecken"
    }
    if folded(name) == "history" { return "bladnamnet »History« är upptaget av Excel" }
    return nil
  }

  /// The name as a spreadsheet compares it: two sheets whose folded names are equal are the same.
  public static func folded(_ name: String) -> String { name.lowercased() }
}
