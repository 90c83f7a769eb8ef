import CLinux
import Glibc
import SystemPackage

/// Sends datagrams to one socket of this machine.
///
/// Small and our own, because libsystemd is all that it would save and a daemon that is linked to it
/// runs on no other machine. A receiver that does not read holds up the sender for a second at most.
final class DatagramSocket: Sendable {
  private let descriptor: CInt
  private let address: [UInt8]

  /// `path` begins with `/`, or with `@` for a name that is not in the file system.
  init(path: String) throws(Errno) {
    address = try DatagramSocket.address(path)
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw Errno(rawValue: errno) }
    var limit = timeval(tv_sec: 1, tv_usec: 0)
    let length = socklen_t(MemoryLayout<timeval>.size)
    guard setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, length) == 0 else {
      let reason = Errno(rawValue: errno)
      _ = close(descriptor)
      throw reason
    }
  }

  deinit { _ = close(descriptor) }

  /// `struct sockaddr_un`: a family of two bytes, then the name.
  private static func address(_ path: String) throws(Errno) -> [UInt8] {
    var name = Array(path.utf8)
    guard name.count > 1, name.count < 108 else { throw .invalidArgument }
    switch name[0] {
    case UInt8(ascii: "@"): name[0] = 0
    case UInt8(ascii: "/"): name.append(0)
    default: throw .invalidArgument
    }
    return withUnsafeBytes(of: sa_family_t(AF_UNIX)) { Array($0) } + name
  }

  func send(_ bytes: [UInt8]) throws(Errno) {
    while true {
      let sent = withAddress { address, length in
        bytes.withUnsafeBytes {
          sendto(
            descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL),
            address.assumingMemoryBound(to: sockaddr.self), length)
        }
      }
      if sent >= 0 { return }
      let reason = Errno(rawValue: errno)
      guard reason == .interrupted else { throw reason }
    }
  }

  /// Sends what is too large for a datagram as a sealed file in memory.
  func sendInMemory(_ bytes: [UInt8]) throws(Errno) {
    let result = withAddress { address, length in
      bytes.withUnsafeBytes { buffer -> CInt in
        guard let start = buffer.baseAddress else { return 0 }
        return blankettd_send_in_memory(descriptor, address, length, start, buffer.count)
      }
    }
    guard result == 0 else { throw Errno(rawValue: errno) }
  }

  private func withAddress<Result>(
    _ body: (UnsafeRawPointer, socklen_t) -> Result
  ) -> Result {
    // Copied to where a sockaddr may be aligned.
    var whole = sockaddr_un()
    withUnsafeMutableBytes(of: &whole) { $0.copyBytes(from: address) }
    return withUnsafePointer(to: whole) {
      body(UnsafeRawPointer($0), socklen_t(address.count))
    }
  }
}
