/* The invocation loop and its policies. */
#ifndef KGL_LOOP_H
#define KGL_LOOP_H

#include "client.h"

/* Takes invocations until the process must end; returns its exit code. What it does in each situation is the table "What
 * happens when" of @kinglet/runtime's README, which both loops follow. */
int kgl_loop(kgl_client *client);

/* Posts an init error and returns the exit code. */
int kgl_loop_init_error(kgl_client *client, const kgl_outcome *outcome);

#endif
