#include "loop.h"

#include "clock.h"
#include "engine.h"
#include "lifecycle.h"
#include "log.h"
#include "protocol.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>

static bool has_something_to_send(const kgl_worker *workers, size_t count);
static void stop_all(kgl_worker *workers, size_t count, const kgl_outcome *failure);
static bool is_stuck(const kgl_worker *workers, size_t count);
static void wait_for_something(kgl_worker *workers, size_t count, struct pollfd *pollers, double timer);

int kgl_loop(kgl_worker *workers, size_t count) {
  struct pollfd *pollers = calloc(count, sizeof *pollers);
  kgl_outcome failure;
  bool stopping = false;
  while (pollers) {
    size_t stopped = 0;
    for (size_t i = 0; i < count; i++) {
      if (!kgl_worker_advance(&workers[i])) return KGL_EXIT_FAILURE;
      stopped += workers[i].stage == KGL_WORKER_STOPPED;
    }
    if (stopped == count) return KGL_EXIT_FAILURE;
    double timer = kgl_engine_turn();
    if (!stopping && kgl_engine_failed(&failure)) {
      stopping = true;
      stop_all(workers, count, &failure);
      continue;
    }
    if (kgl_shutdown_requested()) return kgl_lifecycle_shutdown();
    if (has_something_to_send(workers, count)) continue;
    if (timer == KGL_NO_TIMER && is_stuck(workers, count)) {
      for (size_t i = 0; i < count; i++)
        if (workers[i].stage == KGL_WORKER_RUNNING) kgl_engine_unsettled(&workers[i].invocation);
      continue;
    }
    wait_for_something(workers, count, pollers, timer);
  }
  return KGL_EXIT_FAILURE;
}

/* A handler has ended, or has written to its stream: there is something to send. */
static bool has_something_to_send(const kgl_worker *workers, size_t count) {
  for (size_t i = 0; i < count; i++) {
    const kgl_stream *stream = &workers[i].invocation.stream;
    if (workers[i].stage != KGL_WORKER_RUNNING) continue;
    if (workers[i].invocation.done) return true;
    bool blocked = workers[i].streaming && (workers[i].exchange.blocked || !kgl_stream_pending(stream));
    if (stream->started && !stream->closed && !blocked) return true;
  }
  return false;
}

/* The program's state is unknown: what runs gets the error, what is being answered goes through, nothing new is taken. */
static void stop_all(kgl_worker *workers, size_t count, const kgl_outcome *failure) {
  bool told = false;
  for (size_t i = 0; i < count; i++) {
    kgl_worker *worker = &workers[i];
    worker->stopping = true;
    if (worker->stage == KGL_WORKER_POLLING) worker->stage = KGL_WORKER_STOPPED;
    if (worker->stage != KGL_WORKER_RUNNING) continue;
    if (!worker->invocation.done) worker->invocation.outcome = *failure;
    worker->invocation.done = told = true;
  }
  if (!told) kgl_log_error(NULL, "Uncaught between events", failure);
}

/* Every worker's handler waits, and for nothing that could come. */
static bool is_stuck(const kgl_worker *workers, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (workers[i].stage == KGL_WORKER_STOPPED) continue;
    if (workers[i].stage != KGL_WORKER_RUNNING || kgl_stream_pending(&workers[i].invocation.stream)) return false;
  }
  return true;
}

/* With one connection and nothing else to wait for, the read itself waits: one system call instead of two. */
static bool can_wait_in_read(kgl_worker *worker, size_t count, double timer) {
  bool reads = worker->stage == KGL_WORKER_POLLING || (worker->stage == KGL_WORKER_ANSWERING && !worker->streaming);
  return count == 1 && timer == KGL_NO_TIMER && reads && !worker->exchange.sending && !kgl_shutdown_is_trapped();
}

static double earlier(double a, double b) {
  return a < 0 || (b >= 0 && b < a) ? b : a;
}

/* When a worker wants to go on without anything coming; KGL_NO_TIMER: never. */
static double time_of(const kgl_worker *worker, double now) {
  double due = worker->stage == KGL_WORKER_PAUSED ? (double)worker->wake_ms : (double)worker->exchange.deadline_ms;
  bool waits = worker->stage == KGL_WORKER_PAUSED ||
               (kgl_worker_waits_for_io(worker) && worker->exchange.timeout_ms >= 0);
  return !waits ? KGL_NO_TIMER : due > now ? due - now : 0;
}

static void wait_for_something(kgl_worker *workers, size_t count, struct pollfd *pollers, double timer) {
  if (can_wait_in_read(workers, count, timer)) {
    workers->exchange.readable = workers->exchange.may_block = true;
    return;
  }
  double now = kgl_clock_precise_ms();
  for (size_t i = 0; i < count; i++) {
    bool watched = kgl_worker_waits_for_io(&workers[i]);
    pollers[i] = (struct pollfd){.fd = watched ? workers[i].exchange.connection.fd : -1,
                                 .events = kgl_exchange_events(&workers[i].exchange)};
    timer = earlier(timer, time_of(&workers[i], now));
  }
  struct timespec limit = {(time_t)(timer / 1e3), 0};
  limit.tv_nsec = (long)((timer - (double)limit.tv_sec * 1e3) * 1e6);
  sigset_t none;
  sigemptyset(&none); /* SIGTERM comes here or not at all */
  if (ppoll(pollers, count, timer < 0 ? NULL : &limit, &none) <= 0) return;
  for (size_t i = 0; i < count; i++) workers[i].exchange.readable = pollers[i].revents & ~POLLOUT;
}
