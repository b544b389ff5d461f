/* The bootstrap: finds its program, starts the engine, takes invocations. */
#include "engine.h"
#include "lifecycle.h"
#include "log.h"
#include "loop.h"
#include "marks.h"
#include "output.h"
#include "protocol.h"

#include <stdlib.h>

/* How many workers; 1 where the variable is absent, 0 where it is no such number. */
static size_t concurrency(const char *text) {
  size_t count = 1;
  return !text || kgl_read_number(kgl_text(text), KGL_MAX_CONCURRENCY, &count) ? count : 0;
}

/* NULL when memory is out, or `authority` is none. */
static kgl_worker *new_workers(size_t count, bool shares, const char *authority) {
  kgl_worker *workers = calloc(count, sizeof *workers);
  for (size_t i = 0; workers && i < count; i++) {
    workers[i].invocation.slot = i;
    workers[i].shares = shares;
    workers[i].invocation.authority = authority;
    if (!kgl_connection_open(&workers[i].exchange.connection, authority)) return NULL;
  }
  return workers;
}

int main(void) {
  kgl_mark_main();
  kgl_output_init();
  kgl_log_init();
  const char *authority = getenv(KGL_ENV_RUNTIME_API);
  if (!authority || !*authority) {
    kgl_log_event(NULL, KGL_LOG_ERROR, "Expected the environment variable " KGL_ENV_RUNTIME_API ", found none; this "
                  "program is a Lambda bootstrap: run it on Lambda, or locally with @kinglet/emulator", kgl_text(""));
    return KGL_EXIT_FAILURE;
  }
  const char *concurrent = getenv(KGL_ENV_MAX_CONCURRENCY);
  size_t count = concurrency(concurrent);
  if (!count) {
    kgl_log_event(NULL, KGL_LOG_ERROR, "Expected " KGL_ENV_MAX_CONCURRENCY " to be a whole number from 1 to 9999, found",
                  kgl_text(concurrent));
    return KGL_EXIT_FAILURE;
  }
  if (concurrent) kgl_log_force_json();
  kgl_worker *workers = new_workers(count, concurrent, authority);
  if (!workers) {
    kgl_log_event(NULL, KGL_LOG_ERROR, "Expected " KGL_ENV_RUNTIME_API " to be an IPv4 address and a port, found",
                  kgl_text(authority));
    return KGL_EXIT_FAILURE;
  }
  const uint8_t *program;
  size_t length;
  kgl_outcome outcome = {0};
  const char *problem = kgl_engine_find_program(&program, &length);
  if (problem) kgl_engine_fail(&outcome, KGL_ERROR_INVALID_BYTECODE, problem);
  if (problem || !kgl_engine_init(program, length, getenv(KGL_ENV_HANDLER), count, &outcome))
    return kgl_lifecycle_init_error(&workers->exchange, &outcome);
  int code = kgl_lifecycle_ready(&workers->exchange);
  return code ? code : kgl_loop(workers, count);
}
