/* One invocation, from its event to its answer. */
#ifndef KGL_INVOCATION_H
#define KGL_INVOCATION_H

#include "http_parser.h"
#include "stream.h"

/* What a handler gave: the answer or an error body. The bytes belong to the engine. */
typedef struct {
  const void *body;
  size_t length;
  const char *content_type;
  bool is_error;
  char error_type[96]; /* for the header; empty when is_error is false */
  kgl_slice cause;     /* for the X-Ray header; absent when is_error is false, or when it would be too long */
} kgl_outcome;

/* The slices point into `message` and last until the next GET /next. */
typedef struct {
  const char *authority;     /* of the server, for the Host header of a stream */
  size_t slot;               /* which worker's it is: 0 to the number of workers - 1 */
  kgl_http_response message; /* body: the event, NUL after the last byte */
  kgl_slice request_id, function_arn, trace_id, client_context, cognito_identity, tenant_id, invocation_id;
  double end_ms; /* the deadline by kgl_clock_precise_ms; infinite when there is none */
  bool done; /* `outcome` is there, and lasts until kgl_engine_release */
  kgl_outcome outcome;
  kgl_stream stream;
} kgl_invocation;

/* Sends what was streamed, waiting until at most `most` bytes of it are pending or the stream is closed: for an engine
 * whose handlers do not return to the loop. */
void kgl_invocation_flush(kgl_invocation *invocation, size_t most);

#endif
