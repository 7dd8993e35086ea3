// What the system's headers do not show to Swift.
#ifndef RECTO_CSYSTEM_H
#define RECTO_CSYSTEM_H

// Exchanges two paths of one file system in one step. 0, or -1 with errno: EINVAL, ENOSYS or ENOTSUP where
// the file system or the kernel has no such operation.
int recto_exchange(const char *a, const char *b);

// A descriptor that becomes readable when something happens in the folders that are added to it; -1 with ENOSYS where
// the system tells of nothing.
int recto_watch_open(void);

// Adds a folder, but not those in it; once more changes nothing. Negative with errno if it cannot be watched.
int recto_watch_add(int watch, const char *folder);

// Takes what has happened: whether a file may be another one than before. Does not wait.
int recto_watch_drain(int watch);

// Keeps what one article gives back for the next one, rather than to return it to the system each time.
void recto_keep_memory(void);

#endif
