import ReportModel
import Testing

@testable import Blanketter

/// The columns that the formulas read: a = 6, b = 4, c = -2,5 and noll = 0.
private let values = [
  "a": Amount(6), "b": Amount(4), "c": Amount(digits: -25, decimals: 1), "noll": .zero,
]

@Suite struct FormulaTests {
  @Test(
    arguments: [
      ("a", "A1", "6"), ("12,5", "12.5", "12.5"), ("0,05", "0.05", "0.05"), ("5 %", "5%", "0.05"),
      ("12,5%", "12.5%", "0.125"), ("a*5%", "A1*5%", "0.3"), ("a + b", "A1+B1", "10"),
      ("a-b-c", "A1-B1-C1", "4.5"), ("a-(b-c)", "A1-(B1-C1)", "-0.5"), ("a+b*c", "A1+B1*C1", "-4"),
      ("(a+b)*c", "(A1+B1)*C1", "-25"), ("a*(b+c)", "A1*(B1+C1)", "9"),
      ("a/b/c", "A1/B1/C1", "-0.6"),
      ("a/(b/c)", "A1/(B1/C1)", "-3.75"), ("a*(b/c)", "A1*(B1/C1)", "-9.6"),
      ("a/(b*c)", "A1/(B1*C1)", "-0.6"), ("(a)", "A1", "6"), ("((a+b))", "A1+B1", "10"),
      ("-a", "-A1", "-6"), ("--a", "--A1", "6"), ("-a*b", "-A1*B1", "-24"),
      ("-(a+b)", "-(A1+B1)", "-10"),
      ("a--b", "A1--B1", "10"), ("a*-b", "A1*-B1", "-24"), ("-c+a", "-C1+A1", "8.5"),
      ("-5%", "-5%", "-0.05"),
      ("om(a=0;0;b/a)", "IF(A1=0,0,B1/A1)", "0.666666666667"),
      ("om(noll=0;0;b/noll)", "IF(N1=0,0,B1/N1)", "0"), ("om(a<>6;1;2)", "IF(A1<>6,1,2)", "2"),
      ("om(a<b;1;2)", "IF(A1<B1,1,2)", "2"), ("om(a>b;1;2)", "IF(A1>B1,1,2)", "1"),
      ("om(a<=6;1;2)", "IF(A1<=6,1,2)", "1"), ("om(a>=6,5;1;2)", "IF(A1>=6.5,1,2)", "2"),
      ("om(a-b=2;a;b)*2", "IF(A1-B1=2,A1,B1)*2", "12"),
      ("om(a>0; om(b>0; 1; 2); 3)", "IF(A1>0,IF(B1>0,1,2),3)", "1"),
      ("-om(a>0;a;b)", "-IF(A1>0,A1,B1)", "-6"), (" a\n+ b ", "A1+B1", "10"),
      ("c/3", "C1/3", "-0.833333333333"),
    ])
  func `a formula is printed for Excel and reckoned alike`(
    text: String, excel: String, value: String
  ) throws {
    let formula = try FormulaParser.parse(text)
    #expect(formula.excel { "\($0.prefix(1).uppercased())1" } == excel)
    let result = try formula.evaluated { id throws(ArithmeticError) in values[id] ?? .zero }
    #expect(result.description == value)
  }

  @Test(
    arguments: [
      ("", "tar slut för tidigt"), (" ", "tar slut för tidigt"), ("a +", "tar slut för tidigt"),
      ("a b", "fortsätter efter sitt slut, vid »b«"),
      ("a % ", "fortsätter efter sitt slut, vid »%«"),
      ("(a", "»)« saknas i formeln vid »slutet«"), ("a)", "vid »)«"),
      ("* a", "»*« kan inte stå här"),
      ("+a", "»+« kan inte stå här"), ("a & b", "»&« kan inte stå i en formel"),
      ("a^2", "»^« kan inte stå"), ("SUM(A1)", "vid »(«"), ("=a", "»=« kan inte stå här"),
      ("0.05", "».« kan inte stå"), ("1,2,3", "är inget tal"), ("1,", "är inget tal"),
      (",5", "»,« kan inte stå"),
      ("1,1234567", "är inget tal"), ("1234567890123456", "är inget tal"), ("½", "är inget tal"),
      ("om(a)", "saknar jämförelse"), ("om(a=0;1)", "»;« saknas"),
      ("SUM(A1:B1)", "»:« kan inte stå i en formel"),
      ("om a=0;1;2", "»(« saknas"), ("om(a=0;1;2", "»)« saknas"),
      ("om(a==0;1;2)", "»=« kan inte stå här"),
      ("om(a=0;1;2;3)", "»)« saknas i formeln vid »;«"), ("a;b", "vid »;«"),
      ("a_b", "»_« kan inte stå"),
    ])
  func `a formula that is none is told why`(text: String, words: String) {
    let fault = #expect(throws: FormulaParser.Fault.self) { try FormulaParser.parse(text) }
    #expect(fault?.message.contains(words) == true, "\(fault?.message ?? "")")
  }

  @Test(
    arguments: [
      ("a", ["a"]), ("5 %", []), ("om(a=0;b;-c)", ["a", "b", "c"]), ("a*(b+a)", ["a", "b"]),
      ("vp2020 - prognos2020", ["prognos2020", "vp2020"]),
    ])
  func `a formula names the columns that it reads`(text: String, columns: [String]) throws {
    #expect(try FormulaParser.parse(text).columns.sorted() == columns)
  }

  @Test func `what cannot be reckoned is an error`() throws {
    let divided = try FormulaParser.parse("a/noll")
    #expect(throws: ArithmeticError.divisionByZero) {
      try divided.evaluated { id throws(ArithmeticError) in values[id] ?? .zero }
    }
    let product = try FormulaParser.parse("x*x")
    #expect(throws: ArithmeticError.overflow) {
      try product.evaluated { _ throws(ArithmeticError) in Amount(Int.max) }
    }
  }

  @Test(arguments: [
    (0, "A"), (25, "Z"), (26, "AA"), (29, "AD"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA"),
    (16383, "XFD"),
  ])
  func `a column has its letters`(column: Int, letters: String) {
    #expect(CellAddress.letters(column) == letters)
    #expect(CellAddress.name(column: column, row: 10) == "\(letters)10")
  }

  @Test(
    arguments: [
      ("Projekt", true), ("Åtgärder 2020", true), ("'", false), ("'x", false), ("x'", false),
      ("x'y", true),
      ("", false), ("a/b", false), ("a\\b", false), ("a?b", false), ("a*b", false), ("a:b", false),
      ("[a]", false),
      ("History", false), ("hiStory", false), ("Historia", true),
      ("abcdefghijklmnopqrstuvwxyzåäö12", true),
      ("abcdefghijklmnopqrstuvwxyzåäö123", false), ("a\u{1}b", false),
    ])
  func `a sheet's name is one that Excel accepts`(name: String, isFit: Bool) {
    #expect((SheetName.fault(in: name) == nil) == isFit)
  }
}
