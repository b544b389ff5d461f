/* HTTP/1.1 over one kept-alive connection to a numeric IPv4 address (RFC 9110, 9112).
 *
 * Bodies: Content-Length, chunked (extensions and trailers skipped), or until the server closes. Header names in any
 * case, folded values, responses split anywhere; 1xx responses are skipped. Limits: KGL_HTTP_MAX_HEAD for a status line
 * with its headers, KGL_HTTP_MAX_BODY for a body; beyond them the answer is KGL_HTTP_MALFORMED. */
#ifndef KGL_HTTP_H
#define KGL_HTTP_H

#include "buffer.h"

#include <netinet/in.h>

#define KGL_HTTP_MAX_HEAD ((size_t)256 * 1024)
#define KGL_HTTP_MAX_BODY ((size_t)256 * 1024 * 1024)

typedef enum {
  KGL_HTTP_OK,
  KGL_HTTP_CONNECT,   /* no connection could be made */
  KGL_HTTP_UNSENT,    /* a kept connection broke before a byte of the answer came: it was closed while idle */
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
  struct sockaddr_in address;
  char authority[32]; /* for the Host header */
  int fd;             /* -1: not connected */
  bool used;          /* at least one exchange was completed on fd */
  bool spoiled;       /* half a request was sent: not to be used again */
  size_t start, end;
  uint8_t input[16 * 1024];
} kgl_http_connection;

/* `authority` is "127.0.0.1:9001"; false when it is not a numeric address with a port. "localhost" means 127.0.0.1. */
bool kgl_http_open(kgl_http_connection *connection, const char *authority);
void kgl_http_close(kgl_http_connection *connection);

/* One exchange. `head` is the request line with all fields and the blank line. `timeout_ms` is for the answer; -1 waits
 * for ever. A kept-alive connection that turns out to have been closed is replaced, and the request sent once more: the
 * platform refuses a second answer to an event, so that is safe even if it took the first. */
kgl_http_status kgl_http_exchange(kgl_http_connection *connection, const kgl_buffer *head, const void *body,
                                  size_t body_length, int timeout_ms, kgl_http_response *response);

/* Reads one response from the connection's descriptor; what kgl_http_exchange does after sending. */
kgl_http_status kgl_http_read_response(kgl_http_connection *connection, int timeout_ms, kgl_http_response *response);

/* The value of a header field of the last response; `name` in lower case. Absent or empty: bytes NULL. */
kgl_slice kgl_http_header(const kgl_http_response *response, const char *name);

const char *kgl_http_explain(kgl_http_status status);

#endif
