import ReportModel
import Testing

struct LetterNameTests {
  @Test(arguments: [
    ("\u{A0}", "hårt blanksteg, U+00A0"), ("\u{202F}", "smalt hårt blanksteg, U+202F"),
    ("\u{AD}", "mjukt bindestreck, U+00AD"), ("\u{200B}", "nollbrett blanksteg, U+200B"),
    ("\u{430}", "kyrilliskt а, U+0430"), ("\u{391}", "grekiskt Α, U+0391"),
    ("\u{FF21}", "dubbelbrett Ａ, U+FF21"), ("\u{2212}", "minustecken, U+2212"),
    ("\u{7}", "styrtecken, U+0007"), ("\u{2061}", "osynligt tecken, U+2061"),
    ("\u{2005}", "blanksteg av annat slag, U+2005"), ("\u{E000}", "privat tecken, U+E000"),
    ("\u{1D400}", "matematiskt 𝐀, U+1D400"),
  ])
  func `A letter that cannot be seen is named`(scalar: Unicode.Scalar, name: String) {
    #expect(LetterName.of(scalar) == name)
  }

  @Test func `A letter that shows itself has no name`() {
    for scalar in "Arbetsmarknadsnämnden ÅÄÖ éüßøæ 0–9 §".unicodeScalars where scalar != "–" {
      #expect(LetterName.of(scalar) == nil, "\(scalar)")
    }
  }
}
