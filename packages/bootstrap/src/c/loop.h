/* The event loop: workers, timers, the end. */
#ifndef KGL_LOOP_H
#define KGL_LOOP_H

#include "worker.h"

/* Takes invocations until the process must end; returns its exit code. */
int kgl_loop(kgl_worker *workers, size_t count);

#endif
