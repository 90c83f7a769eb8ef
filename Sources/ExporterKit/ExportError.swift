/// Why an exporter could not make its files.
public struct ExportError: Error, Sendable {
  /// What kind of failure it is, for those who decide what happens next.
  public struct Code: Hashable, Sendable {
    private enum Kind: Hashable { case unfit, writing, library, corrupt }
    private let kind: Kind

    /// The report or template cannot be drawn in this format; another attempt ends the same way.
    public static let unfit = Code(kind: .unfit)
    /// The disk or the kernel refused; another attempt may succeed.
    public static let writing = Code(kind: .writing)
    /// A library failed in a way that the checks before it should have ruled out.
    public static let library = Code(kind: .library)
    /// What was written is not what was meant.
    public static let corrupt = Code(kind: .corrupt)
  }

  public var code: Code
  /// One English sentence: what, and where.
  public var message: String
  /// The kernel's error number, where there is one.
  public var errno: Int32?

  public init(_ code: Code, _ message: String, errno: Int32? = nil) {
    self.code = code
    self.message = message
    self.errno = errno
  }
}

extension ExportError: CustomStringConvertible {
  public var description: String { message }
}
