import ArgumentParser
import Configuration
import Glibc
import NamndRegister
import Service
import Spool
import SystemPackage

extension Configuration {
  /// When a file is taken.
  var readinessSettings: Spool.Readiness.Settings {
    .init(
      settle: readiness.settle.value, settleClosed: readiness.settleClosed.value,
      patience: readiness.patience.value, largestFile: Int64(readiness.largestFile.value),
      probesWriters: readiness.writerTest.value, ignored: IgnoreList(readiness.ignored.value))
  }

  /// What the daemon is told. Reads every template and the register, for what is wrong with them and
  /// for the fingerprint. `rescan` is how often the inbox must be looked through at least.
  func serviceSettings(rescan: (Duration) -> Duration) throws -> ServiceSettings {
    // Made for its errors alone: those belong to the start, not to the first report.
    let catalogue = try templateFolders().load()
    let register = try registerFile(catalogue)
    _ = try converter(catalogue, register)
    var worker = WorkerProgram(
      executable: TemplateFolder.program, arguments: ["worker"] + (try workerArguments()))
    if let register {
      worker.arguments.append("--register-ahead")
      worker.firstLine = try register.line()
    }
    var settings = ServiceSettings(
      folders: spoolFolders, worker: worker,
      program: Blankettd.configuration.version,
      width: workers.count.value ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))
    settings.register = register?.register
    settings.fingerprint = try fingerprint(register)
    settings.readiness = readinessSettings
    settings.listens =
      switch readiness.watch.value {
      case .auto: nil
      case .events: true
      case .polling: false
      }
    settings.rescan = rescan(readiness.rescan.value)
    settings.conversionLimit = workers.deadline.value
    settings.workerMemory = workers.memory.value
    settings.stopLimit = stopLimit.value
    if !notify.command.value.isEmpty {
      var notification = NotificationSettings(
        command: notify.command.value, tellsSuccess: notify.occasion.value == .all,
        limit: notify.timeout.value, firstRetry: notify.retry.value)
      for entry in register?.register.namnder ?? [] {
        notification.contacts[entry.kod] = entry.kontakt
      }
      settings.notification = notification
    }
    settings.retention = RetentionSettings(
      archiveDays: retention.archiveDays.value, ledgerDays: retention.ledgerDays.value)
    settings.logsFileNames = log.fileNames.value
    return settings
  }
}
