#include "http_lines.h"

#include <string.h>

static char lower(uint8_t byte) {
  return (char)(byte >= 'A' && byte <= 'Z' ? byte | 32 : byte);
}

static bool is_blank(uint8_t byte) {
  return byte == ' ' || byte == '\t';
}

bool kgl_http_parse_status_line(const uint8_t *line, size_t length, int *status) {
  size_t code;
  if (length < 12 || memcmp(line, "HTTP/1.", 7) != 0 || line[8] != ' ') return false;
  if (!kgl_read_number((kgl_slice){(const char *)line + 9, 3}, 999, &code)) return false;
  *status = (int)code;
  return code >= 100 && (length == 12 || line[12] == ' ');
}

bool kgl_http_add_field(kgl_buffer *head, const uint8_t *line, size_t length) {
  const uint8_t *at = line, *end = line + length;
  if (!kgl_buffer_reserve(head, length + 2)) return true;
  if (is_blank(*at)) {
    if (!head->length) return false;
    head->bytes[head->length - 1] = ' '; /* reopens the line before */
  } else {
    const uint8_t *colon = memchr(at, ':', length);
    if (!colon || colon == at) return false;
    while (at < colon) head->bytes[head->length++] = (uint8_t)lower(*at++);
    head->bytes[head->length++] = ':';
    at = colon + 1;
  }
  while (at < end && is_blank(*at)) at++;
  while (end > at && is_blank(end[-1])) end--;
  kgl_buffer_append(head, at, (size_t)(end - at));
  kgl_buffer_append(head, "\n", 1);
  return true;
}

bool kgl_http_parse_chunk_size(const uint8_t *line, size_t length, size_t most, size_t *size) {
  size_t digits = 0;
  *size = 0;
  for (; digits < length; digits++) {
    char byte = lower(line[digits]);
    int value = byte >= '0' && byte <= '9' ? byte - '0' : byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
    if (value < 0) break;
    if (*size > most) return false;
    *size = *size * 16 + (size_t)value;
  }
  return digits > 0 && (digits == length || line[digits] == ';' || is_blank(line[digits]));
}

bool kgl_http_contains(kgl_slice value, const char *word) {
  size_t length = strlen(word);
  for (size_t i = 0; value.bytes && i + length <= value.length; i++) {
    size_t same = 0;
    while (same < length && lower((uint8_t)value.bytes[i + same]) == word[same]) same++;
    if (same == length) return true;
  }
  return false;
}
