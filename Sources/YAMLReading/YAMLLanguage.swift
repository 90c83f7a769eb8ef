/// Who reads the messages: templates are written by the city's own people, the configuration by
/// operators.
public enum YAMLLanguage: Sendable {
  case swedish, english

  private func say(_ swedish: String, _ english: String) -> String {
    self == .swedish ? swedish : english
  }

  var emptyFile: String { say("filen är tom", "the file is empty") }

  func duplicateKeys(_ keys: [String]) -> String {
    let list = keys.joined(separator: ", ")
    return say("nyckeln står två gånger: \(list)", "the key stands twice: \(list)")
  }

  func unreadable(_ error: any Error) -> String {
    say("filen kan inte läsas som YAML: \(error)", "the file cannot be read as YAML: \(error)")
  }

  var wantsMapping: String {
    say("här väntas nycklar och värden", "keys and values are expected here")
  }

  var wantsList: String { say("här väntas en lista", "a list is expected here") }

  var wantsText: String { say("här väntas en text", "a single value is expected here") }

  func missingKey(_ key: String) -> String {
    say("»\(key)« saknas", "'\(key)' is missing")
  }

  func emptyKey(_ key: String) -> String { say("»\(key)« är tom", "'\(key)' is empty") }

  func wantsInteger(_ key: String, _ range: ClosedRange<Int>, _ text: String) -> String {
    say(
      "»\(key)« ska vara ett heltal \(range.lowerBound)–\(range.upperBound), inte »\(text)«",
      "'\(key)' is a whole number from \(range.lowerBound) to \(range.upperBound), not '\(text)'")
  }

  func wantsFlag(_ key: String, _ text: String) -> String {
    say(
      "»\(key)« ska vara true eller false, inte »\(text)«",
      "'\(key)' is true or false, not '\(text)'")
  }

  /// `suggestion` is what was probably meant.
  func noChoice(_ text: String, of words: [String], _ suggestion: String?) -> String {
    let list = words.joined(separator: ", ")
    return say("»\(text)« är inget av \(list)", "'\(text)' is none of \(list)")
      + didYouMean(suggestion)
  }

  func unknownKey(_ name: String, _ suggestion: String?) -> String {
    say("okänd nyckel »\(name)«", "unknown key '\(name)'") + didYouMean(suggestion)
  }

  private func didYouMean(_ suggestion: String?) -> String {
    guard let suggestion else { return "" }
    return say("; menade du »\(suggestion)«?", "; did you mean '\(suggestion)'?")
  }
}
