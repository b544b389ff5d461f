#include "loop.h"

#include "engine.h"
#include "output.h"
#include "protocol.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/* What became of an answer. */
typedef enum { ANSWERED, UNSENT, MUST_LEAVE } delivery;

static const kgl_slice no_request = {"-", 1};

static bool next(kgl_client *client, kgl_invocation *invocation);
static void set_trace(kgl_slice trace_id);
static delivery answer(kgl_client *client, const kgl_invocation *invocation, const kgl_outcome *outcome);
static void log_status(kgl_slice request_id, const char *what, int status, const kgl_buffer *body);
static void wait_ms(long milliseconds);

int kgl_loop(kgl_client *client) {
  kgl_invocation invocation = {0};
  int unsent = 0;
  while (next(client, &invocation)) {
    kgl_outcome outcome = {0};
    set_trace(invocation.trace_id);
    bool healthy = kgl_engine_invoke(&invocation, &outcome);
    if (outcome.is_error)
      kgl_log(invocation.request_id, "ERROR", "Invoke Error", (kgl_slice){outcome.body, outcome.length});
    delivery delivered = answer(client, &invocation, &outcome);
    kgl_engine_release();
    unsent = delivered == UNSENT ? unsent + 1 : 0;
    if (!healthy || delivered == MUST_LEAVE || unsent == KGL_NEXT_ATTEMPTS) break;
    /* An event that was not answered is given out again at once: without a pause this would be a hot loop. */
    if (unsent) wait_ms(KGL_FIRST_RETRY_DELAY_MS << (unsent - 1));
  }
  return KGL_EXIT_FAILURE;
}

int kgl_loop_init_error(kgl_client *client, const kgl_outcome *outcome) {
  kgl_log(no_request, "ERROR", "Init Error", (kgl_slice){outcome->body, outcome->length});
  kgl_http_status status = kgl_client_init_error(client, outcome);
  if (status != KGL_HTTP_OK)
    kgl_log(no_request, "WARN", "The init error could not be sent", kgl_text(kgl_http_explain(status)));
  return KGL_EXIT_FAILURE;
}

/* False: the process must end, and the log says why. */
static bool next(kgl_client *client, kgl_invocation *invocation) {
  static const char what[] = "GET /invocation/next";
  const kgl_http_response *message = &invocation->message;
  long delay = KGL_FIRST_RETRY_DELAY_MS;
  for (int attempt = 1; attempt <= KGL_NEXT_ATTEMPTS;) {
    kgl_http_status status = kgl_client_next(client, invocation);
    if (status == KGL_HTTP_OK && message->status == 200 && invocation->request_id.bytes) return true;
    if (status == KGL_HTTP_OK && message->status == 204) {
      wait_ms(KGL_EMPTY_POLL_DELAY_MS);
      continue;
    }
    if (status != KGL_HTTP_OK) kgl_log(no_request, "WARN", what, kgl_text(kgl_http_explain(status)));
    else if (message->status == 200) kgl_log(no_request, "WARN", what, kgl_text("the event has no request id"));
    else log_status(no_request, what, message->status, &message->body);
    /* "Container error: exit promptly". */
    if (status == KGL_HTTP_OK && message->status >= 500) return false;
    if (attempt++ == KGL_NEXT_ATTEMPTS) break;
    wait_ms(delay);
    delay *= 2;
  }
  kgl_log(no_request, "ERROR", "No event after several tries: leaving", kgl_text(client->connection.authority));
  return false;
}

/* The variable must not outlive its event: the X-Ray SDK would attach to the wrong trace. */
static void set_trace(kgl_slice trace_id) {
  char value[1024];
  if (!trace_id.bytes || trace_id.length >= sizeof value) {
    unsetenv(KGL_ENV_TRACE_ID);
    return;
  }
  memcpy(value, trace_id.bytes, trace_id.length);
  value[trace_id.length] = 0;
  setenv(KGL_ENV_TRACE_ID, value, 1);
}

/* Whatever happens to an answer, the next event is worth asking for, unless the server says 5xx. */
static delivery answer(kgl_client *client, const kgl_invocation *invocation, const kgl_outcome *outcome) {
  kgl_http_status status = kgl_client_answer(client, invocation, outcome);
  if (status != KGL_HTTP_OK) {
    kgl_log(invocation->request_id, "WARN", "The answer could not be sent", kgl_text(kgl_http_explain(status)));
    return UNSENT;
  }
  int code = client->answer.status;
  if (code >= 300) log_status(invocation->request_id, "The Runtime API refused the answer", code, &client->answer.body);
  return code >= 500 ? MUST_LEAVE : ANSWERED;
}

static void log_status(kgl_slice request_id, const char *what, int status, const kgl_buffer *body) {
  kgl_buffer detail = {0};
  kgl_buffer_text(&detail, "status ");
  kgl_buffer_number(&detail, (uint64_t)status);
  if (body->length) {
    kgl_buffer_text(&detail, ": ");
    kgl_buffer_json(&detail, (const char *)body->bytes, body->length < 200 ? body->length : 200);
  }
  if (!detail.failed) kgl_log(request_id, "WARN", what, (kgl_slice){(const char *)detail.bytes, detail.length});
  kgl_buffer_free(&detail);
}

static void wait_ms(long milliseconds) {
  struct timespec left = {milliseconds / 1000, milliseconds % 1000 * 1000000};
  while (nanosleep(&left, &left) < 0) continue;
}
