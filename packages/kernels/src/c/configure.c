/* See configure.h. The kernels of a table lie one behind the other, in the order of kgl_operations. */
#include "configure.h"

#include <string.h>

typedef void (*kernel)(void);
enum { FIRST_KERNEL = offsetof(kgl_table, dot_f32) };
_Static_assert(sizeof(kgl_table) == FIRST_KERNEL + KGL_OPERATION_COUNT * sizeof(kernel), "a table has more than kernels");

kgl_table kgl_configured;
static const kgl_table *defaults; /* set once: every thread finds the same machine */

static kernel kernel_of(const kgl_table *table, size_t operation) {
  kernel found;
  memcpy(&found, (const char *)table + FIRST_KERNEL + operation * sizeof found, sizeof found);
  return found;
}

const kgl_table *kgl_configured_from(const kgl_table *best) {
  if (!defaults) kgl_configured = *best, defaults = best;
  return &kgl_configured;
}

/* An aligned pointer is stored whole: a call in another thread meets the one kernel or the other. */
bool kgl_set_tier(size_t operation, const char *isa, kgl_failure *failure) {
  const kgl_table *own = kgl_dispatch(NULL, failure);
  const kgl_table *from = !own ? NULL : isa && *isa ? kgl_dispatch(isa, failure) : defaults;
  if (!from) return false;
  kernel *place = (kernel *)((char *)&kgl_configured + FIRST_KERNEL) + operation;
  __atomic_store_n(place, kernel_of(from, operation), __ATOMIC_RELAXED);
  return true;
}

const char *kgl_tier_of(const kgl_table *table, size_t operation) {
  const char *name = table->isa;
  for (const kgl_table *const *tier = kgl_tables; *tier; tier++)
    if (kernel_of(*tier, operation) == kernel_of(table, operation)) name = (*tier)->isa;
  return name;
}
