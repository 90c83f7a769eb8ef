import Testing

@testable import ReportModel

@Suite struct JSONDocumentTests {
  @Test(
    arguments: [
      (#""""#, ""), (#""a/b""#, "a/b"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
      (#""\u00e5\u00C4""#, "åÄ"), (#""\uD83D\ude00!""#, "😀!"), (#""\u0000""#, "\u{0}"),
      (#""\\u0041""#, "\\u0041"), (#""å\u0308\ud834\udd1e""#, "å\u{308}𝄞"),
      (#""\uFFFF\uDBFF\uDFFF""#, "\u{FFFF}\u{10FFFF}"),
    ])
  func `escapes stand for their characters`(json: String, text: String) throws {
    let document = JSONParser.parse(Array(json.utf8)).document
    let string = document.string(try #require(document.root))
    #expect(Array(string.unicodeScalars) == Array(text.unicodeScalars))
  }

  @Test(
    arguments: [
      (#"{"a":1,"b":2}"#, []), (#"{"a":1,"a":2}"#, ["a"]), (#"{"a":1,"a":2,"a":3}"#, ["a", "a"]),
      (#"{"a":1,"\u0061":2}"#, ["a"]), (#"{"\u0061":1,"\u0061":2}"#, ["a"]),
      (#"{"a":{"a":{"a":1}},"b":{"a":1}}"#, []),
      (#"{"a":{"b":1},"b":{"c":1,"c":2},"a":0}"#, ["c", "a"]),
      (#"[{"a":1},{"a":2}]"#, []), (#"{"":1,"":2}"#, [""]), (#"{"a":1,"A":2}"#, []),
      (#"{"å":1,"a\u030a":2}"#, []), (#"{"å":1,"\u00e5":2}"#, ["å"]),
    ])
  func `equal keys of an object are listed`(json: String, keys: [String]) {
    #expect(duplicates(json) == keys)
  }

  @Test(
    arguments: [
      (#"[{"a":1,"b":2},{"a":1,"b":2}]"#, []), (#"[{"a":1,"b":2},{"b":1,"a":2}]"#, []),
      (#"[{"a":1,"b":2},{"a":1,"a":2,"b":3}]"#, ["a"]),
      (#"[{"a":1,"b":2},{"b":1,"a":2,"b":3}]"#, ["b"]),
      (#"[{"a":1,"a":2},{"a":1,"a":2}]"#, ["a", "a"]),
      (#"[{"a":1,"b":2},{"a":1,"\u0062":2,"b":3}]"#, ["b"]),
      (#"[{"a":1,"\u0062":2},{"a":1,"b":2,"b":3}]"#, ["b"]),
      (#"[{"a":1},{},{"a":1,"a":2}]"#, ["a"]), (#"[{"a":1},[{"a":1}],{"a":1,"ab":2}]"#, []),
      (#"[{"a":{"c":1},"b":2},{"a":{"c":1,"c":2},"b":{"c":3}}]"#, ["c"]),
    ])
  func `equal keys are found whatever the object before`(json: String, keys: [String]) {
    #expect(duplicates(json) == keys)
  }

  @Test func `a broken character is found wherever it stands`() {
    for place in 1..<80 {
      var text = Array("\"\(String(repeating: "a", count: 80))\"".utf8)
      text[place] = 0xFF
      #expect(JSONParser.parse(text).fault == .init(offset: place, problem: .notUTF8))
      text.replaceSubrange(place...place, with: "å".utf8)
      #expect(JSONParser.parse(text).fault == nil)
      let cut = Array(text[...place])
      #expect(JSONParser.parse(cut).fault == .init(offset: place, problem: .endsEarly))
      text.remove(at: place + 1)
      #expect(JSONParser.parse(text).fault == .init(offset: place, problem: .notUTF8))
    }
  }

  @Test(arguments: [2, 31, 32, 33, 34, 35, 200])
  func `equal keys are found however many there are`(count: Int) {
    let keys = (0..<count).map { "\"k\($0)\":0" }
    #expect(duplicates("{\(keys.joined(separator: ","))}") == [])
    for repeated in [0, count / 2, count - 1] {
      let plain = keys + ["\"k\(repeated)\":1", "\"k\(repeated)\":2", "\"new\":0"]
      #expect(duplicates("{\(plain.joined(separator: ","))}") == ["k\(repeated)", "k\(repeated)"])
      let escaped = ["\"\\u006b\(repeated)\":1"] + keys + ["\"\\u006b\(repeated)\":2"]
      #expect(
        duplicates("{\"o\":{\(escaped.joined(separator: ","))},\"k0\":0}")
          == ["k\(repeated)", "k\(repeated)"])
    }
  }

  @Test func `what stands before a fault is kept, and what it breaks off is marked`() throws {
    let json = #"{"a": [1, {"b": "x"}], "c": {"d": 2, "e": [3, tru"#
    let outcome = JSONParser.parse(Array(json.utf8))
    #expect(outcome.fault == .init(offset: 49, problem: .endsEarly))
    let document = outcome.document
    let root = try #require(document.root)
    let inner = try #require(document.member(["c", "e"], of: root))
    #expect(document.elements(of: inner).map { document.excerpt($0) } == ["3"])
    #expect(document[root].isBroken)
    #expect(document[inner].isBroken)
    #expect(!document[try #require(document.member("a", of: root))].isBroken)
    #expect(document.elements("a", of: root).count == 2)
  }

  @Test func `a key without a value is left out`() throws {
    let document = JSONParser.parse(Array(#"{"a": 1, "b": "#.utf8)).document
    let root = try #require(document.root)
    #expect(document.members(of: root).map { document.string($0.key) } == ["a"])
    #expect(document.member("b", of: root) == nil)
    #expect(document.member("a", of: try #require(document.member("a", of: root))) == nil)
  }

  @Test func `a long value is shown short`() throws {
    let document = JSONParser.parse(Array("\"\(String(repeating: "å", count: 50))\"".utf8)).document
    let shown = document.excerpt(try #require(document.root))
    #expect(shown == "\"" + String(repeating: "å", count: 39) + "…")
  }

  private func duplicates(_ json: String) -> [String] {
    let outcome = JSONParser.parse(Array(json.utf8))
    #expect(outcome.fault == nil)
    return outcome.duplicateKeys.map { outcome.document.string($0) }
  }
}
