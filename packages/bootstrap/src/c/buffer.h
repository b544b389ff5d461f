/* Growable bytes. A failed allocation sets `failed` and leaves what is there; later writes do nothing, so that a caller
 * checks once, at the end. */
#ifndef KGL_BUFFER_H
#define KGL_BUFFER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
  uint8_t *bytes;
  size_t length, capacity;
  bool failed;
} kgl_buffer;

/* Part of somebody else's bytes; `bytes` NULL means absent. */
typedef struct {
  const char *bytes;
  size_t length;
} kgl_slice;

kgl_slice kgl_text(const char *text);
/* Whether `digits` is a whole number of at most `most`, which is below SIZE_MAX / 16; `*number` is then that. */
bool kgl_read_number(kgl_slice digits, size_t most, size_t *number);

/* Empties the buffer for new content and forgets an earlier failure. */
void kgl_buffer_clear(kgl_buffer *buffer);
/* Room for `more` bytes after `length` and one NUL after those. */
bool kgl_buffer_reserve(kgl_buffer *buffer, size_t more);
void kgl_buffer_append(kgl_buffer *buffer, const void *bytes, size_t length);
void kgl_buffer_text(kgl_buffer *buffer, const char *text);
void kgl_buffer_number(kgl_buffer *buffer, uint64_t number);
/* Appends `text` as a JSON string literal, quotes included. Bytes that are not UTF-8 become U+FFFD. */
void kgl_buffer_json(kgl_buffer *buffer, const char *text, size_t length);
/* The same with everything beyond ASCII escaped, as a header's value needs it. */
void kgl_buffer_json_ascii(kgl_buffer *buffer, const char *text, size_t length);
/* Appends `text`, a mark for each maximal part of it that is not UTF-8 replaced by U+FFFD. */
void kgl_buffer_utf8(kgl_buffer *buffer, const uint8_t *text, size_t length);
/* The number of bytes at the start of `text` that are UTF-8. */
size_t kgl_utf8_valid(const uint8_t *text, size_t length);
void kgl_buffer_free(kgl_buffer *buffer);

#endif
