import Foundation
import Glibc

/// The socket on which systemd listens to a service; gone with the test.
final class NotifySocket {
  let path = "/tmp/blankettd-\(UUID().uuidString.prefix(8)).notify"
  private let descriptor: CInt

  init() throws {
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let bound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard descriptor >= 0, bound == 0 else { throw POSIXError(.EADDRINUSE) }
    var limit = timeval(tv_sec: 60, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
  }

  deinit {
    close(descriptor)
    unlink(path)
  }

  /// Reads on until a line of this beginning comes; nil when none does.
  func line(beginningWith start: String) -> String? {
    var bytes = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = recv(descriptor, &bytes, bytes.count, 0)
      guard count > 0 else { return nil }
      let lines = String(decoding: bytes.prefix(count), as: UTF8.self).split(separator: "\n")
      if let line = lines.first(where: { $0.hasPrefix(start) }) { return String(line) }
    }
  }
}
