#include "requests.h"

#include "clock.h"
#include "protocol.h"

#include <math.h>
#include <string.h>

#ifndef KGL_USER_AGENT
#define KGL_USER_AGENT "kinglet/dev"
#endif
#define EXTENSION_NAME "kinglet-shutdown"

static void begin(kgl_buffer *head, const char *line);
static void field(kgl_buffer *head, const char *name, const char *value, size_t length);
static void host(kgl_buffer *head, const char *authority);
static void invocation_path(kgl_buffer *head, const kgl_invocation *invocation, const char *rest);
static void post(kgl_exchange *exchange, const kgl_outcome *outcome);
static void get(kgl_exchange *exchange, const char *line);
static double end_of(kgl_slice deadline_ms);

void kgl_request_next(kgl_exchange *exchange) {
  get(exchange, "GET " KGL_PATH_NEXT " HTTP/1.1\r\n");
  kgl_buffer_text(&exchange->head, "\r\n");
}

void kgl_request_next_answered(kgl_invocation *invocation) {
  const kgl_http_response *message = &invocation->message;
  invocation->request_id = kgl_http_header(message, "lambda-runtime-aws-request-id");
  invocation->end_ms = end_of(kgl_http_header(message, "lambda-runtime-deadline-ms"));
  invocation->function_arn = kgl_http_header(message, "lambda-runtime-invoked-function-arn");
  invocation->trace_id = kgl_http_header(message, "lambda-runtime-trace-id");
  invocation->client_context = kgl_http_header(message, "lambda-runtime-client-context");
  invocation->cognito_identity = kgl_http_header(message, "lambda-runtime-cognito-identity");
  invocation->tenant_id = kgl_http_header(message, "lambda-runtime-aws-tenant-id");
  invocation->invocation_id = kgl_http_header(message, "lambda-runtime-invocation-id");
}

void kgl_request_answer(kgl_exchange *exchange, const kgl_invocation *invocation) {
  invocation_path(&exchange->head, invocation,
                  invocation->outcome.is_error ? "/error HTTP/1.1\r\n" : "/response HTTP/1.1\r\n");
  post(exchange, &invocation->outcome);
}

void kgl_request_error(kgl_exchange *exchange, const char *path, const kgl_outcome *outcome) {
  begin(&exchange->head, "POST ");
  kgl_buffer_text(&exchange->head, path);
  kgl_buffer_text(&exchange->head, " HTTP/1.1\r\n");
  post(exchange, outcome);
}

void kgl_request_stream(kgl_invocation *invocation, const char *content_type) {
  kgl_buffer *head = &invocation->stream.out;
  invocation->stream.started = true;
  invocation_path(head, invocation, "/response HTTP/1.1\r\n");
  host(head, invocation->authority);
  field(head, "Content-Type", content_type, strlen(content_type));
  kgl_buffer_text(head, KGL_HEADER_RESPONSE_MODE ": streaming\r\nTransfer-Encoding: chunked\r\nTrailer: " //
                  KGL_HEADER_ERROR_TYPE ", " KGL_HEADER_ERROR_BODY "\r\n\r\n");
}

void kgl_request_restore_next(kgl_exchange *exchange) {
  get(exchange, "GET " KGL_PATH_RESTORE_NEXT " HTTP/1.1\r\n");
  kgl_buffer_text(&exchange->head, "\r\n");
}

void kgl_request_register(kgl_exchange *exchange, size_t body_length) {
  get(exchange, "POST " KGL_PATH_EXTENSION_REGISTER " HTTP/1.1\r\n");
  kgl_buffer_text(&exchange->head, "Lambda-Extension-Name: " EXTENSION_NAME "\r\nContent-Type: " KGL_CONTENT_JSON
                                   "\r\nContent-Length: ");
  kgl_buffer_number(&exchange->head, body_length);
  kgl_buffer_text(&exchange->head, "\r\n\r\n");
}

void kgl_request_extension_next(kgl_exchange *exchange, kgl_slice identifier) {
  get(exchange, "GET " KGL_PATH_EXTENSION_NEXT " HTTP/1.1\r\n");
  field(&exchange->head, "Lambda-Extension-Identifier", identifier.bytes, identifier.length);
  kgl_buffer_text(&exchange->head, "\r\n");
}

static void begin(kgl_buffer *head, const char *line) {
  kgl_buffer_clear(head);
  kgl_buffer_text(head, line);
}

static void get(kgl_exchange *exchange, const char *line) {
  begin(&exchange->head, line);
  host(&exchange->head, exchange->connection.authority);
}

static void field(kgl_buffer *head, const char *name, const char *value, size_t length) {
  kgl_buffer_text(head, name);
  kgl_buffer_append(head, ": ", 2);
  kgl_buffer_append(head, value, length);
  kgl_buffer_append(head, "\r\n", 2);
}

static void host(kgl_buffer *head, const char *authority) {
  field(head, "Host", authority, strlen(authority));
  kgl_buffer_text(head, "User-Agent: " KGL_USER_AGENT "\r\n");
}

/* encodeURIComponent over the UTF-8 bytes. */
static void append_encoded(kgl_buffer *buffer, kgl_slice text) {
  static const char hex[] = "0123456789ABCDEF";
  if (!kgl_buffer_reserve(buffer, 3 * text.length)) return;
  for (size_t i = 0; i < text.length; i++) {
    uint8_t byte = (uint8_t)text.bytes[i], letter = byte | 32;
    if ((letter >= 'a' && letter <= 'z') || (byte >= '0' && byte <= '9') || (byte && strchr("-_.!~*'()", byte))) {
      buffer->bytes[buffer->length++] = byte;
    } else {
      uint8_t escape[3] = {'%', (uint8_t)hex[byte >> 4], (uint8_t)hex[byte & 15]};
      memcpy(buffer->bytes + buffer->length, escape, 3);
      buffer->length += 3;
    }
  }
}

static void invocation_path(kgl_buffer *head, const kgl_invocation *invocation, const char *rest) {
  begin(head, "POST " KGL_PATH_INVOCATION);
  append_encoded(head, invocation->request_id);
  kgl_buffer_text(head, rest);
  /* Echoed so that the platform can refuse the answer to an invocation it has given up. */
  if (invocation->invocation_id.bytes)
    field(head, KGL_HEADER_INVOCATION_ID, invocation->invocation_id.bytes, invocation->invocation_id.length);
}

static void post(kgl_exchange *exchange, const kgl_outcome *outcome) {
  kgl_buffer *head = &exchange->head;
  host(head, exchange->connection.authority);
  field(head, "Content-Type", outcome->content_type, strlen(outcome->content_type));
  if (outcome->is_error) field(head, KGL_HEADER_ERROR_TYPE, outcome->error_type, strlen(outcome->error_type));
  if (outcome->cause.bytes) field(head, KGL_HEADER_XRAY_CAUSE, outcome->cause.bytes, outcome->cause.length);
  kgl_buffer_text(head, "Content-Length: ");
  kgl_buffer_number(head, outcome->length);
  kgl_buffer_append(head, "\r\n\r\n", 4);
}

/* The wall clock is read once: it may be set while the handler runs. */
static double end_of(kgl_slice deadline_ms) {
  size_t deadline;
  if (!kgl_read_number(deadline_ms, SIZE_MAX / 32, &deadline)) return HUGE_VAL;
  return (double)deadline - kgl_clock_wall_ms() + kgl_clock_precise_ms();
}
