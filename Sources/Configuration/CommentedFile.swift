public import SystemPackage

/// A configuration file with every key explained, none of them set.
///
/// The shipped file and that of `init` are made here, from the same table that the reader reads by.
public enum CommentedFile {
  /// `data`, when given, is the one key that is set.
  public static func text(data: FilePath? = nil) -> String {
    var lines = wrapped(
      """
      The configuration of blankettd. A line that begins with '#' and no blank shows a key with its \
      default: take the '#' away to set it. 'blankettd check-config' checks the file, 'blankettd \
      check-config --show' tells where every value came from. A running daemon takes up changes at \
      SIGHUP (systemctl reload blankettd); keys marked [restart] when it starts.
      """, indent: "")
    var configuration = Configuration()
    if let data { configuration.data.value = data }
    for section in Configuration.sections {
      lines.append("")
      if !section.name.isEmpty {
        lines += wrapped(section.explanation, indent: "")
        lines.append("\(section.name):")
      }
      let keys = Configuration.keys.filter { $0.section == section.name }
      for (index, key) in keys.enumerated() {
        if index > 0, section.name.isEmpty { lines.append("") }
        let isSet = key.name == "data" && data != nil
        lines += text(of: key, in: configuration, isSet: isSet)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func text(
    of key: ConfigurationKey, in configuration: Configuration, isSet: Bool
  ) -> [String] {
    let indent = key.section.isEmpty ? "" : "  "
    let remark = key.needsRestart ? " [restart]" : ""
    return wrapped(key.explanation + remark, indent: indent)
      + ["\(indent)\(isSet ? "" : "#")\(key.leaf): \(key.text(configuration))"]
  }

  private static func wrapped(_ text: String, indent: String) -> [String] {
    var lines: [String] = []
    var line = indent + "#"
    for word in text.split(whereSeparator: \.isWhitespace) {
      if line.count + 1 + word.count > 80 {
        lines.append(line)
        line = indent + "#"
      }
      line += " " + word
    }
    return lines + [line]
  }
}
