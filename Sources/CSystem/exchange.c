#ifdef __linux__
#define _GNU_SOURCE
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>
#else
#include <errno.h>
#include <stdio.h>
#endif

#include "CSystem.h"

int recto_exchange(const char *a, const char *b) {
#if defined(__linux__)
  // By number, since older C libraries have no renameat2. The flag 2 is RENAME_EXCHANGE.
  return (int)syscall(SYS_renameat2, AT_FDCWD, a, AT_FDCWD, b, 2);
#elif defined(__APPLE__)
  return renamex_np(a, b, RENAME_SWAP);
#else
  (void)a, (void)b;
  errno = ENOSYS;
  return -1;
#endif
}
