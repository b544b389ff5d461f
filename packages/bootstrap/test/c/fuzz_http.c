/* libFuzzer: any bytes as the answer of a server, in pieces of any size. The reader must neither crash nor read outside its
 * buffers, a response that it accepts must be whole, and the pieces must make no difference. */
#include "http_parser.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
  kgl_http_status status;
  size_t used;
} result;

/* `pieces` decides how many bytes come at a time; 0: all at once, to where the parser wants them if it says so. */
static result parse(const uint8_t *data, size_t size, unsigned pieces, kgl_http_response *response) {
  static kgl_http_parser parser;
  result got = {KGL_HTTP_MORE, 0};
  kgl_http_parser_begin(&parser, response);
  while (got.status == KGL_HTTP_MORE && got.used < size) {
    size_t room = 0, part = size - got.used, used = 0;
    if (pieces) part = part < 1 + pieces % 7 ? part : 1 + pieces % 7;
    pieces = pieces / 3 + (pieces ? pieces << 9 : 0);
    uint8_t *direct = kgl_http_parser_space(&parser, 4, &room);
    uint8_t *copy = malloc(part); /* so that a byte beyond it is seen */
    memcpy(copy, data + got.used, part);
    if (direct) {
      used = part < room ? part : room;
      memcpy(direct, copy, used);
      got.status = kgl_http_parser_filled(&parser, used);
    } else {
      got.status = kgl_http_parser_feed(&parser, copy, part, &used);
      if (used > part || (used < part && got.status == KGL_HTTP_MORE)) abort();
    }
    free(copy);
    got.used += used;
  }
  if (got.status == KGL_HTTP_MORE) got.status = kgl_http_parser_end(&parser);
  return got;
}

static void check(const kgl_http_response *response) {
  if (response->body.bytes[response->body.length] != 0) abort();
  if (response->status < 200 || response->status > 999) abort();
  kgl_slice id = kgl_http_header(response, "lambda-runtime-aws-request-id");
  if (id.bytes && memchr(id.bytes, '\n', id.length)) abort();
}

static bool same(const kgl_buffer *a, const kgl_buffer *b) {
  return a->length == b->length && (!a->length || memcmp(a->bytes, b->bytes, a->length) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static kgl_http_response whole, parts;
  if (size < 2 || size > 60000) return 0;
  unsigned pieces = (unsigned)data[0] << 8 | data[1] | 1;
  result a = parse(data + 2, size - 2, 0, &whole), b = parse(data + 2, size - 2, pieces, &parts);
  if (a.status != b.status) abort();
  if (a.status != KGL_HTTP_OK) return 0;
  if (a.used != b.used || whole.status != parts.status) abort();
  if (!same(&whole.head, &parts.head) || !same(&whole.body, &parts.body)) abort();
  check(&whole);
  return 0;
}
