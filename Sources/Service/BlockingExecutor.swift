import Dispatch

/// Threads for work that blocks: files, folders, pipes.
///
/// Swift's own pool has a thread for each core and stalls when they wait for a disk; this one makes
/// threads as they are needed.
final class BlockingExecutor: TaskExecutor {
  private let queue = DispatchQueue(label: "blankettd.blocking", attributes: .concurrent)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
