/* The invocation loop and its policies. */
#ifndef KGL_LOOP_H
#define KGL_LOOP_H

#include "client.h"

/* Takes invocations until the process must end; returns its exit code. What it does in each situation is the table "What
 * happens when" of @kinglet/runtime's README, which both loops follow. */
int kgl_loop(kgl_client *client);

/* Posts an init error and returns the exit code. */
int kgl_loop_init_error(kgl_client *client, const kgl_outcome *outcome);

/* One line on standard error: time, request id or "-", level, message, details. */
void kgl_log(kgl_slice request_id, const char *level, const char *message, kgl_slice detail);

kgl_slice kgl_text(const char *text);

#endif
