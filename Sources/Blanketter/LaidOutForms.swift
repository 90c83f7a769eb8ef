import ReportModel
import Synchronization

/// The blanketter of the periods that were asked for: laying four forms out takes longer than reading
/// a small report, and a backlog is of one period.
final class LaidOutForms: Sendable {
  private let forms = Mutex<[Period: [Blankett]]>([:])

  /// Reports of more periods than this at a time are a test, not a spring.
  private static let limit = 16

  func forms(of period: Period, layOut: () -> [Blankett]) -> [Blankett] {
    if let known = forms.withLock({ $0[period] }) { return known }
    let new = layOut()
    forms.withLock { forms in
      if forms.count >= LaidOutForms.limit { forms.removeAll() }
      forms[period] = new
    }
    return new
  }
}
