import Testing

@testable import ReportModel

@Suite struct LocatorTests {
  @Test(
    arguments: [
      ("{}", 0, 1, 1), ("{}", 1, 1, 2), ("{}", 2, 1, 3), ("{\n}", 2, 2, 1), ("{\r\n}", 3, 2, 1),
      ("{\r}", 2, 1, 3), ("\n\n{}", 2, 3, 1), ("\n\n{}\n", 5, 4, 1), ("\u{FEFF}{}", 3, 1, 1),
      ("\u{FEFF}{}", 4, 1, 2), ("\u{FEFF}\n{}", 4, 2, 1), ("\"å\" ", 4, 1, 4),
      ("\"a\u{30A}\" ", 5, 1, 5), ("\"😀\" ", 6, 1, 4), ("\"👨‍👩‍👧\" ", 20, 1, 8),
      ("\"😀\"\r\nå ", 10, 2, 2),
    ])
  func `columns count scalars from 1, and a byte-order mark is none`(
    text: String, offset: Int, line: Int, column: Int
  ) {
    var locator = Locator(JSONParser.parse(Array(text.utf8)).document)
    let position = locator.position(of: offset)
    #expect(position.line == line)
    #expect(position.column == column)
  }

  @Test(
    arguments: [
      ("17", [""]), ("[]", [""]), ("{}", [""]),
      ("[1,[2,{}],3]", ["", "/0", "/1", "/1/0", "/1/1", "/2"]),
      ("{\"a\":{\"b\":[true]},\"c\":null}", ["", "/a", "/a/b", "/a/b/0", "/c"]),
      ("{\"a/b\":1,\"m~n\":2,\"~1\":3,\"\":4,\" \":5}", ["", "/a~1b", "/m~0n", "/~01", "/", "/ "]),
      ("{\"\\u002f\":1,\"\\\"\":2,\"å\":{\"😀\":0}}", ["", "/~1", "/\"", "/å", "/å/😀"]),
      ("[{\"a\":[1 ", ["", "/0", "/0/a", "/0/a/0"]), ("{\"a\":1,\"b\":", ["", "/a"]),
    ])
  func `a value's pointer leads to it`(text: String, pointers: [String]) throws {
    let document = JSONParser.parse(Array(text.utf8)).document
    var locator = Locator(document)
    #expect(
      values(in: document, from: try #require(document.root)).map { locator.pointer(to: $0) }
        == pointers)
  }

  @Test func `a pointer leads to the same value in a long list`() throws {
    let text = "[" + (0..<1000).map { "{\"k\":[\($0)]}" }.joined(separator: ",") + "]"
    let document = JSONParser.parse(Array(text.utf8)).document
    var locator = Locator(document)
    for node in values(in: document, from: try #require(document.root))
    where document.kind(node) == .number {
      #expect(locator.pointer(to: node) == "/\(document.excerpt(node))/k/0")
    }
  }

  @Test func `the report's own places survive a byte-order mark and CRLF`() {
    let text = Sample.report.replacing("\"AMN\"", with: "\"amn\"").replacing("T2", with: "T9")
    let expected = Sample.read(text).diagnostics.map(\.summary)
    #expect(expected == ["J04 3:21 /namnd/kod", "J04 4:22 /period/typ"])
    let windows = "\u{FEFF}" + text.split(separator: "\n").joined(separator: "\r\n")
    #expect(Sample.read(windows).diagnostics.map(\.summary) == expected)
  }

  /// Every value in the order of the file, without the keys.
  private func values(in document: JSONDocument, from node: NodeID) -> [NodeID] {
    switch document.kind(node) {
    case .array: [node] + document.elements(of: node).flatMap { values(in: document, from: $0) }
    case .object:
      [node] + document.members(of: node).flatMap { values(in: document, from: $0.value) }
    default: [node]
    }
  }
}
