#include "http_parser.h"

#include "http_lines.h"

#include <string.h>

#define MOST_INTERIM 16 /* 1xx answers before one that counts */

static kgl_http_status take_line(kgl_http_parser *parser, const uint8_t *bytes, size_t length, size_t *taken);
static kgl_http_status take_body(kgl_http_parser *parser, const uint8_t *bytes, size_t length, size_t *taken);
static kgl_http_status on_line(kgl_http_parser *parser, const uint8_t *line, size_t length);
static kgl_http_status on_head(kgl_http_parser *parser);

void kgl_http_parser_begin(kgl_http_parser *parser, kgl_http_response *response) {
  kgl_buffer line = parser->line;
  *parser = (kgl_http_parser){.response = response, .line = line};
  kgl_buffer_clear(&parser->line);
  kgl_buffer_clear(&response->head);
  kgl_buffer_clear(&response->body);
  response->status = 0;
}

kgl_http_status kgl_http_parser_feed(kgl_http_parser *parser, const uint8_t *bytes, size_t length, size_t *used) {
  kgl_http_status status = KGL_HTTP_MORE;
  *used = 0;
  if (length) parser->begun = true;
  while (status == KGL_HTTP_MORE && *used < length) {
    size_t taken = 0;
    bool in_body = parser->stage == KGL_STAGE_BODY || parser->stage == KGL_STAGE_CHUNK ||
                   parser->stage == KGL_STAGE_BODY_UNTIL_CLOSE;
    status = (in_body ? take_body : take_line)(parser, bytes + *used, length - *used, &taken);
    *used += taken;
  }
  return status;
}

uint8_t *kgl_http_parser_space(kgl_http_parser *parser, size_t least, size_t *room) {
  kgl_buffer *body = &parser->response->body;
  if ((parser->stage != KGL_STAGE_BODY && parser->stage != KGL_STAGE_CHUNK) || parser->left < least) return NULL;
  if (!kgl_buffer_reserve(body, parser->left)) return NULL;
  *room = parser->left;
  return body->bytes + body->length;
}

kgl_http_status kgl_http_parser_filled(kgl_http_parser *parser, size_t length) {
  kgl_buffer *body = &parser->response->body;
  body->length += length;
  body->bytes[body->length] = 0;
  parser->left -= length;
  if (parser->left) return KGL_HTTP_MORE;
  parser->stage = parser->stage == KGL_STAGE_BODY ? KGL_STAGE_DONE : KGL_STAGE_CHUNK_END;
  return parser->stage == KGL_STAGE_DONE ? KGL_HTTP_OK : KGL_HTTP_MORE;
}

kgl_http_status kgl_http_parser_end(kgl_http_parser *parser) {
  return parser->stage == KGL_STAGE_BODY_UNTIL_CLOSE ? KGL_HTTP_OK : KGL_HTTP_CLOSED;
}

kgl_slice kgl_http_header(const kgl_http_response *response, const char *name) {
  size_t name_length = strlen(name);
  if (!response->head.length) return (kgl_slice){NULL, 0};
  const char *line = (const char *)response->head.bytes, *end = line + response->head.length;
  while (line < end) {
    const char *line_end = memchr(line, '\n', (size_t)(end - line));
    if (!line_end) break;
    if ((size_t)(line_end - line) > name_length + 1 && memcmp(line, name, name_length) == 0 && line[name_length] == ':')
      return (kgl_slice){line + name_length + 1, (size_t)(line_end - line) - name_length - 1};
    line = line_end + 1;
  }
  return (kgl_slice){NULL, 0};
}

const char *kgl_http_explain(kgl_http_status status) {
  switch (status) {
    case KGL_HTTP_OK:
    case KGL_HTTP_MORE: return "ok";
    case KGL_HTTP_CONNECT: return "no connection could be made";
    case KGL_HTTP_CLOSED: return "the server closed the connection before its answer was complete";
    case KGL_HTTP_TIMEOUT: return "the server did not answer in time";
    case KGL_HTTP_MALFORMED: return "the answer is not HTTP/1.1, or over a limit";
    case KGL_HTTP_MEMORY: return "out of memory";
  }
  return "unknown";
}

/* One line, or as much of it as there is; a line that came whole is not copied. */
static kgl_http_status take_line(kgl_http_parser *parser, const uint8_t *bytes, size_t length, size_t *taken) {
  kgl_buffer *kept = &parser->line;
  const uint8_t *newline = memchr(bytes, '\n', length);
  size_t size = newline ? (size_t)(newline - bytes) : length;
  *taken = newline ? size + 1 : size;
  if (kept->length + size > (parser->stage == KGL_STAGE_CHUNK_END ? 1 : KGL_HTTP_MAX_HEAD)) return KGL_HTTP_MALFORMED;
  bool is_part = !newline || kept->length;
  if (is_part) {
    kgl_buffer_append(kept, bytes, size);
    if (kept->failed) return KGL_HTTP_MEMORY;
    if (!newline) return KGL_HTTP_MORE;
    bytes = kept->bytes;
    size = kept->length;
  }
  if (size && bytes[size - 1] == '\r') size--;
  kgl_http_status status = on_line(parser, bytes, size);
  if (is_part) kgl_buffer_clear(kept);
  return status;
}

