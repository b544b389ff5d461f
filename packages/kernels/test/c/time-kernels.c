/* Prints, as JSON lines, what one call of each operation costs on each tier: {"isa","operation","length","ns"}: the
 * median of many timed batches, tiers taking turns so that none has the quiet moments to itself. Batches are tens of
 * microseconds long: a processor may need ten to power up its widest vectors. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "dispatch.h"

enum { LONGEST = 10000, BATCHES = 101, WORK = 1 << 20, CALL_WORK = 512, MAX_TIERS = 8 };

static float memory[KGL_MAX_ARGUMENTS][LONGEST] __attribute__((aligned(64)));

static double now_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static double time_batch(const kgl_operation *operation, const kgl_table *table, const kgl_value *values,
                         size_t length) {
  const size_t calls = WORK / (length + CALL_WORK);
  size_t dimensions[KGL_MAX_DIMENSIONS];
  for (int d = 0; d < KGL_MAX_DIMENSIONS; d++) dimensions[d] = length;
  volatile double result;
  double start = now_ns();
  for (size_t i = 0; i < calls; i++) result = operation->invoke(table, values, dimensions);
  (void)result;
  return (now_ns() - start) / (double)calls;
}

static int by_size(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static void measure(const kgl_operation *operation, size_t length) {
  static double times[MAX_TIERS][BATCHES];
  kgl_value values[KGL_MAX_ARGUMENTS];
  for (int i = 0; i < operation->argument_count; i++)
    values[i] = (kgl_value){.data = memory[i], .length = length, .number = 0.5};
  for (int batch = 0; batch < BATCHES; batch++)
    for (int tier = 0; kgl_tables[tier]; tier++)
      if (kgl_runs_here(kgl_tables[tier])) times[tier][batch] = time_batch(operation, kgl_tables[tier], values, length);
  for (int tier = 0; kgl_tables[tier]; tier++) {
    if (!kgl_runs_here(kgl_tables[tier])) continue;
    qsort(times[tier], BATCHES, sizeof **times, by_size);
    printf("{\"isa\":\"%s\",\"operation\":\"%s\",\"length\":%zu,\"ns\":%.1f}\n", kgl_tables[tier]->isa, operation->name,
           length, times[tier][BATCHES / 2]);
  }
}

/* With names: only the operations that have one of them. */
static bool is_wanted(int count, char **names, const kgl_operation *operation) {
  bool is_named = count == 1;
  for (int i = 1; i < count; i++) is_named |= strcmp(names[i], operation->name) == 0;
  return is_named && operation->dimension_count == 1;
}

int main(int count, char **names) {
  static const size_t lengths[] = {16, 128, 1024, LONGEST};
  for (size_t i = 0; i < LONGEST; i++)
    for (int k = 0; k < KGL_MAX_ARGUMENTS; k++) memory[k][i] = (float)(i % 100) + 0.5f;
  for (size_t i = 0; i < KGL_OPERATION_COUNT; i++) {
    if (!is_wanted(count, names, &kgl_operations[i])) continue;
    for (size_t k = 0; k < sizeof lengths / sizeof *lengths; k++) measure(&kgl_operations[i], lengths[k]);
  }
  return 0;
}
