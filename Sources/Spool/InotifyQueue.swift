@preconcurrency internal import Dispatch
internal import Glibc
internal import Synchronization
internal import SystemPackage

/// The kernel's queue of events and the folders that it is about.
final class InotifyQueue: Sendable {
  private let descriptor: CInt
  private let source: any DispatchSourceRead
  /// By the kernel's number of the watch, which stays with the folder however it is called.
  private let folders = Mutex<[CInt: FilePath]>([:])

  /// `hear` is called on a queue of its own, one call at a time, until `close`.
  init(hear: @escaping @Sendable (Result<[InboxHint], SpoolError>) -> Void) throws(SpoolError) {
    let descriptor = try kernel("open", "inotify") {
      inotify_init1(CInt(IN_CLOEXEC) | CInt(IN_NONBLOCK))
    }
    self.descriptor = descriptor
    source = DispatchSource.makeReadSource(
      fileDescriptor: descriptor, queue: DispatchQueue(label: "blankettd.inkorg"))
    source.setEventHandler { @Sendable [weak self] in
      if let self { hear(self.hints()) }
    }
    // Not before: a number that is still polled must not become another file.
    source.setCancelHandler { @Sendable in _ = Glibc.close(descriptor) }
    source.activate()
  }

  deinit { source.cancel() }

  func close() { source.cancel() }

  /// Watches each folder; true when one of them was not watched before. Adding a watch again
  /// changes nothing, and tells when another folder stands under the name.
  func watch(_ paths: [FilePath], in inbox: FilePath) throws(SpoolError) -> Bool {
    var isAnyNew = false
    for path in paths {
      do {
        if try watch(path, in: inbox) { isAnyNew = true }
      } catch {
        // Gone since the scan.
        if error.isAbsence { continue }
        throw error.errno == .noSpace ? SpoolError.outOfWatches : error
      }
    }
    return isAnyNew
  }

  private func watch(_ path: FilePath, in inbox: FilePath) throws(SpoolError) -> Bool {
    let full = path.isEmpty ? inbox : inbox.pushing(path)
    let flags = path.isEmpty ? InotifyEvent.wanted : InotifyEvent.wantedBelow
    let watch = try kernel("watch", full) {
      full.withPlatformString { inotify_add_watch(descriptor, $0, flags) }
    }
    return folders.withLock { $0.updateValue(path, forKey: watch) == nil }
  }

  /// Everything that waits, as hints in their order, each general one at most once.
  private func hints() -> Result<[InboxHint], SpoolError> {
    do throws(SpoolError) {
      var hints: [InboxHint] = []
      for event in try events() {
        let hint = hint(for: event)
        if hints.last != hint { hints.append(hint) }
      }
      return .success(hints)
    } catch {
      return .failure(error)
    }
  }

  private func hint(for event: InotifyEvent) -> InboxHint {
    if event.has(IN_Q_OVERFLOW) { return .overflow }
    if event.has(IN_IGNORED) {
      folders.withLock { $0[event.watch] = nil }
      return .rearm
    }
    if event.has(IN_MOVE_SELF) {
      // The watch would follow the folder out of the inbox. It may be gone by now: no matter.
      _ = inotify_rm_watch(descriptor, event.watch)
      return .rearm
    }
    let folder = folders.withLock { $0[event.watch] }
    guard !event.has(IN_ISDIR), let folder else { return .look }
    let path = folder.isEmpty ? event.name : folder.pushing(event.name)
    if event.has(IN_MOVED_TO) { return .renamedIn(path) }
    return event.has(IN_CLOSE_WRITE) ? .closed(path) : .look
  }

  private func events() throws(SpoolError) -> [InotifyEvent] {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 8)
    defer { buffer.deallocate() }
    do {
      // One read: what does not fit wakes the source again.
      let count = try kernel("read", "inotify") {
        read(descriptor, buffer.baseAddress, buffer.count)
      }
      return InotifyEvent.events(in: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    } catch {
      if error.errno == .wouldBlock { return [] }
      throw error
    }
  }
}

extension SpoolError {
  /// The kernel says "no space left on device", which would send people to look at the disk.
  fileprivate static var outOfWatches: SpoolError {
    SpoolError(
      .exhausted, "the kernel has no more watches to give", errno: .noSpace,
      hint: "raise fs.inotify.max_user_watches")
  }
}
