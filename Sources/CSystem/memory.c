#include "CSystem.h"

#ifdef __GLIBC__
#include <malloc.h>

void recto_keep_memory(void) {
  mallopt(M_TRIM_THRESHOLD, 256 << 20);
  mallopt(M_MMAP_THRESHOLD, 256 << 20);
  mallopt(M_TOP_PAD, 16 << 20);
}

#else

void recto_keep_memory(void) {}

#endif
