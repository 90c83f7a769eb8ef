// Preloaded into the daemon and its workers: makes a worker die or hang when it opens a report with
// `poison` in its name. Which of the two is told by files in the folder BLANKETTD_TEST_FAULTS:
// `die-1` to `die-9` are used up, one a death; `die` and `hang` hold for as long as they stand.
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int is_worker;

__attribute__((constructor)) static void look(int count, char **arguments) {
  is_worker = count > 1 && strcmp(arguments[1], "worker") == 0;
}

// Whether a path is, or is the copy of, a report with `poison` in its name: the copy lies beside the
// folder `indata…` that holds the sender's file.
static int is_poisoned(const char *path) {
  if (strstr(path, "poison")) return 1;
  const char *name = strrchr(path, '/');
  if (!name || strcmp(name, "/kopia") != 0) return 0;
  char folder[4096];
  snprintf(folder, sizeof folder, "%.*s", (int)(name - path), path);
  DIR *job = opendir(folder);
  if (!job) return 0;
  int found = 0;
  for (struct dirent *entry; !found && (entry = readdir(job));) {
    if (strncmp(entry->d_name, "indata", 6) != 0) continue;
    char inner[4096 + 256];
    snprintf(inner, sizeof inner, "%s/%s", folder, entry->d_name);
    DIR *input = opendir(inner);
    if (!input) continue;
    for (struct dirent *file; !found && (file = readdir(input));) {
      found = strstr(file->d_name, "poison") != NULL;
    }
    closedir(input);
  }
  closedir(job);
  return found;
}

static void suffer(const char *path) {
  const char *faults = getenv("BLANKETTD_TEST_FAULTS");
  if (!is_worker || !faults || !is_poisoned(path)) return;
  char file[4096];
  for (int number = 1; number < 10; number++) {
    snprintf(file, sizeof file, "%s/die-%d", faults, number);
    if (unlink(file) == 0) raise(SIGKILL);
  }
  snprintf(file, sizeof file, "%s/die", faults);
  if (access(file, F_OK) == 0) raise(SIGKILL);
  snprintf(file, sizeof file, "%s/hang", faults);
  while (access(file, F_OK) == 0) usleep(20000);
}

#define OPEN(name)                                               \
  int name(const char *path, int flags, ...) {                   \
    static int (*real)(const char *, int, ...);                  \
    if (!real) real = dlsym(RTLD_NEXT, #name);                   \
    va_list rest;                                                \
    va_start(rest, flags);                                       \
    int mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, int) : 0; \
    va_end(rest);                                                \
    suffer(path);                                                \
    return real(path, flags, mode);                              \
  }

OPEN(open)
OPEN(open64)
