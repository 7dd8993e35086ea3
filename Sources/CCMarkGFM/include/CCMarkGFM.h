// cmark-gfm, and the syntax extension for mathematics that Recto adds to it.
#ifndef RECTO_CCMARKGFM_H
#define RECTO_CCMARKGFM_H

#include <string.h>

#include <cmark-gfm.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm-core-extensions.h>

/// How a formula is delimited in the Markdown.
typedef enum {
  RECTO_MATH_NONE = 0,
  RECTO_MATH_DOLLAR = 1,       // $…$
  RECTO_MATH_BACKTICK = 2,     // $`…`$
  RECTO_MATH_DISPLAY = 3,      // $$…$$
  RECTO_MATH_ENVIRONMENT = 4,  // \begin{align}…\end{align} on lines of its own
  RECTO_MATH_REFERENCE = 5,    // \eqref{…} or \ref{…} in a text, whose text node before it ends with the command
} recto_math_kind;

/// Registers the extensions of cmark-gfm and makes the one below. Call it once, before anything else.
cmark_syntax_extension *recto_math_extension_new(void);

/// To be called before each parse, under the lock that serialises parsing.
void recto_math_reset(void);

/// What a node of the tree is: an inline code node made by the extension is a formula, its literal the TeX source.
recto_math_kind recto_math_node_kind(cmark_node *node, cmark_syntax_extension *math);

/// Where an inline formula begins, delimiter included, in bytes of the text of the block that holds it. An
/// environment stands on lines before that text.
int recto_math_node_offset(cmark_node *node);

#endif
