extension String {
  /// The text when it has at most `limit` scalars, else its beginning and three dots: a message is to be
  /// read, and one that held a value of any length would make the answer larger than the report.
  public func shortened(to limit: Int = 100) -> String {
    guard utf8.count > limit else { return self }
    let scalars = unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return self }
    return String(scalars[..<end]) + "…"
  }
}
