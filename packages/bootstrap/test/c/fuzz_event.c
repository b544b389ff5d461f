/* libFuzzer: any bytes as an event and as the fields of its head, handed over to the engine and back. The program is an
 * echo, in fuzz_program.c: `handler` for JSON, `rawHandler` for bytes. */
#include "engine.h"
#include "requests.h"

#include <stdlib.h>
#include <string.h>

extern const uint8_t kgl_fuzz_program[];
extern const size_t kgl_fuzz_program_length;

int LLVMFuzzerInitialize(int *argc, char ***argv) {
  (void)argc;
  kgl_outcome outcome;
  bool raw = strstr((*argv)[0], "raw");
  if (!kgl_engine_init(kgl_fuzz_program, kgl_fuzz_program_length, raw ? "index.rawHandler" : "index.handler", 1, &outcome))
    abort();
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

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static kgl_invocation invocation;
  fill(&invocation, data, size);
  invocation.done = false;
  kgl_engine_begin(&invocation);
  for (int turns = 0; !invocation.done; turns++) {
    kgl_engine_turn();
    if (turns == 1000) abort();
  }
  kgl_outcome failure;
  if (kgl_engine_failed(&failure) || (!invocation.outcome.body && invocation.outcome.length)) abort();
  bool is_json = invocation.outcome.content_type[strlen("application/")] == 'j';
  if (is_json && kgl_utf8_valid(invocation.outcome.body, invocation.outcome.length) != invocation.outcome.length) abort();
  kgl_engine_release(&invocation);
  return 0;
}
