/* Which tier this process uses. */
#ifndef KGL_DISPATCH_H
#define KGL_DISPATCH_H

#include <stdbool.h>

#include "call.h"

/* True if this machine can run the table's kernels. */
bool kgl_runs_here(const kgl_table *table);

/* The best table of this machine, or the one named by `isa` (what KINGLET_ISA holds; NULL or "" is no wish).
 * NULL, with the failure filled in, if the machine or this build lacks it; the message names those that are there. */
const kgl_table *kgl_dispatch(const char *isa, kgl_failure *failure);

#endif
