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

/* Room for `more` bytes after `length` and one NUL after those. */
bool kgl_buffer_reserve(kgl_buffer *buffer, size_t more);
void kgl_buffer_append(kgl_buffer *buffer, const void *bytes, size_t length);
void kgl_buffer_text(kgl_buffer *buffer, const char *text);
void kgl_buffer_number(kgl_buffer *buffer, uint64_t number);
/* Appends `text` as a JSON string literal, quotes included. Bytes that are not UTF-8 become U+FFFD. */
void kgl_buffer_json(kgl_buffer *buffer, const char *text, size_t length);
void kgl_buffer_free(kgl_buffer *buffer);

#endif
