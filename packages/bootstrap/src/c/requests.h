/* The requests of the Runtime API and of the Extensions API: fills exchange->head. */
#ifndef KGL_REQUESTS_H
#define KGL_REQUESTS_H

#include "exchange.h"
#include "invocation.h"

void kgl_request_next(kgl_exchange *exchange);

/* Reads the fields of the answer to it; the slices of `invocation`. */
void kgl_request_next_answered(kgl_invocation *invocation);

/* POST of the outcome to /response or /error. */
void kgl_request_answer(kgl_exchange *exchange, const kgl_invocation *invocation);

/* POST of an error to a path of its own: /init/error, /restore/error. */
void kgl_request_error(kgl_exchange *exchange, const char *path, const kgl_outcome *outcome);

/* Begins the stream of an answer. */
void kgl_request_stream(kgl_invocation *invocation, const char *content_type);

/* GET /restore/next, which is answered when the snapshot is restored. */
void kgl_request_restore_next(kgl_exchange *exchange);

/* POST /extension/register for an internal extension without events, and GET /extension/event/next, which says that the
 * extension is ready and is never answered. */
void kgl_request_register(kgl_exchange *exchange, size_t body_length);
void kgl_request_extension_next(kgl_exchange *exchange, kgl_slice identifier);

#endif
