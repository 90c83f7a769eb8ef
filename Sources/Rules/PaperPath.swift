import ReportModel

/// The way to a value in a report's papers, for those values that keep no place of their own.
///
/// Found again in the file only when there is something to say, so that a clean text costs nothing.
struct PaperPath {
  private var steps: [(key: String, item: (index: Int, count: Int)?)] = []

  static let root = PaperPath()

  private init() {}

  func key(_ key: String) -> PaperPath {
    var path = self
    path.steps.append((key, nil))
    return path
  }

  /// An element of the list at `key`, of which `count` elements could be read.
  func item(_ key: String, _ index: Int, of count: Int) -> PaperPath {
    var path = self
    path.steps.append((key, (index, count)))
    return path
  }

  /// The value, or the nearest around it when the file is not as the report: a list whose elements
  /// could not all be read has lost its numbering.
  func node(in document: JSONDocument) -> NodeID? {
    guard var node = document.root else { return nil }
    for step in steps {
      guard let member = document.member(step.key, of: node) else { return node }
      guard let (index, count) = step.item else {
        node = member
        continue
      }
      let elements = document.elements(step.key, of: node)
      guard elements.count == count, elements.indices.contains(index) else { return member }
      node = elements[index]
    }
    return node
  }
}
