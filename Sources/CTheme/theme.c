#include "CTheme.h"

// `#embed` is C23; clang has it in every mode and says so.
#pragma clang diagnostic ignored "-Wc23-extensions"

size_t recto_theme_file_count(void) { return 0; }
recto_theme_file recto_theme_file_at(size_t index) { return (recto_theme_file){0, 0, 0}; }
