// The default theme, `Site/`, inside the binary: `recto` works from any folder with no files beside it.
#ifndef RECTO_CTHEME_H
#define RECTO_CTHEME_H

#include <stddef.h>

typedef struct {
  const char *path;            // relative to Site/, such as "templates/article.mustache"
  const unsigned char *bytes;
  size_t count;
} recto_theme_file;

size_t recto_theme_file_count(void);
recto_theme_file recto_theme_file_at(size_t index);

#endif
