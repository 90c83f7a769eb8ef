/* A disk whose flushes take SLOW_FLUSH_MS milliseconds longer, for whoever is started with this
   library in LD_PRELOAD: a hard disk or a network disk on a machine that has none. */

#define _GNU_SOURCE
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static int slowly(long call, int descriptor) {
  static long milliseconds = -1;
  if (milliseconds < 0) {
    const char *said = getenv("SLOW_FLUSH_MS");
    milliseconds = said ? atol(said) : 0;
  }
  struct timespec left = {milliseconds / 1000, milliseconds % 1000 * 1000000};
  while (nanosleep(&left, &left) != 0) {}
  return (int)syscall(call, descriptor);
}

int fsync(int descriptor) { return slowly(SYS_fsync, descriptor); }
int fdatasync(int descriptor) { return slowly(SYS_fdatasync, descriptor); }
int syncfs(int descriptor) { return slowly(SYS_syncfs, descriptor); }
