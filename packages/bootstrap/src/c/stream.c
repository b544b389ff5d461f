#include "stream.h"

#include "protocol.h"

#include <string.h>

static void append_size(kgl_buffer *out, size_t size);
static void append_base64(kgl_buffer *out, kgl_slice bytes);

void kgl_stream_reset(kgl_stream *stream) {
  kgl_buffer out = stream->out;
  *stream = (kgl_stream){.out = out};
  kgl_buffer_clear(&stream->out);
}

void kgl_stream_write(kgl_stream *stream, const void *bytes, size_t length) {
  if (!length || stream->ended || stream->closed) return; /* an empty chunk would be the last */
  if (!kgl_buffer_reserve(&stream->out, length + 2 * sizeof length + 4)) return;
  append_size(&stream->out, length);
  kgl_buffer_text(&stream->out, "\r\n");
  kgl_buffer_append(&stream->out, bytes, length);
  kgl_buffer_text(&stream->out, "\r\n");
}

void kgl_stream_end(kgl_stream *stream, const char *error_type, kgl_slice error_body) {
  if (stream->ended) return;
  stream->ended = true;
  kgl_buffer_text(&stream->out, "0\r\n");
  if (error_type) {
    kgl_buffer_text(&stream->out, KGL_HEADER_ERROR_TYPE ": ");
    kgl_buffer_text(&stream->out, error_type);
    kgl_buffer_text(&stream->out, "\r\n" KGL_HEADER_ERROR_BODY ": ");
    append_base64(&stream->out, error_body);
    kgl_buffer_text(&stream->out, "\r\n");
  }
  kgl_buffer_text(&stream->out, "\r\n");
}

size_t kgl_stream_pending(const kgl_stream *stream) {
  return stream->out.length - stream->sent;
}

static void append_size(kgl_buffer *out, size_t size) {
  static const char hex[] = "0123456789abcdef";
  char digits[2 * sizeof size];
  size_t at = sizeof digits;
  do digits[--at] = hex[size & 15];
  while (size >>= 4);
  kgl_buffer_append(out, digits + at, sizeof digits - at);
}

static void append_base64(kgl_buffer *out, kgl_slice bytes) {
  static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const uint8_t *at = (const uint8_t *)bytes.bytes;
  for (size_t left = bytes.length; left; at += 3) {
    size_t count = left < 3 ? left : 3;
    uint32_t group = (uint32_t)at[0] << 16 | (uint32_t)(count > 1 ? at[1] : 0) << 8 | (count > 2 ? at[2] : 0);
    char text[4];
    for (size_t i = 0; i < 4; i++) text[i] = i <= count ? alphabet[group >> (18 - 6 * i) & 63] : '=';
    kgl_buffer_append(out, text, 4);
    left -= count;
  }
}
