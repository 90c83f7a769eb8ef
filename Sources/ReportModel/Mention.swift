extension String {
  /// Whether the text holds a word of small ASCII letters, in whatever case.
  public func mentions(_ word: StaticString) -> Bool {
    utf8.span.mentions(Array("\(word)".utf8))
  }
}

extension Span<UInt8> {
  /// Whether a text in UTF-8 holds a word of small ASCII letters, in whatever case.
  public func mentions(_ word: [UInt8]) -> Bool {
    guard count >= word.count else { return false }
    for start in 0...(count - word.count) where self[start] | 0x20 == word[0] {
      var length = 1
      while length < word.count, self[start + length] | 0x20 == word[length] { length += 1 }
      if length == word.count { return true }
    }
    return false
  }
}
