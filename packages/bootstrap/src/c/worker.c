#include "worker.h"

#include "clock.h"
#include "engine.h"
#include "log.h"
#include "marks.h"
#include "protocol.h"
#include "requests.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>

static bool on_next(kgl_worker *worker, kgl_http_status status);
static void begin_next(kgl_worker *worker, kgl_http_status *status);
static void begin_answer(kgl_worker *worker, kgl_http_status *status);
static kgl_http_status pump_stream(kgl_worker *worker);
static bool on_answer(kgl_worker *worker, kgl_http_status status);
static bool try_again(kgl_worker *worker, int failures);
static void pause_for(kgl_worker *worker, int64_t milliseconds);
static void set_trace(kgl_slice trace_id);
static void log_status(const kgl_invocation *invocation, const char *what, const kgl_http_response *answer);

bool kgl_worker_advance(kgl_worker *worker) {
  kgl_http_status status = KGL_HTTP_MORE;
  bool polls = worker->stage == KGL_WORKER_POLLING, answers = worker->stage == KGL_WORKER_ANSWERING;
  if (polls || (answers && !worker->streaming)) status = kgl_exchange_step(&worker->exchange);
  for (;;) {
    switch (worker->stage) {
      case KGL_WORKER_STOPPED: return true;
      case KGL_WORKER_PAUSED:
        if (worker->stopping) worker->stage = KGL_WORKER_STOPPED;
        else if (kgl_clock_ms() < worker->wake_ms) return true;
        else begin_next(worker, &status);
        break;
      case KGL_WORKER_POLLING:
        if (status == KGL_HTTP_MORE) return true;
        if (!on_next(worker, status)) return false;
        break;
      case KGL_WORKER_RUNNING:
        if (worker->invocation.stream.started) status = pump_stream(worker);
        /* The platform has given it up: nobody waits for the handler any more. */
        if (worker->invocation.stream.closed) worker->stage = KGL_WORKER_ANSWERING;
        else if (!worker->invocation.done) return true;
        if (worker->stage == KGL_WORKER_ANSWERING) break;
        begin_answer(worker, &status);
        break;
      case KGL_WORKER_ANSWERING:
        if (worker->streaming) status = pump_stream(worker);
        if (status == KGL_HTTP_MORE) return true;
        if (!on_answer(worker, status)) return false;
        break;
    }
  }
}

bool kgl_worker_waits_for_io(const kgl_worker *worker) {
  if (worker->stage == KGL_WORKER_RUNNING) return worker->streaming && worker->streamed == KGL_HTTP_MORE;
  return worker->stage == KGL_WORKER_POLLING || worker->stage == KGL_WORKER_ANSWERING;
}

void kgl_invocation_flush(kgl_invocation *invocation, size_t most) {
  kgl_worker *worker = (kgl_worker *)(void *)((char *)invocation - offsetof(kgl_worker, invocation));
  const kgl_stream *stream = &invocation->stream;
  kgl_http_status status = pump_stream(worker);
  while (status == KGL_HTTP_MORE && !stream->closed && kgl_stream_pending(stream) > most) {
    struct pollfd poller = {.fd = worker->exchange.connection.fd, .events = kgl_exchange_events(&worker->exchange)};
    worker->exchange.readable = poll(&poller, 1, -1) > 0 && (poller.revents & ~POLLOUT);
    status = pump_stream(worker);
  }
}

static void begin_next(kgl_worker *worker, kgl_http_status *status) {
  worker->stage = KGL_WORKER_POLLING;
  kgl_mark(KGL_MARK_FIRST_NEXT);
  kgl_request_next(&worker->exchange);
  *status = kgl_exchange_begin(&worker->exchange, NULL, 0, -1, &worker->invocation.message);
}

static void begin_handler(kgl_worker *worker) {
  kgl_invocation *invocation = &worker->invocation;
  worker->stage = KGL_WORKER_RUNNING;
  worker->tries = 0;
  worker->streaming = false;
  worker->streamed = KGL_HTTP_MORE;
  invocation->done = false;
  invocation->outcome = (kgl_outcome){0};
  kgl_stream_reset(&invocation->stream);
  if (!worker->shares) set_trace(invocation->trace_id);
  kgl_engine_begin(invocation);
}

/* False: the process must end. */
static bool on_next(kgl_worker *worker, kgl_http_status status) {
  static const char what[] = "GET /invocation/next";
  kgl_invocation *invocation = &worker->invocation;
  const kgl_http_response *message = &invocation->message;
  if (status == KGL_HTTP_OK) kgl_request_next_answered(invocation);
  if (status == KGL_HTTP_OK && message->status == 200 && invocation->request_id.bytes) {
    kgl_mark(KGL_MARK_FIRST_EVENT);
    begin_handler(worker);
    return true;
  }
  if (status == KGL_HTTP_OK && message->status == 204) {
    pause_for(worker, KGL_EMPTY_POLL_DELAY_MS);
    return true;
  }
  if (status != KGL_HTTP_OK) kgl_log_event(NULL, KGL_LOG_WARN, what, kgl_text(kgl_http_explain(status)));
  else if (message->status == 200) kgl_log_event(NULL, KGL_LOG_WARN, what, kgl_text("the event has no request id"));
  else log_status(NULL, what, message);
  /* "Container error: exit promptly". */
  if (status == KGL_HTTP_OK && message->status >= 500 && !worker->shares) return false;
  return try_again(worker, ++worker->tries);
}

