#include "lifecycle.h"

#include "clock.h"
#include "engine.h"
#include "log.h"
#include "protocol.h"
#include "requests.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

static bool register_extension(const kgl_connection *same_server);
static void say_extension_is_ready(void);
static int pass_snapshot(kgl_exchange *exchange);

static struct {
  kgl_exchange exchange;
  kgl_http_response response;
  kgl_buffer identifier; /* empty: not registered */
} extension;

static volatile sig_atomic_t terminated;
static bool trapped;

int kgl_lifecycle_init_error(kgl_exchange *exchange, const kgl_outcome *outcome) {
  kgl_http_response answer = {0};
  kgl_log_error(NULL, "Init Error", outcome);
  kgl_request_error(exchange, KGL_PATH_INIT_ERROR, outcome);
  kgl_http_status status = kgl_exchange_run(exchange, outcome->body, outcome->length, KGL_ANSWER_TIMEOUT_MS, &answer);
  if (status != KGL_HTTP_OK)
    kgl_log_event(NULL, KGL_LOG_WARN, "The init error could not be sent", kgl_text(kgl_http_explain(status)));
  return KGL_EXIT_FAILURE;
}

int kgl_lifecycle_ready(kgl_exchange *exchange) {
  const char *type = getenv(KGL_ENV_INITIALIZATION_TYPE);
  /* Only a process with an extension is sent SIGTERM before it is killed. */
  if (kgl_engine_has_hook(KGL_HOOK_SHUTDOWN) && !register_extension(&exchange->connection)) {
    kgl_outcome outcome;
    kgl_engine_fail(&outcome, KGL_ERROR_PLATFORM,
                    "The platform refused the extension that announces the shutdown: leaving");
    return kgl_lifecycle_init_error(exchange, &outcome);
  }
  return type && strcmp(type, KGL_SNAP_START) == 0 ? pass_snapshot(exchange) : 0;
}

int kgl_lifecycle_shutdown(void) {
  kgl_outcome outcome;
  if (kgl_engine_run_hook(KGL_HOOK_SHUTDOWN, &outcome)) return KGL_EXIT_SHUTDOWN;
  kgl_log_error(NULL, "Shutdown Error", &outcome);
  return KGL_EXIT_FAILURE;
}

static void on_signal(int number) {
  (void)number;
  terminated = 1;
}

void kgl_shutdown_trap(void) {
  struct sigaction action = {.sa_handler = on_signal};
  sigset_t blocked;
  if (trapped) return;
  trapped = true;
  sigemptyset(&blocked);
  sigaddset(&blocked, SIGTERM);
  sigprocmask(SIG_BLOCK, &blocked, NULL);
  sigaction(SIGTERM, &action, NULL);
}

bool kgl_shutdown_is_trapped(void) {
  return trapped;
}

bool kgl_shutdown_requested(void) {
  return terminated;
}

static void log_failure(const char *what, kgl_http_status status, const kgl_http_response *response) {
  kgl_buffer detail = {0};
  if (status != KGL_HTTP_OK) {
    kgl_buffer_text(&detail, kgl_http_explain(status));
  } else {
    kgl_buffer_text(&detail, "status ");
    kgl_buffer_number(&detail, (uint64_t)response->status);
  }
  kgl_log_event(NULL, KGL_LOG_WARN, what, (kgl_slice){(const char *)detail.bytes, detail.length});
  kgl_buffer_free(&detail);
}

/* The extension has a connection of its own, for a request that is never answered. */
static bool register_extension(const kgl_connection *same_server) {
  static const char body[] = "{\"events\":[]}";
  kgl_exchange *exchange = &extension.exchange;
  if (!kgl_connection_open(&exchange->connection, same_server->authority)) return false;
  kgl_request_register(exchange, sizeof body - 1);
  kgl_http_status status =
      kgl_exchange_run(exchange, body, sizeof body - 1, KGL_ANSWER_TIMEOUT_MS, &extension.response);
  kgl_slice identifier = kgl_http_header(&extension.response, "lambda-extension-identifier");
  if (status != KGL_HTTP_OK || extension.response.status >= 300 || !identifier.bytes) {
    log_failure("POST /extension/register", status, &extension.response);
    return false;
  }
  kgl_buffer_append(&extension.identifier, identifier.bytes, identifier.length);
  say_extension_is_ready();
  return true;
}

static void say_extension_is_ready(void) {
  if (!extension.identifier.length) return;
  kgl_request_extension_next(&extension.exchange, (kgl_slice){(char *)extension.identifier.bytes, extension.identifier.length});
  kgl_http_status status = kgl_exchange_begin(&extension.exchange, NULL, 0, -1, &extension.response);
  if (status != KGL_HTTP_MORE) log_failure("GET /extension/event/next", status, &extension.response);
}

/* Answered when the snapshot has been restored. False: the process must end, and the log says why. */
static bool restore_next(kgl_exchange *exchange) {
  kgl_http_response answer = {0};
  long delay = KGL_FIRST_RETRY_DELAY_MS;
  for (int attempt = 0; attempt < KGL_NEXT_ATTEMPTS; attempt++, delay *= 2) {
    if (attempt) kgl_sleep_ms((double)delay);
    kgl_request_restore_next(exchange);
    kgl_http_status status = kgl_exchange_run(exchange, NULL, 0, -1, &answer);
    if (status == KGL_HTTP_OK && answer.status < 300) return true;
    log_failure("GET /restore/next", status, &answer);
    if (status == KGL_HTTP_OK && answer.status >= 500) return false;
  }
  return false;
}

static int restore_failed(kgl_exchange *exchange, kgl_outcome *outcome) {
  kgl_http_response answer = {0};
  kgl_log_error(NULL, "Restore Error", outcome);
  strcpy(outcome->error_type, KGL_ERROR_AFTER_RESTORE);
  kgl_request_error(exchange, KGL_PATH_RESTORE_ERROR, outcome);
  kgl_http_status status = kgl_exchange_run(exchange, outcome->body, outcome->length, KGL_ANSWER_TIMEOUT_MS, &answer);
  if (status != KGL_HTTP_OK) log_failure("POST /restore/error", status, &answer);
  return KGL_EXIT_AFTER_RESTORE;
}

static int pass_snapshot(kgl_exchange *exchange) {
  kgl_outcome outcome;
  if (!kgl_engine_run_hook(KGL_HOOK_BEFORE_SNAPSHOT, &outcome)) {
    strcpy(outcome.error_type, KGL_ERROR_BEFORE_SNAPSHOT);
    kgl_lifecycle_init_error(exchange, &outcome);
    return KGL_EXIT_BEFORE_SNAPSHOT;
  }
  if (!restore_next(exchange)) return KGL_EXIT_FAILURE;
  /* The sockets of the snapshot are dead, its clock may have jumped, and its random numbers are every copy's. */
  kgl_connection_close(&exchange->connection);
  kgl_connection_close(&extension.exchange.connection);
  kgl_engine_reseed();
  if (!kgl_engine_run_hook(KGL_HOOK_AFTER_RESTORE, &outcome)) return restore_failed(exchange, &outcome);
  say_extension_is_ready();
  return 0;
}
