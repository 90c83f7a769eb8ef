import YAMLReading
import Yams

extension YAMLFile {
  /// A fault that showed when the template was laid out; `remark` says when it shows.
  func problem(_ fault: BlankettBuilder.Fault, remark: String) -> YAMLProblem {
    let places = fault.place.flatMap { place in root.map { marks(of: place, in: $0) } } ?? []
    let mark = fault.place?.isLast == true ? places.last : places.first
    let place = mark ?? root?.mark
    return YAMLProblem(line: place?.line, column: place?.column, message: fault.message + remark)
  }

  /// Where a text stands.
  private func marks(of place: BlankettBuilder.Place, in node: Node, under key: String? = nil)
    -> [Mark]
  {
    switch node {
    case .scalar(let scalar):
      let isPlace = scalar.string == place.text && (place.key == nil || place.key == key)
      return isPlace ? [node.mark].compactMap(\.self) : []
    case .sequence(let sequence): return sequence.flatMap { marks(of: place, in: $0, under: key) }
    case .mapping(let mapping):
      return mapping.flatMap { marks(of: place, in: $0.value, under: $0.key.string) }
    default: return []
    }
  }
}
