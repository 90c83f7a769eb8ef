internal import SystemPackage

/// A receipt, finished as bytes, that goes to the sender together with what it answers.
public struct AnswerFile: Hashable, Sendable {
  /// Its name. It starts with `kvittens.`, so that no input can take its place.
  public var name: String
  /// What it holds.
  public var bytes: [UInt8]

  /// A receipt of this name and content.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  static let prefix = "kvittens."

  func safeName() throws(SpoolError) -> FilePath {
    let name = try FilePath(publishable: name)
    guard self.name.hasPrefix(Self.prefix) else {
      throw SpoolError(.unsafeName, "'\(name.printable)' does not start with '\(Self.prefix)'")
    }
    return name
  }
}

extension FilePath {
  /// A text that may become a name in a folder that people see.
  init(publishable text: String) throws(SpoolError) {
    let bytes = Array(text.utf8)
    let isName = !bytes.isEmpty && bytes.count <= 200 && bytes.first != UInt8(ascii: ".")
    guard isName, bytes.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "/") && $0 != 0x7F }) else {
      throw SpoolError(.unsafeName, "'\(FilePath(text).printable)' cannot be a file name")
    }
    self.init(text)
  }
}
