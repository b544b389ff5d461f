/* HTTP/1.1 responses as they come, in pieces of any size (RFC 9110, 9112).
 *
 * Bodies: Content-Length, chunked (extensions and trailers skipped), or until the server closes. Header names in any
 * case, folded values; 1xx responses are skipped. Limits: KGL_HTTP_MAX_HEAD for a status line with its headers,
 * KGL_HTTP_MAX_BODY for a body; beyond them the answer is KGL_HTTP_MALFORMED. */
#ifndef KGL_HTTP_PARSER_H
#define KGL_HTTP_PARSER_H

#include "buffer.h"

#define KGL_HTTP_MAX_HEAD ((size_t)256 * 1024)
#define KGL_HTTP_MAX_BODY ((size_t)256 * 1024 * 1024)

typedef enum {
  KGL_HTTP_OK,
  KGL_HTTP_MORE,      /* nothing is wrong and nothing is complete yet */
  KGL_HTTP_CONNECT,   /* no connection could be made */
  KGL_HTTP_CLOSED,    /* the connection broke before the answer was complete */
  KGL_HTTP_TIMEOUT,   /* no answer in the time given */
  KGL_HTTP_MALFORMED, /* not HTTP, or over a limit */
  KGL_HTTP_MEMORY,
} kgl_http_status;

typedef struct {
  int status;
  kgl_buffer head; /* the header fields, one "name: value\n" a line, names in lower case, folds undone */
  kgl_buffer body; /* NUL after the last byte */
} kgl_http_response;

typedef struct {
  kgl_http_response *response;
  enum {
    KGL_STAGE_STATUS,
    KGL_STAGE_FIELDS,
    KGL_STAGE_BODY, /* `left` bytes of it are to come */
    KGL_STAGE_BODY_UNTIL_CLOSE,
    KGL_STAGE_CHUNK_SIZE,
    KGL_STAGE_CHUNK, /* `left` bytes of it are to come */
    KGL_STAGE_CHUNK_END,
    KGL_STAGE_TRAILERS,
    KGL_STAGE_DONE,
  } stage;
  bool begun;   /* a byte of the response has come */
  bool closing; /* the server closes the connection after this response */
  int interim;  /* 1xx responses so far */
  size_t left, trailer_bytes;
  kgl_buffer line; /* the beginning of a line whose end is to come */
} kgl_http_parser;

/* Empties `response` for a new one. */
void kgl_http_parser_begin(kgl_http_parser *parser, kgl_http_response *response);

/* Takes bytes of the response; `*used` says how many, fewer than `length` only when the response is complete or wrong. */
kgl_http_status kgl_http_parser_feed(kgl_http_parser *parser, const uint8_t *bytes, size_t length, size_t *used);

/* Where at least `least` coming bytes can be put without being copied, or NULL. What was put there is told to _filled. */
uint8_t *kgl_http_parser_space(kgl_http_parser *parser, size_t least, size_t *room);
kgl_http_status kgl_http_parser_filled(kgl_http_parser *parser, size_t length);

/* The connection was closed. */
kgl_http_status kgl_http_parser_end(kgl_http_parser *parser);

/* The value of a header field; `name` in lower case. Absent or empty: bytes NULL. */
kgl_slice kgl_http_header(const kgl_http_response *response, const char *name);

const char *kgl_http_explain(kgl_http_status status);

#endif
