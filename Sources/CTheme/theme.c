#include "CTheme.h"

// `#embed` is C23; clang has it in every mode and says so.
#pragma clang diagnostic ignored "-Wc23-extensions"

// Every file of Site/templates and Site/assets stands here twice: its bytes, and its row in the table below.
// Each gets a zero behind it, so that an empty file is no empty array.
static const unsigned char layout[] = {
#embed "../../Site/templates/layout.mustache" suffix(, )
    0};
static const unsigned char article[] = {
#embed "../../Site/templates/article.mustache" suffix(, )
    0};
static const unsigned char home[] = {
#embed "../../Site/templates/home.mustache" suffix(, )
    0};
static const unsigned char articles[] = {
#embed "../../Site/templates/articles.mustache" suffix(, )
    0};
static const unsigned char tag[] = {
#embed "../../Site/templates/tag.mustache" suffix(, )
    0};
static const unsigned char tags[] = {
#embed "../../Site/templates/tags.mustache" suffix(, )
    0};
static const unsigned char ledger[] = {
#embed "../../Site/templates/ledger.mustache" suffix(, )
    0};
static const unsigned char not_found[] = {
#embed "../../Site/templates/404.mustache" suffix(, )
    0};
static const unsigned char style[] = {
#embed "../../Site/assets/recto.css" suffix(, )
    0};
static const unsigned char ledger_style[] = {
#embed "../../Site/assets/ledger.css" suffix(, )
    0};
static const unsigned char script[] = {
#embed "../../Site/assets/recto.js" suffix(, )
    0};
static const unsigned char icon[] = {
#embed "../../Site/assets/icon.svg" suffix(, )
    0};
static const unsigned char search[] = {
#embed "../../Site/assets/search.js" suffix(, )
    0};

static const unsigned char font[] = {
#embed "../../Site/assets/stix-two-math.woff2" suffix(, )
    0};
static const unsigned char license[] = {
#embed "../../Site/assets/stix-two-math-license.txt" suffix(, )
    0};

#define FILE_AT(path, bytes) {path, bytes, sizeof bytes - 1}

static const recto_theme_file files[] = {
    FILE_AT("templates/layout.mustache", layout),
    FILE_AT("templates/article.mustache", article),
    FILE_AT("templates/home.mustache", home),
    FILE_AT("templates/articles.mustache", articles),
    FILE_AT("templates/tag.mustache", tag),
    FILE_AT("templates/tags.mustache", tags),
    FILE_AT("templates/ledger.mustache", ledger),
    FILE_AT("templates/404.mustache", not_found),
    FILE_AT("assets/recto.css", style),
    FILE_AT("assets/ledger.css", ledger_style),
    FILE_AT("assets/recto.js", script),
    FILE_AT("assets/icon.svg", icon),
    FILE_AT("assets/search.js", search),
    FILE_AT("assets/stix-two-math.woff2", font),
    FILE_AT("assets/stix-two-math-license.txt", license),
};

size_t recto_theme_file_count(void) { return sizeof files / sizeof *files; }
recto_theme_file recto_theme_file_at(size_t index) { return files[index]; }
