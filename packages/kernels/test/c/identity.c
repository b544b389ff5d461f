/* Prints what processor this is, and the tables that are chosen for it and for every tier by name. */
#include <stdio.h>

#include "cpu.h"
#include "dispatch.h"

int main(void) {
  kgl_failure failure;
  const kgl_table *best = kgl_dispatch(NULL, &failure);
  const kgl_table *tuned = NULL;
  for (const kgl_tuned_table *t = kgl_tuned_tables; t->table; t++)
    if (t->identity == kgl_cpu_identity() && kgl_runs_here(t->instead_of)) tuned = t->table;
  printf("{\"identity\":%u,\"best\":\"%s\",\"hasTuned\":%s,\"takesTuned\":%s,\"wishesArePure\":%s}\n", kgl_cpu_identity(),
         best->isa, tuned ? "true" : "false", best == tuned ? "true" : "false",
         kgl_dispatch(best->isa, &failure) != tuned ? "true" : "false");
  return 0;
}
