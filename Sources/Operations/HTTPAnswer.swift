/// An answer in HTTP/1.0, after which the connection ends.
public struct HTTPAnswer: Hashable, Sendable {
  public var status: Int
  public var body: String

  public init(status: Int = 200, body: String) {
    self.status = status
    self.body = body
  }

  /// Whether the head of a request has come to its end.
  static func isWhole(_ request: [UInt8]) -> Bool {
    let text = String(decoding: request, as: UTF8.self)
    return text.contains("\r\n\r\n") || text.contains("\n\n")
  }

  /// Only GET is answered; what `answer` gives for the path, without a query, is sent.
  static func to(_ request: [UInt8], _ answer: (String) -> HTTPAnswer) -> HTTPAnswer {
    let line = String(decoding: request.prefix { $0 != 0x0D && $0 != 0x0A }, as: UTF8.self)
    let words = line.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3, words[2].hasPrefix("HTTP/") else {
      return HTTPAnswer(status: 400, body: "no HTTP request\n")
    }
    guard words[0] == "GET" else { return HTTPAnswer(status: 405, body: "only GET\n") }
    return answer(String(words[1].prefix { $0 != "?" }))
  }

  var bytes: [UInt8] {
    let body = Array(body.utf8)
    let head = """
      HTTP/1.0 \(status) \(reason)\r
      Content-Type: text/plain; version=0.0.4; charset=utf-8\r
      Content-Length: \(body.count)\r
      Connection: close\r
      \r

      """
    return Array(head.utf8) + body
  }

  private var reason: String {
    switch status {
    case 200: "OK"
    case 400: "Bad Request"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    default: "Service Unavailable"
    }
  }
}
