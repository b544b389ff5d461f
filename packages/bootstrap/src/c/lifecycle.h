/* What happens once in a process: initialization errors, the snapshot, the end. */
#ifndef KGL_LIFECYCLE_H
#define KGL_LIFECYCLE_H

#include "exchange.h"
#include "invocation.h"

#include <stdbool.h>

/* Posts an init error and returns the exit code. */
int kgl_lifecycle_init_error(kgl_exchange *exchange, const kgl_outcome *outcome);

/* What comes between the program's initialization and the first event: an extension if the program wants to know of its
 * end, the snapshot if there is to be one. 0, or the exit code. */
int kgl_lifecycle_ready(kgl_exchange *exchange);

/* Runs the program's shutdown hooks and returns the exit code. */
int kgl_lifecycle_shutdown(void);

/* From now on SIGTERM does not end the process: it is held back until the loop waits, and then asked for. */
void kgl_shutdown_trap(void);
bool kgl_shutdown_is_trapped(void);
bool kgl_shutdown_requested(void);

#endif
