import Foundation
import Testing

/// The cheap part of what `Tests/Installation` does for real: systemd's own opinion of its files.
@Suite struct ServiceFilesTests {
  static let systemd = Program.root.appending(path: "systemd")

  static func has(_ tool: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: "/usr/bin/\(tool)")
      || FileManager.default.isExecutableFile(atPath: "/bin/\(tool)")
  }

  @Test(.enabled(if: has("systemd-analyze")))
  func `the service is exposed to half a point of ten at most`() throws {
    // The threshold counts in tenths.
    let result = try Program.shell(
      "systemd-analyze security --offline=true --threshold=5 blankettd.service",
      in: Self.systemd)
    #expect(result.status == 0, "\(result.output)")
  }

  @Test(.enabled(if: has("systemd-sysusers") && has("systemd-tmpfiles") && getuid() == 0))
  func `people's folders are the group's and private ones are private`() throws {
    let root = try ScratchFolder()
    let result = try Program.shell(
      """
      mkdir etc
      systemd-sysusers --root=. '\(Self.systemd.path)/sysusers.d/blankettd.conf' >/dev/null 2>&1
      systemd-tmpfiles --root=. --create '\(Self.systemd.path)/tmpfiles.d/blankettd.conf'
      cd var/lib/blankettd && stat -c '%A %n' . *
      """, in: root.url)
    #expect(
      result.output == """
        drwxr-x--- .
        drwx------ arbete
        drwxr-s--- arkiv
        drwxr-s--- fel
        drwxrws--- inkorg
        drwx------ state
        drwxr-s--- utkorg

        """)
  }
}
