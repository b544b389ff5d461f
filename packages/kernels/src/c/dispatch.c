/* Chooses a table of function pointers, once per process or per caller's wish. */
#include "dispatch.h"

#include <string.h>

#include "cpu.h"

bool kgl_runs_here(const kgl_table *table) { return (kgl_cpu_features() & table->required) == table->required; }

static const kgl_table *lacking(const char *isa, kgl_failure *failure) {
  char names[128] = "";
  for (const kgl_table *const *table = kgl_tables; *table; table++) {
    if (!kgl_runs_here(*table)) continue;
    if (names[0]) strncat(names, ", ", sizeof names - strlen(names) - 1);
    strncat(names, (*table)->isa, sizeof names - strlen(names) - 1);
  }
  kgl_fail(failure, KGL_RANGE_ERROR, "ISA", "expected KINGLET_ISA to be one of %s, got %.32s", names, isa);
  return NULL;
}

const kgl_table *kgl_dispatch(const char *isa, kgl_failure *failure) {
  for (const kgl_table *const *table = kgl_tables; *table; table++) {
    if (isa && *isa && strcmp(isa, (*table)->isa) != 0) continue;
    if (kgl_runs_here(*table)) return *table;
  }
  return lacking(isa ? isa : "", failure);
}
