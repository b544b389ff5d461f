/* The table of everybody who names no tier, where a program may say which tier serves an operation (-DKGL_CONFIGURABLE). */
#ifndef KGL_CONFIGURE_H
#define KGL_CONFIGURE_H

#include "dispatch.h"

/* One of a process, for all threads. It begins as a copy of the table that the machine is best served by; calls, arenas,
 * plans and models that were made before see what is changed. */
const kgl_table *kgl_configured_from(const kgl_table *best);

/* From now on the operation's kernel is that of the tier, or where `isa` is NULL or "" the one that it had at first. False,
 * with the failure filled in, if the machine lacks the tier. */
bool kgl_set_tier(size_t operation, const char *isa, kgl_failure *failure);

/* The tier whose kernel a table has for an operation: its own or that of a lender. */
const char *kgl_tier_of(const kgl_table *table, size_t operation);

#endif
