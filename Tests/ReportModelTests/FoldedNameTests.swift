import ReportModel
import Testing

struct FoldedNameTests {
  private func difference(_ name: String, _ other: String) -> String {
    FoldedName(name).unseenDifference(in: "rapporten", from: FoldedName(other), in: "paketet")
  }

  @Test func `blanks are folded and letters are equal however they are composed`() {
    #expect(FoldedName(" Norra\u{A0}\u{2009} na\u{308}mnden\n") == FoldedName("Norra nämnden"))
    #expect(FoldedName("Norra nämnden") != FoldedName("Norranämnden"))
    #expect(FoldedName("Norra\u{200B} nämnden") != FoldedName("Norra nämnden"))
  }

  @Test func `a difference that can be seen needs no words`() {
    #expect(difference("Miljönämden", "Miljönämnden") == "")
    #expect(difference("Miljönämnden", "miljönämnden") == "")
  }

  @Test func `the letter is named on the side where it stands`() {
    #expect(
      difference("Milj\u{43E}nämnden", "Miljonämnden")
        == " Skillnaden syns knappt: i rapporten står kyrilliskt \u{43E}, U+043E (tecken 5).")
    #expect(
      difference("Miljonämnden", "Miljo\u{200B}nämnden")
        == " Skillnaden syns knappt: i paketet står nollbrett blanksteg, U+200B (tecken 6).")
  }

  @Test func `letters and digits that look alike are named on both sides`() {
    #expect(
      difference("Omrade 1O", "Omrade I0")
        == " Skillnaden syns knappt: i rapporten står siffran 1 (tecken 8) och versalt O (tecken 9), i paketet står versalt I (tecken 8) och siffran 0 (tecken 9)."
    )
    #expect(difference("Område 1", "Område 2") == "")
  }
}
