import Glibc
import PrintableText
import ReportModel
public import SystemPackage

/// Reading a whole file.
public enum InputFile {
  /// What ``read(_:)`` throws for a folder, a pipe, a device.
  private static let notRegular = Errno.invalidArgument

  /// `cannot read 'FILE': not a regular file`
  public static func message(_ error: Errno, _ file: FilePath) -> String {
    "cannot read '\(file.string.printable)': \(error == notRegular ? "not a regular file" : "\(error)")"
  }

  /// The bytes of a regular file; at most one byte more than a report may have, so that the reader
  /// can say that it is too large.
  public static func read(_ path: FilePath) throws(Errno) -> [UInt8] {
    do {
      let file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .nonBlocking])
      return try file.closeAfter {
        var status = stat()
        guard fstat(file.rawValue, &status) == 0 else { throw Errno(rawValue: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw notRegular }
        let limit = ReportReader.sizeLimit + 1
        let expected = min(Int(status.st_size), limit)
        return try [UInt8](unsafeUninitializedCapacity: expected + 1) { buffer, count in
          while count < expected + 1 {
            let rest = UnsafeMutableRawBufferPointer(
              UnsafeMutableBufferPointer(rebasing: buffer[count...]))
            let got = try file.read(into: rest)
            if got == 0 { return }
            count += got
          }
        }
      }
    } catch let error as Errno {
      // What a socket answers when it is opened.
      throw error == .noSuchAddressOrDevice ? notRegular : error
    } catch {
      throw Errno.ioError
    }
  }
}
