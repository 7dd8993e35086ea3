// A cmark-gfm syntax extension for mathematics. What stands between the delimiters is inert: no emphasis,
// no escapes, no lists. Two rules:
//
//  inline   $…$  $`…`$  $$…$$  inside the text of a paragraph, heading or cell, and \eqref{…}  \ref{…};
//  block    a line that begins with `$$` and does not close it, or with `\begin{align}` or its like: the lines
//           up to the closing delimiter, an empty line or the container's end are kept from block parsing and
//           become a paragraph, whose text the inline rule then reads.
//
// Both are linear in the input. State is static since cmark-gfm itself is not re-entrant: the caller parses
// under a lock.
#include "CCMarkGFM.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// A node's user data: the kind in the low three bits, the offset above them; of a block, whether it is closed.
enum { OPEN_BLOCK = 1, CLOSED_BLOCK = 2 };

// "Nothing closes this kind of delimiter after the given offset of this block": without it, a text of
// unmatched delimiters would be scanned once for each.
// Likewise "no formula whose text holds formulas closes after it".
static struct {
  cmark_node *block;
  int from[RECTO_MATH_DISPLAY + 1];
  int nesting;
} unclosed;

void recto_math_reset(void) { unclosed.block = NULL; }

static int is_space(unsigned char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

static int is_digit(unsigned char c) { return c >= '0' && c <= '9'; }

static int is_letter(unsigned char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

// The text of a block is followed by a NUL, and holds none.
static unsigned char at(cmark_inline_parser *text, int offset) { return cmark_inline_parser_peek_at(text, offset); }

// The length of the command that ends at `end`, backslash included; 0 if there is none or its backslash is escaped.
static int command_length(cmark_inline_parser *text, int end) {
  int start = end;
  while (start > 0 && end - start < 16 && is_letter(at(text, start - 1))) start--;
  int backslash = start;
  while (backslash > 0 && at(text, backslash - 1) == '\\') backslash--;
  return start < end && (start - backslash) % 2 == 1 ? end - start + 1 : 0;
}

// Whether the command that ends at `end` is one of these, which are separated by spaces.
static int is_command(cmark_inline_parser *text, int end, const char *names) {
  int length = command_length(text, end) - 1;
  while (length > 0 && *names) {
    int size = (int)strcspn(names, " ");
    int i = 0;
    while (i < size && size == length && at(text, end - length + i) == (unsigned char)names[i]) i++;
    if (i == length) return 1;
    names += size + (names[size] == ' ');
  }
  return 0;
}

static const char *const text_commands = "text textrm textbf textit textsf texttt textnormal mbox hbox fbox tag";

// The offset of the dollar that closes a formula whose content begins at `start`, or -1. Dollars in the argument of
// `\text` and its like are those of formulas inside it, if one closes behind it.
static int closing_dollar(cmark_inline_parser *text, int start, int *is_exhausted) {
  int first = -1, braces = 0, text_braces = 0;
  unsigned char c;
  for (int i = start; (c = at(text, i)); i++) {
    if (c == '\\') {
      if (at(text, i + 1)) i++;
    } else if (c == '`') {
      return first;  // Code comes first.
    } else if (c == '{') {
      braces++;
      if (!text_braces && is_command(text, i, text_commands)) text_braces = braces;
    } else if (c == '}') {
      if (braces == text_braces) text_braces = 0;
      if (braces > 0) braces--;
    } else if (c == '$') {
      // The next dollar decides: if it cannot close, there is no formula here.
      int closing = is_space(at(text, i - 1)) || is_digit(at(text, i + 1)) ? -1 : i;
      if (!text_braces || unclosed.nesting >= 0) return closing;
      if (first < 0) first = closing;
    }
  }
  *is_exhausted = first < 0 && !text_braces;
  unclosed.nesting = start;
  return first;
}

// The offset of the delimiter that closes a formula whose content begins at `start`, or -1. `is_exhausted`
// says whether that holds for all later openers too.
static int closing_delimiter(cmark_inline_parser *text, recto_math_kind kind, int start, int *is_exhausted) {
  unsigned char c;
  *is_exhausted = 0;
  if (kind == RECTO_MATH_DOLLAR) return closing_dollar(text, start, is_exhausted);
  for (int i = start; (c = at(text, i)); i++) {
    if (kind == RECTO_MATH_BACKTICK) {
      if (c == '`' && at(text, i + 1) == '$') return i;
    } else if (c == '\\') {
      if (at(text, i + 1)) i++;
    } else if (c == '$' && at(text, i + 1) == '$') {
      return i;
    }
  }
  *is_exhausted = 1;
  return -1;
}

// A formula made of the text from `start` to `end`, which begins at `offset` with its delimiter.
static cmark_node *formula(cmark_syntax_extension *self, cmark_inline_parser *text, recto_math_kind kind, int offset,
                           int start, int end) {
  char *source = malloc((size_t)(end - start) + 1);
  if (!source) return NULL;
  for (int i = start; i < end; i++) source[i - start] = (char)at(text, i);
  source[end - start] = 0;
  cmark_node *node = cmark_node_new_with_ext(CMARK_NODE_CODE, self);
  cmark_node_set_literal(node, source);
  cmark_node_set_user_data(node, (void *)((intptr_t)offset << 3 | kind));
  free(source);
  return node;
}

// `\eqref{…}` or `\ref{…}`, whose brace is next: backslashes are nothing that extensions are asked about. The command
// itself is text already, which the reader of the tree takes off.
static cmark_node *match_reference(cmark_syntax_extension *self, cmark_inline_parser *text) {
  int brace = cmark_inline_parser_get_offset(text);
  if (!is_command(text, brace, "eqref ref")) return NULL;
  int end = brace + 1;
  unsigned char c;
  while ((c = at(text, end)) && c != '}' && c != '{' && c != '\n' && c != '\r' && end - brace < 256) end++;
  if (c != '}' || end == brace + 1) return NULL;
  int start = brace - command_length(text, brace);
  cmark_node *node = formula(self, text, RECTO_MATH_REFERENCE, start, start, end + 1);
  if (node) cmark_inline_parser_set_offset(text, end + 1);
  return node;
}

static cmark_node *match_inline(cmark_syntax_extension *self, cmark_parser *parser, cmark_node *parent,
                                unsigned char character, cmark_inline_parser *text) {
  (void)parser;
  if (character == '{') return match_reference(self, text);
  if (character != '$') return NULL;
  int offset = cmark_inline_parser_get_offset(text);
  unsigned char next = at(text, offset + 1);
  recto_math_kind kind = next == '$' ? RECTO_MATH_DISPLAY : next == '`' ? RECTO_MATH_BACKTICK : RECTO_MATH_DOLLAR;
  int width = kind == RECTO_MATH_DOLLAR ? 1 : 2;
  if (kind == RECTO_MATH_DOLLAR && (next == 0 || is_space(next))) return NULL;

  if (unclosed.block != parent) {
    unclosed.block = parent;
    for (int k = 0; k <= RECTO_MATH_DISPLAY; k++) unclosed.from[k] = -1;
    unclosed.nesting = -1;
  }
  if (unclosed.from[kind] >= 0 && offset >= unclosed.from[kind]) return NULL;

  int is_exhausted;
  int start = offset + width;
  int end = closing_delimiter(text, kind, start, &is_exhausted);
  if (is_exhausted) unclosed.from[kind] = offset;
  if (end <= start) return NULL;

  cmark_node *node = formula(self, text, kind, offset, start, end);
  if (node) cmark_inline_parser_set_offset(text, end + width);
  return node;
}

// The environments of amsmath that stand by themselves; each also with a star.
static const char *const environments[] = {"align",  "alignat",  "displaymath", "eqnarray", "equation",
                                           "flalign", "gather", "multline"};

// The length of `\begin{align*}` at the beginning of `line`, or 0.
static int environment_opening(const char *line, int length) {
  if (length < 8 || memcmp(line, "\\begin{", 7) != 0) return 0;
  for (size_t k = 0; k < sizeof environments / sizeof *environments; k++) {
    int n = (int)strlen(environments[k]);
    if (7 + n >= length || memcmp(line + 7, environments[k], (size_t)n) != 0) continue;
    int end = 7 + n + (line[7 + n] == '*');
    if (end < length && line[end] == '}') return end + 1;
  }
  return 0;
}

// The offset after the delimiter that closes a block whose first `opening` bytes are its opening delimiter, or -1.
static int block_end(const char *first_line, int opening, const char *line, int length, int from) {
  if (first_line[0] == '$') {
    for (int i = from; i + 1 < length; i++) {
      if (line[i] == '\\') i++;
      else if (line[i] == '$' && line[i + 1] == '$') return i + 2;
    }
    return -1;
  }
  // `\end` is two bytes shorter than `\begin`, the rest, `{align}`, the same.
  int name = opening - 6;
  for (int i = from; i + 4 + name <= length; i++)
    if (line[i] == '\\' && memcmp(line + i, "\\end", 4) == 0 && memcmp(line + i + 4, first_line + 6, (size_t)name) == 0)
      return i + 4 + name;
  return -1;
}

static cmark_node *open_block(cmark_syntax_extension *self, int is_indented, cmark_parser *parser, cmark_node *parent,
                              unsigned char *input, int length) {
  if (is_indented) return NULL;
  int start = cmark_parser_get_first_nonspace(parser);
  const char *line = (const char *)input + start;
  int rest = length - start;
  int is_dollar = rest >= 2 && line[0] == '$' && line[1] == '$';
  int opening = is_dollar ? 2 : environment_opening(line, rest);
  if (opening == 0) return NULL;
  int end = block_end(line, opening, line, rest, opening);
  if (is_dollar && end >= 0) return NULL;  // On one line it is inline.
  cmark_node *block = cmark_parser_add_child(parser, parent, CMARK_NODE_CODE_BLOCK, start + 1);
  cmark_node_set_syntax_extension(block, self);
  cmark_node_set_user_data(block, (void *)(intptr_t)(end >= 0 ? CLOSED_BLOCK : OPEN_BLOCK));
  cmark_parser_advance_offset(parser, (char *)input, start - cmark_parser_get_offset(parser), 0);
  return block;
}

// Whether the line belongs to the block.
static int match_block(cmark_syntax_extension *self, cmark_parser *parser, unsigned char *input, int length,
                       cmark_node *block) {
  (void)self;
  if ((intptr_t)cmark_node_get_user_data(block) == CLOSED_BLOCK || cmark_parser_is_blank(parser)) return 0;
  const char *first_line = cmark_node_get_string_content(block);
  int opening = first_line[0] == '$' ? 2 : environment_opening(first_line, (int)strcspn(first_line, "\r\n"));
  int start = cmark_parser_get_offset(parser);
  if (block_end(first_line, opening, (const char *)input + start, length - start, 0) >= 0)
    cmark_node_set_user_data(block, (void *)(intptr_t)CLOSED_BLOCK);
  return 1;
}

// cmark asks this of every block once, right before it parses the block's text: here the collected lines become a
// paragraph. The inline rule reads `$$…$$`; an environment, which begins with a character that extensions do
// not see, is made here, and what stands behind it is the paragraph's text.
static int contains_inlines(cmark_syntax_extension *self, cmark_node *block) {
  if (cmark_node_get_type(block) != CMARK_NODE_CODE_BLOCK) return 0;
  const char *literal = cmark_node_get_literal(block);
  size_t size = strlen(literal);
  char *lines = malloc(size + 1);
  if (!lines) return 0;
  memcpy(lines, literal, size + 1);
  int opening = environment_opening(lines, (int)size);
  int end = opening ? block_end(lines, opening, lines, (int)size, opening) : -1;
  if (cmark_node_set_type(block, CMARK_NODE_PARAGRAPH)) {
    if (end >= 0) {
      cmark_node_set_string_content(block, lines + end);
      lines[end] = 0;
      cmark_node *node = cmark_node_new_with_ext(CMARK_NODE_CODE, self);
      cmark_node_set_literal(node, lines);
      cmark_node_set_user_data(node, (void *)(intptr_t)RECTO_MATH_ENVIRONMENT);
      cmark_node_append_child(block, node);
    } else {
      cmark_node_set_string_content(block, lines);
    }
  }
  free(lines);
  return cmark_node_get_type(block) == CMARK_NODE_PARAGRAPH;
}

static int can_contain(cmark_syntax_extension *self, cmark_node *node, cmark_node_type child) {
  (void)self;
  return cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH && (child & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_INLINE;
}

recto_math_kind recto_math_node_kind(cmark_node *node, cmark_syntax_extension *math) {
  if (cmark_node_get_type(node) != CMARK_NODE_CODE || cmark_node_get_syntax_extension(node) != math)
    return RECTO_MATH_NONE;
  return (recto_math_kind)((intptr_t)cmark_node_get_user_data(node) & 7);
}

int recto_math_node_offset(cmark_node *node) { return (int)((intptr_t)cmark_node_get_user_data(node) >> 3); }

cmark_syntax_extension *recto_math_extension_new(void) {
  cmark_gfm_core_extensions_ensure_registered();
  cmark_syntax_extension *math = cmark_syntax_extension_new("math");
  cmark_syntax_extension_set_match_inline_func(math, match_inline);
  cmark_syntax_extension_set_open_block_func(math, open_block);
  cmark_syntax_extension_set_match_block_func(math, match_block);
  cmark_syntax_extension_set_contains_inlines_func(math, contains_inlines);
  cmark_syntax_extension_set_can_contain_func(math, can_contain);
  cmark_mem *memory = cmark_get_default_mem_allocator();
  cmark_llist *characters = cmark_llist_append(memory, NULL, (void *)(intptr_t)'$');
  characters = cmark_llist_append(memory, characters, (void *)(intptr_t)'{');
  cmark_syntax_extension_set_special_inline_chars(math, characters);
  return math;
}
