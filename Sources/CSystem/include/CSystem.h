// What the system's headers do not show to Swift.
#ifndef RECTO_CSYSTEM_H
#define RECTO_CSYSTEM_H

// Exchanges two paths of one file system in one step. 0, or -1 with errno: EINVAL, ENOSYS or ENOTSUP where
// the file system or the kernel has no such operation.
int recto_exchange(const char *a, const char *b);

#endif
