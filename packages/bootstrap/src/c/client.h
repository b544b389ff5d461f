/* The Runtime API as calls: next, response, error, init error. Runs no policy; loop.c does. */
#ifndef KGL_CLIENT_H
#define KGL_CLIENT_H

#include "http.h"

typedef struct {
  kgl_http_connection connection;
  kgl_http_response answer; /* of the last POST */
  kgl_buffer request;       /* head of the request being sent */
} kgl_client;

/* One invocation as GET /next delivered it. The slices point into `message` and last until the next call. */
typedef struct {
  kgl_http_response message; /* body: the event, NUL after the last byte */
  kgl_slice request_id, deadline_ms, function_arn, trace_id, client_context, cognito_identity, tenant_id, invocation_id;
} kgl_invocation;

/* What a handler gave: the answer or an error body. The bytes belong to the engine. */
typedef struct {
  const void *body;
  size_t length;
  const char *content_type;
  bool is_error;
  char error_type[96]; /* for the header; empty when is_error is false */
} kgl_outcome;

/* False when `authority` is no numeric address with a port. */
bool kgl_client_open(kgl_client *client, const char *authority);

/* Waits for ever. KGL_HTTP_OK: invocation->message has a status; only 200 with a request id is an event. */
kgl_http_status kgl_client_next(kgl_client *client, kgl_invocation *invocation);

/* Posts the outcome of `invocation` to /response or /error; the status is in client->answer. */
kgl_http_status kgl_client_answer(kgl_client *client, const kgl_invocation *invocation, const kgl_outcome *outcome);

/* Posts to /init/error. */
kgl_http_status kgl_client_init_error(kgl_client *client, const kgl_outcome *outcome);

/* {"errorMessage":…,"errorType":…,"stackTrace":[…]}; the frames are the lines of `stack` that begin with "at ".
 * Replaces what is in `body`. */
void kgl_error_body(kgl_buffer *body, const char *type, kgl_slice message, kgl_slice stack);

/* The value for the error type header: `type`, or "Function." before it, if the platform keeps that; else
 * "Function.Unknown". `capacity` is at least 17. */
void kgl_error_header(char *header, size_t capacity, const char *type);

#endif
