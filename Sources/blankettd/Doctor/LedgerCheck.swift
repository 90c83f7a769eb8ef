import Configuration

extension DoctorCommand {
  /// Whether the ledger is sound. There is none yet: whoever brings it looks at it here.
  func ledgerCheck(_ configuration: Configuration) -> [Finding] { [] }
}
