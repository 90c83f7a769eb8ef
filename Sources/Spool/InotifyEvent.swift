internal import Glibc
internal import SystemPackage

/// One event as the kernel packs it.
struct InotifyEvent {
  var watch: CInt
  var mask: UInt32
  /// Of the file that it is about; empty when it is about the folder itself.
  var name: FilePath

  /// What to hear of the inbox itself. Not IN_MODIFY: a large file would flood the queue, and what
  /// still changes is looked at again anyway. IN_CREATE since a hard link or a linked O_TMPFILE
  /// gives nothing else.
  static let wanted = mask([
    IN_CLOSE_WRITE, IN_MOVED_TO, IN_CREATE, IN_ATTRIB, IN_DELETE_SELF, IN_MOVE_SELF, IN_ONLYDIR,
  ])
  /// The same for a folder below, which must not have become a link.
  static let wantedBelow = wanted | mask([IN_DONT_FOLLOW])

  func has(_ flag: some BinaryInteger) -> Bool { mask & InotifyEvent.mask([flag]) != 0 }

  private static func mask(_ flags: [some BinaryInteger]) -> UInt32 {
    flags.reduce(0) { $0 | UInt32(truncatingIfNeeded: $1) }
  }

  /// Takes apart what one read gave; the kernel never splits an event.
  static func events(in bytes: UnsafeRawBufferPointer) -> [InotifyEvent] {
    var events: [InotifyEvent] = []
    let head = MemoryLayout<inotify_event>.size
    var position = 0
    while position + head <= bytes.count {
      let event = bytes.loadUnaligned(fromByteOffset: position, as: inotify_event.self)
      let end = min(position + head + Int(event.len), bytes.count)
      let name = bytes[position + head..<end].prefix { $0 != 0 }
      events.append(InotifyEvent(watch: event.wd, mask: event.mask, name: FilePath(bytes: name)))
      position = end
    }
    return events
  }
}
