/* libFuzzer: any bytes as an event and as the fields of its head, handed over to engine `native` and back. The program, which
 * comes as glue.c, answers with the event; to what begins with "?" with the fields; it throws what begins with "!". */
#include "engine.h"
#include "protocol.h"
#include "requests.h"

#include <stdlib.h>
#include <string.h>

static bool raw;

int LLVMFuzzerInitialize(int *argc, char ***argv) {
  (void)argc;
  kgl_outcome outcome;
  raw = strstr((*argv)[0], "raw");
  if (!kgl_engine_init(NULL, 0, raw ? "index.rawHandler" : "index.handler", 1, &outcome)) abort();
  return 0;
}

/* The first line of the input stands in one of the fields; the rest is the event. */
static void fill(kgl_invocation *invocation, const uint8_t *data, size_t size) {
  static const char *const names[] = {"lambda-runtime-aws-request-id", "lambda-runtime-deadline-ms",
                                      "lambda-runtime-client-context", "lambda-runtime-cognito-identity",
                                      "lambda-runtime-trace-id",       "lambda-runtime-aws-tenant-id"};
  const uint8_t *newline = memchr(data, '\n', size);
  size_t line = newline ? (size_t)(newline - data) : 0, rest = newline ? line + 1 : 0;
  kgl_buffer *head = &invocation->message.head, *body = &invocation->message.body;
  kgl_buffer_clear(head);
  kgl_buffer_clear(body);
  if (line) {
    kgl_buffer_text(head, names[data[0] % 6]);
    kgl_buffer_text(head, ":");
    kgl_buffer_append(head, data + 1, line - 1);
    kgl_buffer_text(head, "\n");
  }
  kgl_buffer_append(body, data + rest, size - rest);
  kgl_request_next_answered(invocation);
}

static bool is_json(const kgl_outcome *outcome) {
  return strcmp(outcome->content_type, KGL_CONTENT_JSON) == 0;
}

static void check(const kgl_buffer *event, const kgl_outcome *outcome) {
  bool valid = kgl_utf8_valid(event->bytes, event->length) == event->length;
  uint8_t first = event->length ? event->bytes[0] : 0;
  bool fails = raw ? false : !valid || first == '!', echoes = raw || (!fails && first != '?');
  if (outcome->is_error != fails || is_json(outcome) == (raw && !fails)) abort();
  if (!outcome->body && outcome->length) abort();
  if (is_json(outcome) && kgl_utf8_valid(outcome->body, outcome->length) != outcome->length) abort();
  if (!echoes) return;
  if (outcome->length != event->length || (event->length && memcmp(outcome->body, event->bytes, event->length) != 0)) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static kgl_invocation invocation;
  fill(&invocation, data, size);
  invocation.done = false;
  invocation.outcome = (kgl_outcome){0};
  kgl_engine_begin(&invocation);
  if (!invocation.done) abort();
  check(&invocation.message.body, &invocation.outcome);
  kgl_engine_release(&invocation);
  return 0;
}
