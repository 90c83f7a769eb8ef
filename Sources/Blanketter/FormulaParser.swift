import ReportModel

/// Reads the formula language of the templates.
///
/// Numbers have a decimal comma and may be followed by `%`; ids are letters and digits; the one
/// function is `om(villkor; då; annars)`.
struct FormulaParser {
  /// What is wrong, in the words of a template's author.
  struct Fault: Error, Hashable {
    var message: String
  }

  private var tokens: [Token]
  private var position = 0
  private var depth = 0

  /// How deep parentheses, signs and om(…) may lie in each other, and of how many parts a formula may
  /// be: the parser and the reckoning call themselves.
  static let depthLimit = 64
  static let partLimit = 1_000

  private enum Token: Hashable {
    case number(Amount)
    case name(String)
    case sign(String)
  }

  /// Whether a formula can read a column of that id.
  static func isName(_ id: String) -> Bool {
    id != "om" && id.first?.isLetter == true && id.allSatisfy { $0.isLetter || $0.isNumber }
  }

  static func parse(_ text: String) throws(Fault) -> Formula {
    var parser = FormulaParser(tokens: try tokens(of: text))
    guard parser.tokens.count <= partLimit else {
      throw Fault(message: "formeln har fler än \(partLimit) tal, namn och tecken")
    }
    let formula = try parser.sum()
    guard parser.position == parser.tokens.count else {
      throw Fault(message: "formeln fortsätter efter sitt slut, vid »\(parser.shown)«")
    }
    return formula
  }

  private mutating func sum() throws(Fault) -> Formula {
    var left = try product()
    while let sign = take(["+", "-"]) {
      left = .binary(sign == "+" ? .add : .subtract, left, try product())
    }
    return left
  }

  private mutating func product() throws(Fault) -> Formula {
    var left = try factor()
    while let sign = take(["*", "/"]) {
      left = .binary(sign == "*" ? .multiply : .divide, left, try factor())
    }
    return left
  }

  private mutating func factor() throws(Fault) -> Formula {
    depth += 1
    defer { depth -= 1 }
    guard depth <= FormulaParser.depthLimit else {
      throw Fault(
        message: "formeln har fler än \(FormulaParser.depthLimit) nivåer av parenteser i varandra")
    }
    if take(["-"]) != nil { return .negated(try factor()) }
    if take(["("]) != nil {
      let inner = try sum()
      try expect(")")
      return inner
    }
    guard position < tokens.count else { throw Fault(message: "formeln tar slut för tidigt") }
    switch tokens[position] {
    case .number(let number):
      position += 1
      return take(["%"]) == nil ? .number(number) : .percent(number)
    case .name("om"):
      position += 1
      return try choice()
    case .name(let id):
      position += 1
      return .column(id)
    case .sign(let sign):
      throw Fault(message: "»\(sign)« kan inte stå här i formeln")
    }
  }

  private mutating func choice() throws(Fault) -> Formula {
    try expect("(")
    let left = try sum()
    guard let symbol = take(Formula.Comparison.Sign.allCases.map(\.rawValue)),
      let sign = Formula.Comparison.Sign(rawValue: symbol)
    else { throw Fault(message: "villkoret i om(…) saknar jämförelse (= <> < > <= >=)") }
    let condition = Formula.Comparison(sign: sign, left: left, right: try sum())
    try expect(";")
    let then = try sum()
    try expect(";")
    let otherwise = try sum()
    try expect(")")
    return .choice(condition: condition, then: then, otherwise: otherwise)
  }

  private mutating func take(_ signs: [String]) -> String? {
    guard position < tokens.count, case .sign(let sign) = tokens[position], signs.contains(sign)
    else { return nil }
    position += 1
    return sign
  }

  private mutating func expect(_ sign: String) throws(Fault) {
    if take([sign]) == nil { throw Fault(message: "»\(sign)« saknas i formeln vid »\(shown)«") }
  }

  private var shown: String {
    guard position < tokens.count else { return "slutet" }
    return switch tokens[position] {
    case .number(let number): number.text(decimals: number.decimals, style: .comma)
    case .name(let name): name
    case .sign(let sign): sign
    }
  }
}

extension FormulaParser {
  private static func tokens(of text: String) throws(Fault) -> [Token] {
    var tokens: [Token] = []
    var rest = text[...]
    while let character = rest.first {
      if character.isWhitespace {
        rest.removeFirst()
      } else if character.isNumber {
        let digits = rest.prefix { $0.isNumber || $0 == "," }
        tokens.append(.number(try number(digits)))
        rest = rest.dropFirst(digits.count)
      } else if character.isLetter {
        let name = rest.prefix { $0.isLetter || $0.isNumber }
        tokens.append(.name(String(name)))
        rest = rest.dropFirst(name.count)
      } else {
        let two = String(rest.prefix(2))
        let sign = ["<=", ">=", "<>"].contains(two) ? two : String(character)
        guard sign.count == 2 || "+-*/()%;=<>".contains(character) else {
          throw Fault(message: "»\(character)« kan inte stå i en formel")
        }
        tokens.append(.sign(sign))
        rest = rest.dropFirst(sign.count)
      }
    }
    return tokens
  }

  private static func number(_ text: Substring) throws(Fault) -> Amount {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let decimals = parts.count == 2 ? parts[1].count : 0
    guard parts.count <= 2, !parts.contains(""), decimals <= 6, text.count <= 15,
      let digits = Int64(parts.joined())
    else { throw Fault(message: "»\(text)« är inget tal; skriv till exempel 0,05 eller 5 %") }
    return Amount(digits: digits, decimals: decimals)
  }
}
