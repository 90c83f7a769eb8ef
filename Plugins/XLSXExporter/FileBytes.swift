import ExporterKit
import SystemPackage

/// Reading whole stretches of an open file.
struct FileBytes {
  let file: FileDescriptor

  init(_ file: FileDescriptor) { self.file = file }

  func length() throws(ExportError) -> Int {
    do {
      return Int(try file.seek(offset: 0, from: .end))
    } catch {
      throw ExportError(.writing, "cannot read the workbook back: \(error)", errno: error.number)
    }
  }

  func read(at offset: Int, count: Int) throws(ExportError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let got: Int
      do {
        got = try bytes.withUnsafeMutableBytes { buffer in
          try file.read(
            fromAbsoluteOffset: Int64(offset + done),
            into: UnsafeMutableRawBufferPointer(rebasing: buffer[done...]))
        }
      } catch {
        throw ExportError(.writing, "cannot read the workbook back: \(error)", errno: error.number)
      }
      guard got > 0 else { throw .damaged("zip", "ends early") }
      done += got
    }
    return bytes
  }
}

extension Error {
  fileprivate var number: Int32? { (self as? Errno)?.rawValue }
}
