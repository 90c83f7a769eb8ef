/// A name as it is compared with others: runs of blanks, hard ones too, count as one blank, those at
/// the ends as none, and letters are equal however they are composed (NFC), as those of any two
/// strings are.
public struct FoldedName: Hashable, Sendable {
  public let text: String

  public init(_ name: String) {
    text = name.unicodeScalars.split(whereSeparator: \.properties.isWhitespace)
      .map { String($0) }.joined(separator: " ")
  }

  /// Letters of this name which the other has not in the same number and which nobody sees, or which
  /// look like others, each with its place: `kyrilliskt А, U+0410 (tecken 1)`. None when the names can
  /// be told apart by looking.
  public func unseenLetters(besides other: FoldedName) -> [String] {
    var spare: [Unicode.Scalar: Int] = [:]
    for scalar in other.text.unicodeScalars { spare[scalar, default: 0] += 1 }
    var found: [String] = []
    for (index, character) in text.enumerated() {
      for scalar in character.unicodeScalars {
        if let count = spare[scalar], count > 0 {
          spare[scalar] = count - 1
        } else if let name = LetterName.of(scalar) {
          found.append("\(name) (tecken \(index + 1))")
        }
      }
    }
    return found.isEmpty ? alikeLetters(besides: other) : found
  }

  /// The letters and digits that look alike in most type, where nothing else tells the names apart.
  private func alikeLetters(besides other: FoldedName) -> [String] {
    let (mine, others) = (Array(text), Array(other.text))
    guard mine.count == others.count else { return [] }
    var found: [String] = []
    for index in mine.indices where mine[index] != others[index] {
      guard let alike = FoldedName.alike.first(where: { $0[mine[index]] != nil }),
        alike[others[index]] != nil, let name = alike[mine[index]]
      else { return [] }
      found.append("\(name) (tecken \(index + 1))")
    }
    return found
  }

  private static let alike: [[Character: String]] = [
    ["0": "siffran 0", "O": "versalt O"],
    ["1": "siffran 1", "I": "versalt I", "l": "gement l", "|": "lodstreck"],
  ]
}

extension FoldedName {
  /// What tells two names apart that look alike, as a sentence to stand after others: ` Skillnaden syns
  /// knappt: i rapporten står …, i registret ….` Empty when it can be seen. The places complete
  /// "i … står".
  public func unseenDifference(
    in place: String, from other: FoldedName, in otherPlace: String
  ) -> String {
    let sides = [
      (place, unseenLetters(besides: other)), (otherPlace, other.unseenLetters(besides: self)),
    ]
    let parts = sides.filter { !$0.1.isEmpty }.map { place, letters in
      "i \(place) står \(letters.prefix(4).joined(separator: " och "))"
    }
    return parts.isEmpty ? "" : " Skillnaden syns knappt: \(parts.joined(separator: ", "))."
  }
}
