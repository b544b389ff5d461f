/* libFuzzer: any bytes as the end of the bootstrap's file, any text as an error's, any bytes as UTF-8; none may be believed. */
#include "error_report.h"
#include "stream.h"
#include "trailer.h"

#include <stdlib.h>
#include <string.h>

static void check_trailer(const uint8_t *data, size_t size) {
  const uint8_t *program = NULL;
  size_t length = 0;
  if (kgl_trailer_check(data, size, 7, &program, &length) != NULL) return;
  if (program < data || length + KGL_TRAILER_SIZE > size || program + length + KGL_TRAILER_SIZE != data + size) abort();
}

static void check_error(const uint8_t *data, size_t size) {
  char type[64] = {0}, header[96];
  memcpy(type, data, size < 63 ? size : 63);
  kgl_error_header(header, sizeof header, type);
  if (strncmp(header, "Runtime.", 8) != 0 && strncmp(header, "Function.", 9) != 0) abort();
  for (const char *at = strchr(header, '.') + 1; *at; at++)
    if (!(*at >= 'A' && *at <= 'Z') && !(*at >= 'a' && *at <= 'z')) abort();
  static kgl_error_report report;
  kgl_outcome outcome;
  kgl_slice text = {(const char *)data, size};
  kgl_error error = {type, text, text};
  kgl_error_outcome(&report, &error, &outcome);
  if (outcome.cause.length > 64 * 1024) abort();
  const uint8_t *body = outcome.body;
  for (size_t i = 0; i < outcome.length; i++)
    if (body[i] < 0x20) abort();
  /* A header's value. */
  for (size_t i = 0; i < outcome.cause.length; i++)
    if (outcome.cause.bytes[i] < 0x20 || outcome.cause.bytes[i] > 0x7e) abort();
}

static void check_stream(const uint8_t *data, size_t size) {
  static kgl_stream stream;
  kgl_stream_reset(&stream);
  kgl_stream_write(&stream, data, size);
  kgl_stream_end(&stream, "Function.Error", (kgl_slice){(const char *)data, size});
  if (stream.out.length < 4 || memcmp(stream.out.bytes + stream.out.length - 4, "\r\n\r\n", 4) != 0) abort();
}

static void check_utf8(const uint8_t *data, size_t size) {
  kgl_buffer text = {0};
  kgl_buffer_utf8(&text, data, size);
  if (text.length && kgl_utf8_valid(text.bytes, text.length) != text.length) abort();
  if (size && kgl_utf8_valid(data, size) == size && (text.length != size || memcmp(text.bytes, data, size) != 0)) abort();
  kgl_buffer_free(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  check_trailer(data, size);
  check_error(data, size);
  check_stream(data, size);
  check_utf8(data, size);
  return 0;
}
