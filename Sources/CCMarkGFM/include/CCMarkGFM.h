// cmark-gfm, and the syntax extension for mathematics that Recto adds to it.
#ifndef RECTO_CCMARKGFM_H
#define RECTO_CCMARKGFM_H

#include <cmark-gfm.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm-core-extensions.h>

#endif
