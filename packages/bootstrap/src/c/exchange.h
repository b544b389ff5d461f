/* One request and its response over a kept-alive connection, a step at a time. */
#ifndef KGL_EXCHANGE_H
#define KGL_EXCHANGE_H

#include "connection.h"
#include "http_parser.h"
#include "stream.h"

typedef struct {
  kgl_connection connection;
  kgl_http_parser parser;
  kgl_buffer head;     /* of the request: its line, all fields and the blank line */
  const void *body;    /* the caller's, until the exchange ends */
  size_t body_length;
  kgl_stream *stream;  /* NULL, or what is sent instead of head and body */
  size_t sent;         /* bytes of head and body */
  bool sending;
  bool blocked;        /* while sending: the connection takes no more for now */
  bool spoiled;        /* half a request was sent: the connection is not to be used again */
  bool kept;           /* began on a connection that was used before */
  int timeout_ms;      /* of silence after the request; -1: none */
  int64_t deadline_ms; /* of the monotonic clock, while `timeout_ms` runs */
  bool readable;       /* the next step may read */
  bool may_block;      /* ... and wait there, for SO_RCVTIMEO at most */
} kgl_exchange;

/* Begins to send `head`, which the caller has filled, and `body`. A kept-alive connection that turns out to have been
 * closed is replaced, and the request sent once more: the platform refuses a second answer to an event, so that is safe
 * even if it took the first. */
kgl_http_status kgl_exchange_begin(kgl_exchange *exchange, const void *body, size_t body_length, int timeout_ms,
                                   kgl_http_response *response);

/* The same for a body that is written while it is sent; the stream begins with the head. Nothing is sent twice. */
kgl_http_status kgl_exchange_begin_stream(kgl_exchange *exchange, kgl_stream *stream, kgl_http_response *response);

/* Goes on as far as that needs no waiting. KGL_HTTP_MORE: again when the descriptor is ready for _events. Anything else
 * ends the exchange; unless it is KGL_HTTP_OK the connection is closed. */
kgl_http_status kgl_exchange_step(kgl_exchange *exchange);
short kgl_exchange_events(const kgl_exchange *exchange);

/* From begin to end, waiting. */
kgl_http_status kgl_exchange_run(kgl_exchange *exchange, const void *body, size_t body_length, int timeout_ms,
                                 kgl_http_response *response);

#endif
