#ifdef __linux__
#include <limits.h>
#include <sys/inotify.h>
#include <unistd.h>
#endif
#include <errno.h>

#include "CSystem.h"

#ifdef __linux__

int recto_watch_open(void) { return inotify_init1(IN_NONBLOCK | IN_CLOEXEC); }

int recto_watch_add(int watch, const char *folder) {
  // A file is looked at when its writer is done with it, not while it grows.
  return inotify_add_watch(watch, folder,
                           IN_ONLYDIR | IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB |
                               IN_DELETE_SELF | IN_MOVE_SELF);
}

int recto_watch_drain(int watch) {
  _Alignas(struct inotify_event) char buffer[16 * (sizeof(struct inotify_event) + NAME_MAX + 1)];
  int found = 0;
  for (;;) {
    ssize_t count = read(watch, buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return found;
    for (char *at = buffer; at < buffer + count;) {
      const struct inotify_event *event = (const struct inotify_event *)at;
      // A new file is still empty; a new folder may already hold files.
      if (!(event->mask & IN_CREATE) || event->mask & IN_ISDIR) found = 1;
      at += sizeof *event + event->len;
    }
  }
}

#else

int recto_watch_open(void) {
  errno = ENOSYS;
  return -1;
}

int recto_watch_add(int watch, const char *folder) {
  (void)watch, (void)folder;
  errno = ENOSYS;
  return -1;
}

int recto_watch_drain(int watch) {
  (void)watch;
  return 0;
}

#endif
