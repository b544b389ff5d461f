#include "source_map.h"

#include <cpu.h>
#include <sha256.h>

#include <string.h>

#define DIGEST 32

static struct {
  const uint8_t *bytes;
  size_t length;
  bool checked;
} map;

typedef struct {
  const uint8_t *at, *end;
  bool failed;
} reader;

typedef struct {
  uint32_t source, line, column; /* from 0 */
} place;

static bool map_is_intact(void);
static uint32_t read_number(reader *from);
static kgl_slice read_text(reader *from);
static bool find_place(reader segments, uint32_t line, uint32_t column, place *found);
static bool map_line(kgl_buffer *out, kgl_slice line);

void kgl_source_map_use(const uint8_t *bytes, size_t length) {
  map.bytes = bytes;
  map.length = length;
  map.checked = false;
}

void kgl_source_map_apply(kgl_buffer *out, kgl_slice stack) {
  bool usable = map_is_intact();
  for (size_t at = 0; at < stack.length;) {
    const char *line = stack.bytes + at;
    const char *newline = memchr(line, '\n', stack.length - at);
    size_t length = newline ? (size_t)(newline - line) + 1 : stack.length - at;
    if (!usable || !map_line(out, (kgl_slice){line, length})) kgl_buffer_append(out, line, length);
    at += length;
  }
}

static bool map_is_intact(void) {
  if (map.length <= DIGEST) return false;
  if (!map.checked) {
    uint8_t digest[DIGEST];
    kgl_sha256(kgl_cpu_features(), map.bytes + DIGEST, map.length - DIGEST, digest);
    if (memcmp(digest, map.bytes, DIGEST) != 0) map.length = 0;
    map.checked = true;
  }
  return map.length > DIGEST;
}

static uint32_t read_number(reader *from) {
  uint32_t value = 0;
  for (int shift = 0; shift < 32; shift += 7) {
    if (from->at == from->end) break;
    uint8_t byte = *from->at++;
    value |= (uint32_t)(byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
  from->failed = true;
  return 0;
}

static uint32_t read_difference(reader *from) {
  uint32_t value = read_number(from);
  return value >> 1 ^ (0 - (value & 1));
}

static kgl_slice read_text(reader *from) {
  uint32_t length = read_number(from);
  if (length > (size_t)(from->end - from->at)) from->failed = true;
  if (from->failed) return (kgl_slice){"", 0};
  kgl_slice text = {(const char *)from->at, length};
  from->at += length;
  return text;
}

/* The last segment that begins in `line` at or before `column`. */
static bool find_place(reader segments, uint32_t line, uint32_t column, place *found) {
  uint32_t at_line = 0, at_column = 0;
  place current = {0};
  bool any = false;
  while (segments.at < segments.end) {
    uint32_t lines = read_number(&segments);
    at_line += lines;
    at_column = (lines ? 0 : at_column) + read_number(&segments);
    current.source += read_difference(&segments);
    current.line += read_difference(&segments);
    current.column += read_difference(&segments);
    if (segments.failed || at_line > line || (at_line == line && at_column > column)) break;
    any = at_line == line;
    if (any) *found = current;
  }
  return any && !segments.failed;
}

/* The number that ends at `*end`, and `*end` before it; false when there is none, or zero. */
static bool number_before(const char *start, const char **end, uint32_t *value) {
  const char *at = *end;
  while (at > start && at[-1] >= '0' && at[-1] <= '9' && *end - at < 9) at--;
  *value = 0;
  for (const char *digit = at; digit < *end; digit++) *value = *value * 10 + (uint32_t)(*digit - '0');
  *end = at;
  return *value > 0;
}

/* Splits "    at name (module:line:column)" after the module's place begins. False: another module, or no such place. */
static bool find_position(kgl_slice text, kgl_slice module, const char **start, const char **end, uint32_t *line,
                          uint32_t *column) {
  const char *at = text.bytes + text.length;
  while (at > text.bytes && (at[-1] == '\n' || at[-1] == ')')) at--;
  *end = at;
  if (!number_before(text.bytes, &at, column) || at == text.bytes || *--at != ':') return false;
  if (!number_before(text.bytes, &at, line) || at == text.bytes || *--at != ':') return false;
  if ((size_t)(at - text.bytes) <= module.length) return false;
  *start = at - module.length;
  return memcmp(*start, module.bytes, module.length) == 0 && ((*start)[-1] == '(' || (*start)[-1] == ' ');
}

static bool map_line(kgl_buffer *out, kgl_slice text) {
  reader from = {map.bytes + DIGEST, map.bytes + map.length, false};
  kgl_slice module = read_text(&from), name = {"", 0};
  const char *start, *end;
  uint32_t line, column;
  place found;
  if (from.failed || !find_position(text, module, &start, &end, &line, &column)) return false;
  uint32_t count = read_number(&from);
  reader sources = from;
  for (uint32_t i = 0; i < count && !from.failed; i++) read_text(&from);
  if (from.failed || !find_place(from, line - 1, column - 1, &found) || found.source >= count) return false;
  for (uint32_t i = 0; i <= found.source; i++) name = read_text(&sources);
  kgl_buffer_append(out, text.bytes, (size_t)(start - text.bytes));
  kgl_buffer_append(out, name.bytes, name.length);
  kgl_buffer_text(out, ":");
  kgl_buffer_number(out, (uint64_t)found.line + 1);
  kgl_buffer_text(out, ":");
  kgl_buffer_number(out, (uint64_t)found.column + 1);
  kgl_buffer_append(out, end, text.length - (size_t)(end - text.bytes));
  return true;
}
