import Synchronization

/// Events for one reader, who takes all that have come at once.
///
/// A burst of a thousand events then costs one look at the inbox, not a thousand.
final class Mailbox<Event: Sendable>: Sendable {
  private let events = Mutex<[Event]>([])
  private let bell: AsyncStream<Void>
  private let ring: AsyncStream<Void>.Continuation

  init() { (bell, ring) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1)) }

  func put(_ event: Event) {
    events.withLock { $0.append(event) }
    ring.yield()
  }

  /// The batches of events as they come; never empty. One reader only.
  var batches: some AsyncSequence<[Event], Never> {
    bell.map { self.takeAll() }.filter { !$0.isEmpty }
  }

  private func takeAll() -> [Event] {
    events.withLock { events in
      defer { events = [] }
      return events
    }
  }
}
