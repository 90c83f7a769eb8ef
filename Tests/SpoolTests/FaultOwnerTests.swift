import SystemPackage
import Testing

@testable import Spool

@Suite struct FaultOwnerTests {
  @Test func `what everybody needs is the machine's`() {
    for errno: Errno in [
      .noSpace, .diskQuotaExceeded, .readOnlyFileSystem, .tooManyOpenFiles,
      .tooManyOpenFilesInSystem, .noMemory, .noBufferSpace, .timedOut,
    ] {
      #expect(FaultOwner(errno) == .machine, "\(errno)")
    }
  }

  @Test func `what one file or folder refuses is its own`() {
    for errno: Errno in [
      .permissionDenied, .notPermitted, .noSuchFileOrDirectory, .notDirectory, .staleNFSFileHandle,
      .improperLink, .tooManySymbolicLinkLevels, .fileNameTooLong, .ioError, .resourceBusy,
      .isDirectory, .noSuchAddressOrDevice,
    ] {
      #expect(FaultOwner(errno) == .entry, "\(errno)")
    }
  }

  @Test func `a call that should not have been made is the program's`() {
    for errno: Errno in [.badFileDescriptor, .invalidArgument, .badAddress, .fileExists] {
      #expect(FaultOwner(errno) == .program, "\(errno)")
    }
  }

  @Test func `every number of Linux has exactly one owner`() {
    // 41 and 58 are not given out.
    let numbers = Set(1...133).subtracting([41, 58])
    #expect(Set(FaultOwner.numbers) == numbers)
    #expect(FaultOwner.numbers.count == numbers.count)
  }

  @Test func `an error without a number goes by its kind`() {
    #expect(SpoolError(.tooDeep, "").owner == .entry)
    #expect(SpoolError(.unsafeName, "").owner == .entry)
    #expect(SpoolError(.outOfOrder, "").owner == .program)
    #expect(SpoolError(.badLayout, "").owner == .machine)
    #expect(SpoolError(.unreadable, "", errno: .permissionDenied).owner == .entry)
  }
}
