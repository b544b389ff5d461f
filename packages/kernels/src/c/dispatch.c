/* Chooses a table of function pointers, once per process or per caller's wish. */
#include "dispatch.h"

#include <string.h>

#include "cache.h"
#include "configure.h"
#include "cpu.h"

size_t kgl_stream_bytes = SIZE_MAX;
size_t kgl_prefetch_bytes;

/* Asked once: where the machine is virtual, each question to the processor takes microseconds. */
static struct {
  bool is_known;
  uint32_t features, identity;
} cpu;

static void ask_cpu(void) {
  if (cpu.is_known) return;
  cpu.features = kgl_cpu_features(), cpu.identity = kgl_cpu_identity();
  cpu.is_known = true;
}

bool kgl_runs_here(const kgl_table *table) {
  ask_cpu();
  return (cpu.features & table->required) == table->required;
}

static const kgl_table *lacking(const char *isa, kgl_failure *failure) {
  char names[128] = "";
  for (const kgl_table *const *table = kgl_tables; *table; table++) {
    if (!kgl_runs_here(*table)) continue;
    if (names[0]) strncat(names, ", ", sizeof names - strlen(names) - 1);
    strncat(names, (*table)->isa, sizeof names - strlen(names) - 1);
  }
  if (!names[0])
    kgl_fail(failure, KGL_RANGE_ERROR, "ISA", "expected a processor that runs %.32s, got one that lacks it",
             kgl_tables[0] ? kgl_tables[0]->isa : "kernels");
  else
    kgl_fail(failure, KGL_RANGE_ERROR, "ISA", "expected KINGLET_ISA to be one of %s, got %.32s", names, isa);
  return NULL;
}

/* Somebody who names a tier gets that tier alone. */
static const kgl_table *tuned(const kgl_table *table) {
  ask_cpu();
  for (const kgl_tuned_table *t = kgl_tuned_tables; t->table; t++) {
#ifdef KGL_WITH_SVE /* a core may have kernels of a tier above its own, which the system may have switched off */
    if (!kgl_runs_here(t->table)) continue;
#endif
    if (t->identity == cpu.identity && t->instead_of == table) return t->table;
  }
  return table;
}

/* True if a processor takes the table without being asked to: of SVE only where its vectors are longer than NEON's, since those
 * of the same length are not faster (docs/benchmarks/kernels-sve.md). */
static bool is_taken_unasked(const kgl_table *table) {
#ifdef KGL_WITH_SVE
  return !(table->required & KGL_CPU_SVE) || cpu.features & KGL_CPU_SVE256;
#else
  return (void)table, true;
#endif
}

static const kgl_table *own(const kgl_table *best) {
#ifdef KGL_CONFIGURABLE
  return kgl_configured_from(best);
#else
  return best;
#endif
}

const kgl_table *kgl_dispatch(const char *isa, kgl_failure *failure) {
  static bool is_asked;
  if (!is_asked) {
    kgl_stream_bytes = kgl_cpu_stream_bytes();
    kgl_detect_cache();
  }
  is_asked = true; /* a caller's own choice stays */
  for (const kgl_table *const *table = kgl_tables; *table; table++) {
    const bool is_wish = isa && *isa;
    if (is_wish && strcmp(isa, (*table)->isa) != 0) continue;
    if (!kgl_runs_here(*table)) continue;
    if (is_wish) return *table;
    if (is_taken_unasked(*table)) return own(tuned(*table));
  }
  return lacking(isa ? isa : "", failure);
}
