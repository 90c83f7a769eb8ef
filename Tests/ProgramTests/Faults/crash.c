// Preloaded into the daemon; its workers and the commands pass it by. Counts the calls of the C
// library that change something below the folder CRASH_ROOT, in the file CRASH_COUNTER, and before
// number CRASH_AT sends the process the signal CRASH_SIGNAL, or fails that call with the errno
// CRASH_ERRNO. 0 only counts.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *root;
static size_t root_length;
static long wanted;
static int failure;
static int ending;
static long *counter;

__attribute__((constructor)) static void begin(int count, char **arguments) {
  const char *folder = getenv("CRASH_ROOT"), *file = getenv("CRASH_COUNTER");
  const char *number = getenv("CRASH_AT"), *reason = getenv("CRASH_ERRNO");
  const char *signal = getenv("CRASH_SIGNAL");
  if (!folder || !file || count < 2 || strcmp(arguments[1], "run") != 0) return;
  int descriptor = open(file, O_RDWR | O_CLOEXEC);
  if (descriptor < 0) abort();
  long *shared = mmap(NULL, sizeof *counter, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
  close(descriptor);
  if (shared == MAP_FAILED) abort();
  wanted = number ? atol(number) : 0;
  failure = reason ? atoi(reason) : 0;
  ending = signal ? atoi(signal) : 0;
  root_length = strlen(folder);
  root = folder;
  counter = shared;
}

// What the daemon says about this very moment need not last, and how often it says so varies.
static int is_below(const char *path) {
  return strncmp(path, root, root_length) == 0 && !strstr(path, "/state/status.json");
}

static int is_open_below(int descriptor) {
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return is_below(path);
}

static int is_at_below(int descriptor, const char *path) {
  if (path[0] == '/') return is_below(path);
  return descriptor != AT_FDCWD && is_open_below(descriptor);
}

// Whether the call that is about to be made is to fail.
static int strikes(int concerns) {
  if (!concerns) return 0;
  if (__atomic_add_fetch(counter, 1, __ATOMIC_SEQ_CST) != wanted) return 0;
  if (ending) kill(getpid(), ending);
  if (!failure) return 0;
  errno = failure;
  return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

#define WRAP(result, name, parameters, values, concerns)              \
  result name parameters {                                            \
    static __typeof__(&name) real;                                    \
    if (!real) real = REAL(name);                                     \
    int before = errno;                                               \
    if (counter && strikes(concerns)) return -1;                      \
    errno = before;                                                   \
    return real values;                                               \
  }

WRAP(ssize_t, write, (int to, const void *bytes, size_t count), (to, bytes, count),
     is_open_below(to))
WRAP(ssize_t, pwrite, (int to, const void *bytes, size_t count, off_t at), (to, bytes, count, at),
     is_open_below(to))
WRAP(ssize_t, pwrite64, (int to, const void *bytes, size_t count, off64_t at),
     (to, bytes, count, at), is_open_below(to))
WRAP(int, fsync, (int file), (file), is_open_below(file))
WRAP(int, fdatasync, (int file), (file), is_open_below(file))
WRAP(int, syncfs, (int file), (file), is_open_below(file))
WRAP(int, ftruncate, (int file, off_t size), (file, size), is_open_below(file))
WRAP(int, ftruncate64, (int file, off64_t size), (file, size), is_open_below(file))
WRAP(int, fchmodat, (int folder, const char *name, mode_t mode, int flags),
     (folder, name, mode, flags), is_at_below(folder, name))
WRAP(int, mkdirat, (int folder, const char *name, mode_t mode), (folder, name, mode),
     is_at_below(folder, name))
WRAP(int, unlinkat, (int folder, const char *name, int flags), (folder, name, flags),
     is_at_below(folder, name))
WRAP(int, unlink, (const char *name), (name), is_at_below(AT_FDCWD, name))
WRAP(int, rename, (const char *from, const char *to), (from, to), is_at_below(AT_FDCWD, to))
WRAP(int, renameat, (int from, const char *name, int to, const char *other),
     (from, name, to, other), is_at_below(to, other))
WRAP(int, renameat2, (int from, const char *name, int to, const char *other, unsigned flags),
     (from, name, to, other, flags), is_at_below(to, other))

#define WRAP_OPEN(name, folder, parameters, values)                   \
  int name parameters {                                               \
    static __typeof__(&name) real;                                    \
    if (!real) real = REAL(name);                                     \
    mode_t mode = 0;                                                  \
    if (flags & O_CREAT) {                                            \
      va_list rest;                                                   \
      va_start(rest, flags);                                          \
      mode = va_arg(rest, mode_t);                                    \
      va_end(rest);                                                   \
      int before = errno;                                             \
      if (counter && strikes(is_at_below(folder, path))) return -1;   \
      errno = before;                                                 \
    }                                                                 \
    return real values;                                               \
  }

WRAP_OPEN(open, AT_FDCWD, (const char *path, int flags, ...), (path, flags, mode))
WRAP_OPEN(open64, AT_FDCWD, (const char *path, int flags, ...), (path, flags, mode))
WRAP_OPEN(openat, at, (int at, const char *path, int flags, ...), (at, path, flags, mode))
WRAP_OPEN(openat64, at, (int at, const char *path, int flags, ...), (at, path, flags, mode))
