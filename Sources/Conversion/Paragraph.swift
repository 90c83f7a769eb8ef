import PrintableText

/// Plain wrapping for answers and listings; papers have a typesetter of their own in the text exporter.
enum Paragraph {
  /// The words of `text` in lines of at most `width` characters, which all print.
  static func wrap(_ text: String, indent: String = "", width: Int = 78) -> [String] {
    var lines: [String] = []
    var line = indent
    for word in text.printable.split(separator: " ") {
      if line.count > indent.count, line.count + 1 + word.count > width {
        lines.append(line)
        line = indent
      }
      line += (line.count > indent.count ? " " : "") + word
    }
    return lines + [line]
  }
}
