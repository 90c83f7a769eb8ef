// Preloaded into the daemon; its workers and the commands pass it by. Writes a line into the file
// TRACE_FILE for each call of the C library that changes a name below the folder TRACE_ROOT, or makes
// changes last: `rename FROM TO`, `exchange A B`, `make FILE`, `remove NAME`, `flush FILE`, and
// `flush` alone for the whole file system. A call that failed is not written.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *root;
static size_t root_length;
static int trace = -1;

__attribute__((constructor)) static void begin(int count, char **arguments) {
  const char *folder = getenv("TRACE_ROOT"), *file = getenv("TRACE_FILE");
  if (!folder || !file || count < 2 || strcmp(arguments[1], "run") != 0) return;
  trace = open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (trace < 0) abort();
  root = folder;
  root_length = strlen(folder);
}

// The path below the root, or NULL.
static const char *below(int folder, const char *name, char *buffer) {
  if (trace < 0) return NULL;
  if (!name || name[0] != '/') {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
    ssize_t length = readlink(link, buffer, PATH_MAX - 1);
    if (length < 0) return NULL;
    buffer[length] = 0;
    if (name) snprintf(buffer + length, PATH_MAX - length, "/%s", name);
  } else {
    snprintf(buffer, PATH_MAX, "%s", name);
  }
  return strncmp(buffer, root, root_length) == 0 ? buffer + root_length : NULL;
}

static void tell(const char *what, const char *first, const char *second) {
  char line[3 * PATH_MAX];
  int length = snprintf(line, sizeof line, "%s%s%s%s%s\n", what, first ? " " : "",
                        first ? first : "", second ? " " : "", second ? second : "");
  int before = errno;
  if (write(trace, line, length) != length) abort();
  errno = before;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

int renameat2(int from, const char *name, int to, const char *other, unsigned flags) {
  char old[PATH_MAX], new[PATH_MAX];
  const char *source = below(from, name, old), *target = below(to, other, new);
  int result = REAL(renameat2)(from, name, to, other, flags);
  if (result == 0 && source && target) {
    tell(flags & RENAME_EXCHANGE ? "exchange" : "rename", source, target);
  }
  return result;
}

int unlinkat(int folder, const char *name, int flags) {
  char buffer[PATH_MAX];
  const char *path = below(folder, name, buffer);
  int result = REAL(unlinkat)(folder, name, flags);
  if (result == 0 && path) tell("remove", path, NULL);
  return result;
}

int syncfs(int file) {
  char buffer[PATH_MAX];
  const char *path = below(file, NULL, buffer);
  int result = REAL(syncfs)(file);
  if (result == 0 && path) tell("flush", NULL, NULL);
  return result;
}

#define FLUSH(call)                                                 \
  int call(int file) {                                              \
    char buffer[PATH_MAX];                                          \
    const char *path = below(file, NULL, buffer);                   \
    int result = REAL(call)(file);                                  \
    if (result == 0 && path) tell("flush", path, NULL);             \
    return result;                                                  \
  }

FLUSH(fsync)
FLUSH(fdatasync)

#define OPEN(call, folder, parameters, values)                      \
  int call parameters {                                             \
    mode_t mode = 0;                                                \
    if (flags & O_CREAT) {                                          \
      va_list rest;                                                 \
      va_start(rest, flags);                                        \
      mode = va_arg(rest, mode_t);                                  \
      va_end(rest);                                                 \
    }                                                               \
    int result = REAL(call) values;                                 \
    char buffer[PATH_MAX];                                          \
    const char *made = flags & O_EXCL && result >= 0                \
                           ? below(folder, path, buffer) : NULL;    \
    if (made) tell("make", made, NULL);                             \
    return result;                                                  \
  }

OPEN(openat, at, (int at, const char *path, int flags, ...), (at, path, flags, mode))
OPEN(openat64, at, (int at, const char *path, int flags, ...), (at, path, flags, mode))
