import Foundation
import Glibc

/// A datagram socket that plays systemd or journald; gone with the test.
final class DatagramReceiver {
  let path: String
  private let descriptor: CInt

  /// `name` begins with `@` for a socket that is not in the file system.
  init(_ name: String? = nil) throws {
    path = name ?? "/tmp/blankettd-\(UUID().uuidString.prefix(8)).socket"
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    var bytes = Array(path.utf8)
    if bytes[0] == UInt8(ascii: "@") { bytes[0] = 0 } else { bytes.append(0) }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    let length = socklen_t(2 + bytes.count)
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) }
    }
    guard descriptor >= 0, result == 0 else { throw POSIXError(.EADDRINUSE) }
    var limit = timeval(tv_sec: 5, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
  }

  deinit {
    close(descriptor)
    unlink(path)
  }

  /// The next datagram; nil when none comes. That of a file in memory is what the file holds.
  func next(waiting: Bool = true) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    var control = [UInt8](repeating: 0, count: 64)
    let (count, controlled) = bytes.withUnsafeMutableBytes { bytes in
      control.withUnsafeMutableBytes { control in
        var vector = iovec(iov_base: bytes.baseAddress, iov_len: bytes.count)
        return withUnsafeMutablePointer(to: &vector) { vector in
          var message = msghdr()
          message.msg_iov = vector
          message.msg_iovlen = 1
          message.msg_control = control.baseAddress
          message.msg_controllen = control.count
          let flags = waiting ? 0 : Int32(MSG_DONTWAIT)
          return (recvmsg(descriptor, &message, flags), message.msg_controllen)
        }
      }
    }
    guard count >= 0 else { return nil }
    // A header of 16 bytes, then the descriptor.
    guard controlled >= 20 else { return Array(bytes.prefix(count)) }
    let file = control.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: 16, as: CInt.self) }
    defer { close(file) }
    lseek(file, 0, SEEK_SET)
    return FileHandle(fileDescriptor: file).readDataToEndOfFile().map { $0 }
  }

  func nextText(waiting: Bool = true) -> String? {
    next(waiting: waiting).map { String(decoding: $0, as: UTF8.self) }
  }
}
