#include "client.h"

#include "protocol.h"

#include <string.h>

#ifndef KGL_USER_AGENT
#define KGL_USER_AGENT "kinglet/dev"
#endif

static void begin(kgl_client *client, const char *method, const char *path);
static void field(kgl_client *client, const char *name, const char *value, size_t length);
static void append_encoded(kgl_buffer *buffer, kgl_slice text);
static kgl_http_status post(kgl_client *client, const kgl_outcome *outcome);

bool kgl_client_open(kgl_client *client, const char *authority) {
  return kgl_http_open(&client->connection, authority);
}

kgl_http_status kgl_client_next(kgl_client *client, kgl_invocation *invocation) {
  kgl_http_response *message = &invocation->message;
  begin(client, "GET ", KGL_PATH_NEXT);
  kgl_buffer_text(&client->request, " HTTP/1.1\r\n");
  field(client, "Host", client->connection.authority, strlen(client->connection.authority));
  kgl_buffer_text(&client->request, "User-Agent: " KGL_USER_AGENT "\r\n\r\n");
  kgl_http_status status = kgl_http_exchange(&client->connection, &client->request, NULL, 0, -1, message);
  if (status != KGL_HTTP_OK) return status;
  invocation->request_id = kgl_http_header(message, "lambda-runtime-aws-request-id");
  invocation->deadline_ms = kgl_http_header(message, "lambda-runtime-deadline-ms");
  invocation->function_arn = kgl_http_header(message, "lambda-runtime-invoked-function-arn");
  invocation->trace_id = kgl_http_header(message, "lambda-runtime-trace-id");
  invocation->client_context = kgl_http_header(message, "lambda-runtime-client-context");
  invocation->cognito_identity = kgl_http_header(message, "lambda-runtime-cognito-identity");
  invocation->tenant_id = kgl_http_header(message, "lambda-runtime-aws-tenant-id");
  invocation->invocation_id = kgl_http_header(message, "lambda-runtime-invocation-id");
  return KGL_HTTP_OK;
}

kgl_http_status kgl_client_answer(kgl_client *client, const kgl_invocation *invocation, const kgl_outcome *outcome) {
  begin(client, "POST ", KGL_PATH_INVOCATION);
  append_encoded(&client->request, invocation->request_id);
  kgl_buffer_text(&client->request, outcome->is_error ? "/error HTTP/1.1\r\n" : "/response HTTP/1.1\r\n");
  /* Echoed so that the platform can refuse the answer to an invocation it has given up. */
  if (invocation->invocation_id.bytes)
    field(client, KGL_HEADER_INVOCATION_ID, invocation->invocation_id.bytes, invocation->invocation_id.length);
  return post(client, outcome);
}

kgl_http_status kgl_client_init_error(kgl_client *client, const kgl_outcome *outcome) {
  begin(client, "POST ", KGL_PATH_INIT_ERROR " HTTP/1.1\r\n");
  return post(client, outcome);
}

void kgl_error_body(kgl_buffer *body, const char *type, kgl_slice message, kgl_slice stack) {
  kgl_buffer_clear(body);
  kgl_buffer_text(body, "{\"errorMessage\":");
  kgl_buffer_json(body, message.bytes ? message.bytes : "", message.length);
  kgl_buffer_text(body, ",\"errorType\":");
  kgl_buffer_json(body, type, strlen(type));
  kgl_buffer_text(body, ",\"stackTrace\":[");
  const char *at = stack.length ? stack.bytes : "", *end = at + stack.length;
  for (bool first = true; at < end; first = false) {
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    const char *line_end = newline ? newline : end;
    while (at < line_end && *at == ' ') at++;
    if (line_end - at > 3 && memcmp(at, "at ", 3) == 0) {
      if (!first) kgl_buffer_text(body, ",");
      kgl_buffer_json(body, at, (size_t)(line_end - at));
    }
    at = line_end + 1;
  }
  kgl_buffer_text(body, "]}");
}

static bool is_letter(char byte) {
  return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

static bool is_kept(const char *type) {
  size_t prefix = strncmp(type, "Runtime.", 8) == 0 ? 8 : strncmp(type, "Function.", 9) == 0 ? 9 : 0;
  if (!prefix || type[prefix] < 'A' || type[prefix] > 'Z' || !type[prefix + 1]) return false;
  for (const char *at = type + prefix; *at; at++)
    if (!is_letter(*at)) return false;
  return true;
}

void kgl_error_header(char *header, size_t capacity, const char *type) {
  static const char prefix[] = "Function.", unknown[] = "Function.Unknown";
  size_t length = strlen(type);
  if (is_kept(type) && length < capacity) {
    memcpy(header, type, length + 1);
    return;
  }
  memcpy(header, unknown, sizeof unknown);
  if (length + sizeof prefix > capacity) return;
  memcpy(header + sizeof prefix - 1, type, length + 1);
  if (!is_kept(header)) memcpy(header, unknown, sizeof unknown);
}

static void begin(kgl_client *client, const char *method, const char *path) {
  kgl_buffer_clear(&client->request);
  kgl_buffer_text(&client->request, method);
  kgl_buffer_text(&client->request, path);
}

static void field(kgl_client *client, const char *name, const char *value, size_t length) {
  kgl_buffer_text(&client->request, name);
  kgl_buffer_text(&client->request, ": ");
  kgl_buffer_append(&client->request, value, length);
  kgl_buffer_text(&client->request, "\r\n");
}

/* encodeURIComponent over the UTF-8 bytes. */
static void append_encoded(kgl_buffer *buffer, kgl_slice text) {
  static const char hex[] = "0123456789ABCDEF";
  for (size_t i = 0; i < text.length; i++) {
    char byte = text.bytes[i];
    if (is_letter(byte) || (byte >= '0' && byte <= '9') || (byte && strchr("-_.!~*'()", byte))) {
      kgl_buffer_append(buffer, &byte, 1);
    } else {
      char escape[3] = {'%', hex[(uint8_t)byte >> 4], hex[(uint8_t)byte & 15]};
      kgl_buffer_append(buffer, escape, 3);
    }
  }
}

static kgl_http_status post(kgl_client *client, const kgl_outcome *outcome) {
  field(client, "Host", client->connection.authority, strlen(client->connection.authority));
  field(client, "Content-Type", outcome->content_type, strlen(outcome->content_type));
  if (outcome->is_error) field(client, KGL_HEADER_ERROR_TYPE, outcome->error_type, strlen(outcome->error_type));
  kgl_buffer_text(&client->request, "Content-Length: ");
  kgl_buffer_number(&client->request, outcome->length);
  kgl_buffer_text(&client->request, "\r\nUser-Agent: " KGL_USER_AGENT "\r\n\r\n");
  return kgl_http_exchange(&client->connection, &client->request, outcome->body, outcome->length, KGL_ANSWER_TIMEOUT_MS,
                           &client->answer);
}
