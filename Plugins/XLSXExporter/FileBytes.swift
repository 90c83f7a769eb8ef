import ExporterKit
import SystemPackage

/// Reading whole stretches of an open file; a small one is read in one go.
struct FileBytes {
  let length: Int
  private let file: FileDescriptor
  private var whole: [UInt8]?

  private static let small = 65_536

  /// `file` stays the caller's and must outlive this.
  init(_ file: FileDescriptor) throws(ExportError) {
    self.file = file
    do {
      length = Int(try file.seek(offset: 0, from: .end))
    } catch {
      throw ExportError(.writing, "cannot read the workbook back: \(error)", errno: error.number)
    }
    if length <= FileBytes.small { whole = try stretch(at: 0, count: length) }
  }

  func read(at offset: Int, count: Int) throws(ExportError) -> [UInt8] {
    guard offset + count <= length else { throw .damaged("zip", "ends early") }
    if let whole { return Array(whole[offset..<offset + count]) }
    return try stretch(at: offset, count: count)
  }

  private func stretch(at offset: Int, count: Int) throws(ExportError) -> [UInt8] {
    do {
      return try [UInt8](unsafeUninitializedCapacity: count) { buffer, done in
        while done < count {
          let rest = UnsafeMutableBufferPointer(rebasing: buffer[done..<count])
          let got = try file.read(
            fromAbsoluteOffset: Int64(offset + done), into: UnsafeMutableRawBufferPointer(rest))
          guard got > 0 else { throw ExportError.damaged("zip", "ends early") }
          done += got
        }
      }
    } catch let error as ExportError {
      throw error
    } catch {
      throw ExportError(.writing, "cannot read the workbook back: \(error)", errno: error.number)
    }
  }
}

extension Error {
  fileprivate var number: Int32? { (self as? Errno)?.rawValue }
}
