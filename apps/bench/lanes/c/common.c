/* What the programs of this folder share: a clock, the operands' numbers, and the limits of the machine. */
#define _GNU_SOURCE
#include <math.h>
#include <string.h>
#include <time.h>

#include "cpu.h"
#include "limits.h"

/* The ways to reach a limit of the machine, at most. */
enum { LIMIT_VARIANTS = 4 };

volatile double lane_sink;

double now_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

double least_ns(int trials, void (*work)(const void *), const void *what) {
  double least = INFINITY;
  for (int i = 0; i < trials; i++) {
    const double began = now_ns();
    work(what);
    least = fmin(least, now_ns() - began);
  }
  return least;
}

float element(uint32_t i, uint32_t k) {
  return (float)(uint32_t)(i * 2654435761u + k * 1640531527u) * 0x1p-29f - 4.0f;
}

static size_t find_limit(const char *name, lane_run variants[LIMIT_VARIANTS]) {
  size_t count = 0;
#if defined(__x86_64__)
#define VARIANT(limit)                                                                          \
  if (kgl_cpu_features() & KGL_CPU_AVX512F) variants[count++] = limit_##limit##_64;            \
  if (kgl_cpu_features() & KGL_CPU_AVX2) variants[count++] = limit_##limit##_32;
#else
#define VARIANT(limit) variants[count++] = limit_##limit##_16;
#endif
  if (strcmp(name, "read1") == 0) { VARIANT(read1) }
  if (strcmp(name, "read") == 0) { VARIANT(read1) VARIANT(read4) }
  if (strcmp(name, "read2") == 0) { VARIANT(read2) }
  if (strcmp(name, "triad") == 0) { VARIANT(triad) VARIANT(triadStream) }
  if (strcmp(name, "copy") == 0) { VARIANT(copy) VARIANT(copyStream) }
  if (strcmp(name, "fmaPeak") == 0) { VARIANT(fma) }
  return count;
}

bool is_limit(const char *name) {
  lane_run variants[LIMIT_VARIANTS];
  return find_limit(name, variants) > 0;
}

typedef struct {
  lane_run run;
  const operands *operands;
  size_t repeats;
} trial;

static void run_trial(const void *what) {
  const trial *t = what;
  t->run(NULL, t->operands, t->repeats);
}

lane_run fastest_limit(const char *name, const operands *o) {
  lane_run variants[LIMIT_VARIANTS];
  const size_t count = find_limit(name, variants), repeats = 1 + 200000 / (o->n + 1);
  size_t best = 0;
  double least = INFINITY;
  for (size_t i = 0; i < count; i++) {
    const double ns = least_ns(7, run_trial, &(trial){variants[i], o, repeats});
    if (ns < least) best = i, least = ns;
  }
  return count ? variants[best] : NULL;
}
