/// What libyaml says of a text that is no YAML, for people who do not know its words.
extension YAMLLanguage {
  /// `reason` is libyaml's; `character` is what stands where it stopped.
  func notYAML(_ reason: String, _ character: Character?) -> String {
    switch self {
    case .english: "no valid YAML: \(reason)"
    case .swedish: YAMLLanguage.swedish(reason, character)
    }
  }

  var openQuote: String {
    switch self {
    case .english: "no valid YAML: the quote that opens here is not closed"
    case .swedish: "citattecknet som öppnas här stängs aldrig"
    }
  }

  private static func swedish(_ reason: String, _ character: Character?) -> String {
    switch reason {
    case "found a tab character that violates indentation",
      "found character that cannot start any token" where character == "\t":
      "här står en tabb; skriv indrag med blanksteg"
    case "found character that cannot start any token":
      "en text som börjar med »\(character.map(String.init) ?? "")« ska ha citattecken: \"…\""
    case "mapping values are not allowed in this context":
      "kolonet passar inte in här; sätt citattecken om en text som har kolon, och ge nycklar som hör ihop samma indrag"
    case "could not find expected ':'":
      "kolon saknas efter nyckeln; skriv »nyckel: värde«"
    case "did not find expected ',' or '}'":
      "klammern »{« stängs inte; här saknas ett komma eller »}«, eller citattecken om en text med komma eller kolon"
    case "did not find expected ',' or ']'":
      "hakparentesen »[« stängs inte; här saknas ett komma eller »]«, eller citattecken om en text med komma"
    case "did not find expected key":
      "raden passar inte in här; se efter att indraget är detsamma som på raderna den hör ihop med, och att citattecken ovanför är stängda"
    case "did not find expected '-' indicator":
      "här väntas nästa led i listan, med »- « och samma indrag som de andra"
    case "block sequence entries are not allowed in this context":
      "en lista kan inte börja här; skriv den på raderna under nyckeln, med »- « framför varje led"
    case "found unexpected end of stream":
      "citattecknet som öppnas här stängs aldrig"
    case "found unknown escape character", "did not find expected hexdecimal number":
      "ett bakstreck inom \"…\" betyder något eget; skriv \\\\, eller sätt '…' om texten"
    case "found undefined alias", "did not find expected alphabetic or numeric character":
      "en text som börjar med »*« eller »&« ska ha citattecken: \"…\""
    case "did not find expected <document start>", "expected a single document in the stream":
      "en fil är ett enda dokument; ta bort raden »---« eller det som står före den"
    case "control characters are not allowed":
      "här står ett styrtecken som inte syns; ta bort det"
    default:
      "raden är ingen giltig YAML (\(reason))"
    }
  }
}
