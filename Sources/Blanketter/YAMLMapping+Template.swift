import ReportModel
import YAMLReading
import Yams

/// What templates say besides what every YAML file does.
extension YAMLMapping {
  /// A text that is the same in every year, so that no placeholder can stand in it.
  func plain(_ key: String) -> String? {
    guard let value = node(key), let text = file.text(value) else { return nil }
    if text.contains("{") { file.add("»\(key)« kan inte ha platshållare", at: value) }
    return text
  }

  /// A width in characters, as spreadsheets count it.
  func width(_ key: String) -> Double? {
    guard let value = node(key), let text = file.text(value) else { return nil }
    if let number = Double(text), number >= 1, number <= 255 { return number }
    file.add("»\(key)« ska vara ett tal 1–255, inte »\(text)«", at: value)
    return nil
  }

  /// A number with a decimal point, exactly.
  func amount(_ key: String) -> Amount? {
    guard let value = node(key), let text = file.text(value) else { return nil }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let decimals = parts.count == 2 ? parts[1].count : 0
    if parts.count <= 2, !parts.contains(""), decimals <= 6, text.count <= 15,
      let digits = Int64(parts.joined())
    {
      return Amount(digits: digits, decimals: decimals)
    }
    file.add("»\(key)« ska vara ett tal med decimalpunkt, inte »\(text)«", at: value)
    return nil
  }
}
