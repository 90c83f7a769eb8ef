import PrintableText

/// JSON to be written, with its keys in the order in which people should meet them.
public indirect enum JSONText: Sendable {
  case null
  case flag(Bool)
  case number(Int)
  /// A number as it is to stand.
  case digits(String)
  case string(String)
  case array([JSONText])
  case object([(key: String, value: JSONText)])

  /// The text, indented by two spaces; short arrays and objects of plain values stand on one line.
  public var text: String { written(indent: "") }

  private func written(indent: String) -> String {
    switch self {
    case .null: return "null"
    case .flag(let flag): return flag ? "true" : "false"
    case .number(let number): return String(number)
    case .digits(let digits): return digits
    case .string(let string): return JSONText.quoted(string)
    case .array(let values):
      return bracketed("[", "]", values.map { $0.written(indent: indent + "  ") }, indent)
    case .object(let members):
      let lines = members.map {
        "\(JSONText.quoted($0.key)): \($0.value.written(indent: indent + "  "))"
      }
      return bracketed("{", "}", lines, indent)
    }
  }

  private func bracketed(
    _ open: String, _ close: String, _ parts: [String], _ indent: String
  ) -> String {
    let line =
      open + (open == "{" && !parts.isEmpty ? " " : "") + parts.joined(separator: ", ")
      + (open == "{" && !parts.isEmpty ? " " : "") + close
    if line.count + indent.count <= 98, !line.contains("\n") { return line }
    let lines = parts.map { indent + "  " + $0 }
    return "\(open)\n\(lines.joined(separator: ",\n"))\n\(indent)\(close)"
  }

  private static func quoted(_ string: String) -> String {
    var text = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text.printableJSON + "\""
  }
}

extension JSONDocument {
  /// A value of the file, to be written again; numbers keep their digits.
  public func written(_ node: NodeID) -> JSONText {
    switch kind(node) {
    case .null: .null
    case .true: .flag(true)
    case .false: .flag(false)
    case .number: .digits(excerpt(node, limit: .max))
    case .string: .string(string(node))
    case .array: .array(elements(of: node).map(written))
    case .object: .object(members(of: node).map { (string($0.key), written($0.value)) })
    }
  }
}
