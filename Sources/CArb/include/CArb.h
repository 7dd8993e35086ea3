// Arb's ball arithmetic, from whichever of its two homes the system has: inside FLINT 3, or beside FLINT 2.
#ifndef RECTO_CARB_H
#define RECTO_CARB_H

#if __has_include(<flint/arb.h>)
#include <flint/flint.h>
#include <flint/fmpz.h>
#include <flint/fmpq.h>
#include <flint/arb.h>
#include <flint/arb_hypgeom.h>
#include <flint/acb.h>
#include <flint/acb_calc.h>
#elif __has_include(<arb.h>)
#include <flint/flint.h>
#include <flint/fmpz.h>
#include <flint/fmpq.h>
#include <arb.h>
#include <arb_hypgeom.h>
#include <acb.h>
#include <acb_calc.h>
#else
#error "Arb is missing: run `make deps` (Debian and Ubuntu: libflint-dev libflint-arb-dev; Homebrew: flint)"
#endif

// FLINT's own version variables are mutable globals, which Swift 6 does not let through.
static inline const char *_Nonnull recto_flint_version(void) { return FLINT_VERSION; }

// NULL where Arb is a part of FLINT.
static inline const char *_Nullable recto_arb_version(void) {
#if __has_include(<flint/arb.h>)
  return 0;
#else
  return arb_version;
#endif
}

#endif