/* The handler has ended. */
static void begin_answer(kgl_worker *worker, kgl_http_status *status) {
  kgl_invocation *invocation = &worker->invocation;
  kgl_outcome *outcome = &invocation->outcome;
  worker->stage = KGL_WORKER_ANSWERING;
  if (outcome->is_error) kgl_log_error(invocation, "Invoke Error", outcome);
  if (worker->streaming) {
    if (outcome->is_error) kgl_stream_end(&invocation->stream, outcome->error_type, (kgl_slice){outcome->body, outcome->length});
    else kgl_stream_end(&invocation->stream, NULL, (kgl_slice){NULL, 0});
    return;
  }
  kgl_request_answer(&worker->exchange, invocation);
  *status = kgl_exchange_begin(&worker->exchange, outcome->body, outcome->length, KGL_ANSWER_TIMEOUT_MS, &worker->answer);
}

/* Sends what the handler has written so far, and tells it. */
static kgl_http_status pump_stream(kgl_worker *worker) {
  kgl_stream *stream = &worker->invocation.stream;
  if (worker->streamed != KGL_HTTP_MORE) return worker->streamed;
  bool was_sending = !worker->streaming || worker->exchange.sending;
  worker->streamed = worker->streaming ? kgl_exchange_step(&worker->exchange)
                                       : kgl_exchange_begin_stream(&worker->exchange, stream, &worker->answer);
  worker->streaming = true;
  bool sent = stream->ended && !kgl_stream_pending(stream);
  if (sent && was_sending) {
    kgl_engine_stream_event(&worker->invocation, KGL_STREAM_FINISHED);
  } else if (worker->streamed != KGL_HTTP_MORE && !sent) {
    stream->closed = true;
    kgl_engine_stream_event(&worker->invocation, KGL_STREAM_LOST);
  } else if (stream->wants_drain && !kgl_stream_pending(stream)) {
    stream->wants_drain = false;
    kgl_engine_stream_event(&worker->invocation, KGL_STREAM_DRAINED);
  }
  return worker->streamed;
}

/* Whatever happens to an answer, the next event is worth asking for, unless the server says 5xx. */
static bool on_answer(kgl_worker *worker, kgl_http_status status) {
  kgl_invocation *invocation = &worker->invocation;
  int code = worker->answer.status;
  bool refused = status == KGL_HTTP_OK && code >= 300;
  if (status != KGL_HTTP_OK)
    kgl_log_event(invocation, KGL_LOG_WARN, "The answer could not be sent", kgl_text(kgl_http_explain(status)));
  else if (refused) log_status(invocation, "The Runtime API refused the answer", &worker->answer);
  else if (invocation->stream.closed) log_status(invocation, "The stream was answered before its end", &worker->answer);
  kgl_engine_release(invocation);
  bool failed = status != KGL_HTTP_OK || (refused && code >= 500);
  worker->unsent = failed ? worker->unsent + 1 : 0;
  if (refused && code >= 500 && !worker->shares) return false;
  /* An event that was not answered is given out again at once: without a pause this would be a hot loop. */
  if (failed) return try_again(worker, worker->unsent);
  pause_for(worker, 0);
  return true;
}

/* Pauses, longer after each failure; gives up after too many. False: the process must end. */
static bool try_again(kgl_worker *worker, int failures) {
  int most = worker->shares ? KGL_SHARED_ATTEMPTS : KGL_NEXT_ATTEMPTS;
  int64_t delay = (int64_t)(worker->shares ? KGL_SHARED_RETRY_DELAY_MS : KGL_FIRST_RETRY_DELAY_MS) << (failures - 1);
  if (failures < most) {
    pause_for(worker, delay < KGL_LONGEST_RETRY_DELAY_MS ? delay : KGL_LONGEST_RETRY_DELAY_MS);
    return true;
  }
  kgl_log_event(NULL, KGL_LOG_ERROR, "Several tries have failed: leaving",
                kgl_text(worker->exchange.connection.authority));
  worker->stage = KGL_WORKER_STOPPED; /* the others go on */
  return worker->shares;
}

static void pause_for(kgl_worker *worker, int64_t milliseconds) {
  worker->stage = KGL_WORKER_PAUSED;
  worker->wake_ms = milliseconds ? kgl_clock_ms() + milliseconds : 0;
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

static void log_status(const kgl_invocation *invocation, const char *what, const kgl_http_response *answer) {
  kgl_buffer detail = {0};
  kgl_buffer_text(&detail, "status ");
  kgl_buffer_number(&detail, (uint64_t)answer->status);
  if (answer->body.length) {
    kgl_buffer_text(&detail, ": ");
    kgl_buffer_json(&detail, (const char *)answer->body.bytes, answer->body.length < 200 ? answer->body.length : 200);
  }
  if (!detail.failed)
    kgl_log_event(invocation, KGL_LOG_WARN, what, (kgl_slice){(const char *)detail.bytes, detail.length});
  kgl_buffer_free(&detail);
}
