// The few Linux calls that Swift's Glibc module hides. Each is the bare kernel call: it returns
// what the kernel returns and leaves errno as the kernel set it.
#ifndef BLANKETTD_CLINUX_H
#define BLANKETTD_CLINUX_H

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <linux/stat.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/statfs.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

// stdio.h declares it only where _GNU_SOURCE was set before the first header, which Swift does not.
extern int renameat2(
    int from, const char *_Nonnull name, int to, const char *_Nonnull new_name, unsigned int flags);

/// Renames; fails with EEXIST where a rename would have replaced something.
static inline int blankettd_rename_noreplace(
    int from, const char *_Nonnull name, int to, const char *_Nonnull new_name) {
  return renameat2(from, name, to, new_name, RENAME_NOREPLACE);
}

/// Lets two existing names change places in one step.
static inline int blankettd_rename_exchange(
    int from, const char *_Nonnull name, int to, const char *_Nonnull new_name) {
  return renameat2(from, name, to, new_name, RENAME_EXCHANGE);
}

// Hidden in unistd.h for the same reason.
extern int syncfs(int descriptor);

/// Writes everything that waits on the file system of an open descriptor to the disk.
static inline int blankettd_syncfs(int descriptor) { return syncfs(descriptor); }

/// Asks for a lease that the kernel refuses while anybody has the file open for writing, and gives it
/// back at once. EAGAIN: somebody writes. EACCES: only the file's owner may ask.
static inline int blankettd_try_lease(int descriptor) {
  enum { set_lease = 1024 };  // F_SETLEASE, hidden without _GNU_SOURCE.
  int result = fcntl(descriptor, set_lease, F_RDLCK);
  if (result == 0) fcntl(descriptor, set_lease, F_UNLCK);
  return result;
}

/// The mount that an open descriptor lies on; 0 when the kernel (before 5.8) does not tell.
static inline int blankettd_mount_id(int descriptor, uint64_t *_Nonnull mount) {
  struct statx found;
  memset(&found, 0, sizeof found);
  int empty_path = 0x1000;  // AT_EMPTY_PATH, hidden without _GNU_SOURCE like statx itself.
  int result = (int)syscall(SYS_statx, descriptor, "", empty_path, STATX_MNT_ID, &found);
  *mount = (result == 0 && (found.stx_mask & STATX_MNT_ID)) ? found.stx_mnt_id : 0;
  return result;
}

/// Which file system a path lies on, as numbered in statfs(2).
static inline int blankettd_file_system_type(const char *_Nonnull path, uint32_t *_Nonnull type) {
  struct statfs found;
  memset(&found, 0, sizeof found);
  int result = statfs(path, &found);
  *type = (uint32_t)found.f_type;
  return result;
}

/// A file in memory that no child process inherits, and that may be sealed.
static inline int blankettd_memory_file(void) {
  // Names that linux/memfd.h hides without _GNU_SOURCE.
  unsigned int close_on_exec = 1, allow_sealing = 2;
  return (int)syscall(SYS_memfd_create, "blankettd", close_on_exec | allow_sealing);
}

/// Sends one datagram as the content of a sealed file in memory, for what is too large to be sent
/// itself: the receiver gets the descriptor.
static inline int blankettd_send_in_memory(
    int socket, const void *_Nonnull address, unsigned int address_length,
    const void *_Nonnull bytes, size_t count) {
  // Names that fcntl.h hides without _GNU_SOURCE.
  int add_seals = 1033, all_seals = 1 | 2 | 4 | 8;
  int file = blankettd_memory_file();
  if (file < 0) return -1;
  const char *next = bytes;
  while (count > 0) {
    ssize_t written = write(file, next, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) goto failed;
    next += written;
    count -= (size_t)written;
  }
  if (fcntl(file, add_seals, all_seals) < 0) goto failed;
  union {
    struct cmsghdr header;
    char space[CMSG_SPACE(sizeof(int))];
  } control;
  memset(&control, 0, sizeof control);
  struct msghdr message;
  memset(&message, 0, sizeof message);
  message.msg_name = (void *)address;
  message.msg_namelen = address_length;
  message.msg_control = &control;
  message.msg_controllen = sizeof control.space;
  struct cmsghdr *header = CMSG_FIRSTHDR(&message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(sizeof(int));
  memcpy(CMSG_DATA(header), &file, sizeof file);
  if (sendmsg(socket, &message, MSG_NOSIGNAL) < 0) goto failed;
  close(file);
  return 0;
failed: {
  int reason = errno;
  close(file);
  errno = reason;
  return -1;
}
}

/// The name in a directory entry, where it lies; a copy of the struct would read past its end.
static inline const char *_Nonnull blankettd_entry_name(const struct dirent *_Nonnull entry) {
  return entry->d_name;
}

/// A pipe whose ends no child process inherits: [0] to read, [1] to write.
static inline int blankettd_pipe(int *_Nonnull ends) {
  return (int)syscall(SYS_pipe2, ends, O_CLOEXEC);
}

/// Lets a pipe hold so many bytes that nobody reads. 1031 is F_SETPIPE_SZ, which needs _GNU_SOURCE.
static inline int blankettd_pipe_hold(int pipe, int bytes) { return fcntl(pipe, 1031, bytes); }

/// A timer that is read like a file: a read returns once it has gone off. It counts while the machine
/// sleeps, as Swift's ContinuousClock does.
static inline int blankettd_timer(void) { return timerfd_create(CLOCK_BOOTTIME, TFD_CLOEXEC); }

/// Sets when a timer goes off, from now; never, when both are 0.
static inline int blankettd_timer_set(int timer, int64_t seconds, int64_t nanoseconds) {
  struct itimerspec next;
  memset(&next, 0, sizeof next);
  next.it_value.tv_sec = seconds;
  next.it_value.tv_nsec = nanoseconds;
  return timerfd_settime(timer, 0, &next, 0);
}

#endif
