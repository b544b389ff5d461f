/* One connection that takes events and sends their answers, one after another. A bootstrap has one, or as many as
 * AWS_LAMBDA_MAX_CONCURRENCY says. */
#ifndef KGL_WORKER_H
#define KGL_WORKER_H

#include "exchange.h"
#include "invocation.h"

typedef struct {
  enum {
    KGL_WORKER_PAUSED, /* until wake_ms; then it polls */
    KGL_WORKER_POLLING,
    KGL_WORKER_RUNNING, /* its handler runs, and may be streaming */
    KGL_WORKER_ANSWERING,
    KGL_WORKER_STOPPED,
  } stage;
  kgl_exchange exchange;
  kgl_invocation invocation;
  kgl_http_response answer;
  bool shares;              /* other invocations run meanwhile: nothing of the process is this one's alone */
  bool stopping;            /* no further event */
  bool streaming;           /* the exchange carries the answer while the handler runs */
  kgl_http_status streamed; /* how that exchange ended, if it did */
  int tries;                /* for one event */
  int unsent;               /* answers in a row */
  int64_t wake_ms;          /* of the monotonic clock */
} kgl_worker;

/* Goes on as far as that needs no waiting. False: the process must end, and the log says why. What it does in each
 * situation is the table "What happens when" of @kinglet/runtime's README, which both loops follow. */
bool kgl_worker_advance(kgl_worker *worker);

/* Whether its descriptor is to be watched. */
bool kgl_worker_waits_for_io(const kgl_worker *worker);

#endif
