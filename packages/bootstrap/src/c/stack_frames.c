#include "stack_frames.h"

#include <string.h>

static kgl_slice between(const char *from, const char *to) {
  return (kgl_slice){from, (size_t)(to - from)};
}

/* Cuts ":digits" off the end of `place`. */
static kgl_slice cut_number(kgl_slice *place) {
  size_t at = place->length;
  while (at && place->bytes[at - 1] >= '0' && place->bytes[at - 1] <= '9') at--;
  if (!at || at == place->length || place->bytes[at - 1] != ':') return (kgl_slice){NULL, 0};
  kgl_slice number = {place->bytes + at, place->length - at};
  place->length = at - 1;
  return number;
}

static kgl_frame parse_frame(kgl_slice text) {
  const char *at = text.bytes + 3, *end = text.bytes + text.length;
  const char *open = memchr(at, '(', (size_t)(end - at));
  kgl_frame result = {.text = text, .label = between(at, open ? open : at)};
  while (result.label.length && result.label.bytes[result.label.length - 1] == ' ') result.label.length--;
  if (open) at = open + 1;
  if (end > at && end[-1] == ')') end--;
  result.path = between(at, end);
  kgl_slice last = cut_number(&result.path), before = cut_number(&result.path);
  result.line = before.bytes ? before : last;
  return result;
}

bool kgl_next_frame(kgl_slice *stack, kgl_frame *result) {
  while (stack->length) {
    const char *at = stack->bytes, *end = at + stack->length;
    const char *newline = memchr(at, '\n', stack->length), *line_end = newline ? newline : end;
    *stack = newline ? between(newline + 1, end) : (kgl_slice){end, 0};
    while (at < line_end && *at == ' ') at++;
    if (line_end - at <= 3 || memcmp(at, "at ", 3) != 0) continue;
    *result = parse_frame(between(at, line_end));
    return true;
  }
  return false;
}
