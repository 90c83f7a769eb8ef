import ReportModel

extension Converter {
  /// What `validate` says of a text that ends inside a value, with the brackets that it lacks where they can
  /// be told; nil when it does not end so. Swedish.
  public func missingEnd(of bytes: consuming [UInt8]) -> String? {
    let checked = check(consume bytes)
    guard checked.isUnfinished else { return nil }
    return checked.diagnostics.last { $0.code == "J01" }?.message
  }
}
