/* The lane of the kernels themselves, linked into a C program: lane [<tier>]. It answers requests of the suite `kernels`:
 * a line "<case> <n> <repeats>" by the nanoseconds that those repeats took, or by "-" for a case that it has not. */
#define _GNU_SOURCE
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cpu.h"
#include "dispatch.h"
#include "limits.h"

enum { ARRAYS = 5, LINE = 64, NAME = 32 };

typedef struct {
  char name[NAME];
  operands operands;
  void *memory;
  lane_run run;
} prepared;

static double now_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

/* The same numbers in every lane: between -4 and 4, in no order. */
static float element(uint32_t i, uint32_t k) {
  return (float)(uint32_t)(i * 2654435761u + k * 1640531527u) * 0x1p-29f - 4.0f;
}

static bool allocate(prepared *p, size_t n) {
  const size_t stride = (n + 15) / 16 * 16 + 16;
  free(p->memory);
  float *memory = p->memory = aligned_alloc(64, ARRAYS * stride * sizeof *memory);
  if (!memory) return false;
  p->operands = (operands){memory, memory + stride, memory + 2 * stride, memory + 3 * stride, memory + 4 * stride, n};
  for (uint32_t i = 0; i < n; i++) {
    p->operands.a[i] = element(i, 1);
    p->operands.b[i] = element(i, 2);
    p->operands.c[i] = element(i, 3);
    p->operands.p[i] = fabsf(element(i, 1)) + 0.0625f;
    p->operands.out[i] = 0;
  }
  return true;
}

size_t find_limit(const char *name, lane_run variants[LIMIT_VARIANTS]) {
  size_t count = 0;
#if defined(__x86_64__)
#define VARIANT(limit)                                                                          \
  if (kgl_cpu_features() & KGL_CPU_AVX512F) variants[count++] = limit_##limit##_64;            \
  if (kgl_cpu_features() & KGL_CPU_AVX2) variants[count++] = limit_##limit##_32;
#else
#define VARIANT(limit) variants[count++] = limit_##limit##_16;
#endif
  if (strcmp(name, "read1") == 0) { VARIANT(read1) }
  if (strcmp(name, "read2") == 0) { VARIANT(read2) }
  if (strcmp(name, "triad") == 0) { VARIANT(triad) VARIANT(triadStream) }
  if (strcmp(name, "copy") == 0) { VARIANT(copy) VARIANT(copyStream) }
  if (strcmp(name, "fmaPeak") == 0) { VARIANT(fma) }
  return count;
}

static double best_of(lane_run run, const operands *o, size_t repeats) {
  double best = INFINITY;
  for (int trial = 0; trial < 7; trial++) {
    double began = now_ns();
    run(NULL, o, repeats);
    best = fmin(best, now_ns() - began);
  }
  return best;
}

/* The limit is what the fastest way reaches. */
static lane_run fastest(lane_run *variants, size_t count, const operands *o) {
  const size_t repeats = 1 + 200000 / (o->n + 1);
  size_t best = 0;
  double least = INFINITY;
  for (size_t i = 0; i < count; i++) {
    double ns = best_of(variants[i], o, repeats);
    if (ns < least) best = i, least = ns;
  }
  return count ? variants[best] : NULL;
}

static bool prepare(prepared *p, const char *name, size_t n) {
  if (p->run && p->operands.n == n && strcmp(p->name, name) == 0) return true;
  if ((!p->memory || p->operands.n != n) && !allocate(p, n)) return false;
  lane_run variants[LIMIT_VARIANTS];
  const lane_case *operation = find_operation(name);
  p->run = operation ? operation->run : fastest(variants, find_limit(name, variants), &p->operands);
  snprintf(p->name, sizeof p->name, "%s", name);
  return p->run != NULL;
}

int main(int count, char **arguments) {
  kgl_failure failure;
  const kgl_table *table = kgl_dispatch(count > 1 ? arguments[1] : NULL, &failure);
  if (!table) {
    fprintf(stderr, "lane: no tier %s here\n", count > 1 ? arguments[1] : "at all");
    return 1;
  }
  printf("ready %s\n", table->isa);
  fflush(stdout);
  prepared current = {0};
  char line[LINE], name[NAME];
  size_t n, repeats;
  while (fgets(line, sizeof line, stdin)) {
    if (sscanf(line, "%31s %zu %zu", name, &n, &repeats) != 3 || !prepare(&current, name, n)) {
      puts("-");
    } else {
      current.run(table, &current.operands, repeats / 8 + 1);
      double began = now_ns();
      current.run(table, &current.operands, repeats);
      printf("%.0f\n", now_ns() - began);
    }
    fflush(stdout);
  }
  free(current.memory);
  return 0;
}
