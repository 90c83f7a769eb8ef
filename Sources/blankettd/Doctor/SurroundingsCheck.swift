import Glibc

/// Who runs this, in which language and which time zone.
enum SurroundingsCheck {
  static func findings() -> [Finding] { [user, locale, zone] }

  private static var user: Finding {
    let id = geteuid()
    let name = getpwuid(id).map { String(cString: $0.pointee.pw_name) } ?? "\(id)"
    guard id == 0 else { return .ok("user", name) }
    return .warning(
      "user", "root, which may do everything: rights are not tested",
      remedy: "run it as the daemon's user: runuser -u USER -- blankettd doctor")
  }

  /// Files and logs are UTF-8 whatever the locale; a terminal may show them as something else.
  private static var locale: Finding {
    setlocale(LC_ALL, "")
    // Figures are written under C, wherever they are written.
    defer { setlocale(LC_ALL, "C") }
    let codeset = nl_langinfo(nl_item(CODESET)).map { String(cString: $0) } ?? ""
    let name = setlocale(LC_CTYPE, nil).map { String(cString: $0) } ?? ""
    guard codeset != "UTF-8" else { return .ok("locale", name) }
    return .warning(
      "locale", "\(name) is not UTF-8: Swedish letters may look wrong on this terminal",
      remedy: "set LANG=C.UTF-8 or sv_SE.UTF-8")
  }

  private static var zone: Finding {
    var (now, fields) = (time(nil), tm())
    localtime_r(&now, &fields)
    let name = fields.tm_zone.map { String(cString: $0) } ?? "?"
    let minutes = fields.tm_gmtoff / 60
    let message = "\(name), \(minutes) minutes from UTC; the folders of days go by it"
    guard name != "UTC", minutes != 0 else {
      return .warning(
        "time zone", message,
        remedy: "timedatectl set-timezone Europe/Stockholm, unless UTC is meant")
    }
    return .ok("time zone", message)
  }
}