static kgl_http_status take_body(kgl_http_parser *parser, const uint8_t *bytes, size_t length, size_t *taken) {
  kgl_buffer *body = &parser->response->body;
  bool counted = parser->stage != KGL_STAGE_BODY_UNTIL_CLOSE;
  *taken = counted && parser->left < length ? parser->left : length;
  if (*taken > KGL_HTTP_MAX_BODY - body->length) return KGL_HTTP_MALFORMED;
  if (!kgl_buffer_reserve(body, *taken)) return KGL_HTTP_MEMORY;
  memcpy(body->bytes + body->length, bytes, *taken);
  if (counted) return kgl_http_parser_filled(parser, *taken);
  body->length += *taken;
  body->bytes[body->length] = 0;
  return KGL_HTTP_MORE;
}

static kgl_http_status on_chunk_size(kgl_http_parser *parser, const uint8_t *line, size_t length) {
  if (!kgl_http_parse_chunk_size(line, length, KGL_HTTP_MAX_BODY, &parser->left)) return KGL_HTTP_MALFORMED;
  if (parser->left > KGL_HTTP_MAX_BODY - parser->response->body.length) return KGL_HTTP_MALFORMED;
  parser->stage = parser->left ? KGL_STAGE_CHUNK : KGL_STAGE_TRAILERS;
  return KGL_HTTP_MORE;
}

static kgl_http_status on_field(kgl_http_parser *parser, const uint8_t *line, size_t length) {
  kgl_buffer *head = &parser->response->head;
  if (!length) return on_head(parser);
  if (head->length + length > KGL_HTTP_MAX_HEAD || !kgl_http_add_field(head, line, length)) return KGL_HTTP_MALFORMED;
  return head->failed ? KGL_HTTP_MEMORY : KGL_HTTP_MORE;
}

static kgl_http_status on_line(kgl_http_parser *parser, const uint8_t *line, size_t length) {
  switch (parser->stage) {
    case KGL_STAGE_STATUS:
      if (!kgl_http_parse_status_line(line, length, &parser->response->status)) return KGL_HTTP_MALFORMED;
      parser->stage = KGL_STAGE_FIELDS;
      return KGL_HTTP_MORE;
    case KGL_STAGE_FIELDS: return on_field(parser, line, length);
    case KGL_STAGE_CHUNK_SIZE: return on_chunk_size(parser, line, length);
    case KGL_STAGE_CHUNK_END:
      if (length) return KGL_HTTP_MALFORMED;
      parser->stage = KGL_STAGE_CHUNK_SIZE;
      return KGL_HTTP_MORE;
    default: /* trailer fields end with a blank line; none of them is of use here */
      parser->trailer_bytes += length;
      if (parser->trailer_bytes > KGL_HTTP_MAX_HEAD) return KGL_HTTP_MALFORMED;
      if (!length) parser->stage = KGL_STAGE_DONE;
      return length ? KGL_HTTP_MORE : KGL_HTTP_OK;
  }
}

/* The fields are complete: how does the body end? */
static kgl_http_status on_head(kgl_http_parser *parser) {
  kgl_http_response *response = parser->response;
  if (response->status < 200) {
    if (++parser->interim > MOST_INTERIM) return KGL_HTTP_MALFORMED;
    kgl_buffer_clear(&response->head);
    parser->stage = KGL_STAGE_STATUS;
    return KGL_HTTP_MORE;
  }
  kgl_slice encoding = kgl_http_header(response, "transfer-encoding");
  kgl_slice length = kgl_http_header(response, "content-length");
  parser->closing = kgl_http_contains(kgl_http_header(response, "connection"), "close");
  kgl_buffer_append(&response->body, "", 0);
  if (response->body.failed) return KGL_HTTP_MEMORY;
  parser->stage = KGL_STAGE_DONE;
  if (response->status == 204 || response->status == 304) return KGL_HTTP_OK;
  if (encoding.bytes) {
    parser->stage = KGL_STAGE_CHUNK_SIZE;
    return kgl_http_contains(encoding, "chunked") ? KGL_HTTP_MORE : KGL_HTTP_MALFORMED;
  }
  if (length.bytes) {
    if (!kgl_read_number(length, KGL_HTTP_MAX_BODY, &parser->left)) return KGL_HTTP_MALFORMED;
    if (!parser->left) return KGL_HTTP_OK;
    parser->stage = KGL_STAGE_BODY;
    return KGL_HTTP_MORE;
  }
  parser->closing = true;
  parser->stage = KGL_STAGE_BODY_UNTIL_CLOSE;
  return KGL_HTTP_MORE;
}
