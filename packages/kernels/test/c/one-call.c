/* Calls one kernel a number of times: one-call <tier> <operation> <elements> <calls>. For counting instructions:
 * what one call more executes is the kernel's own. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "call.h"

enum { MOST = 10000 };

/* Every array's elements, filled as floats: as bytes and halves they are as good as any. */
static float memory[KGL_MAX_ARGUMENTS][MOST] __attribute__((aligned(64)));

static const kgl_table *table_of(const char *isa) {
  for (int i = 0; kgl_tables[i]; i++)
    if (strcmp(kgl_tables[i]->isa, isa) == 0) return kgl_tables[i];
  return NULL;
}

/* One that keeps each of its arrays within `memory`. */
static const kgl_operation *operation_of(const char *name) {
  for (size_t i = 0; i < KGL_OPERATION_COUNT; i++) {
    const kgl_operation *operation = &kgl_operations[i];
    if (operation->dimension_count == 1 && strcmp(operation->name, name) == 0) return operation;
  }
  return NULL;
}

int main(int count, char **texts) {
  const kgl_table *table = count == 5 ? table_of(texts[1]) : NULL;
  const kgl_operation *operation = count == 5 ? operation_of(texts[2]) : NULL;
  const size_t length = count == 5 ? strtoul(texts[3], NULL, 10) : MOST + 1;
  if (!table || !operation || length > MOST) {
    fprintf(stderr, "one-call <tier> <operation> <elements, at most %d> <calls>\n", MOST);
    return 2;
  }
  for (int k = 0; k < operation->argument_count; k++)
    for (size_t i = 0; i < length; i++) memory[k][i] = (float)((i * 37 + (size_t)k * 11) % 100) / 50 - 0.99f;
  kgl_value values[KGL_MAX_ARGUMENTS];
  for (int i = 0; i < operation->argument_count; i++)
    values[i] = (kgl_value){.data = memory[i], .length = length, .number = 0.5};
  const size_t dimensions[KGL_MAX_DIMENSIONS] = {length};
  volatile double result = 0;
  for (long calls = strtol(texts[4], NULL, 10); calls > 0; calls--) result = operation->invoke(table, values, dimensions);
  (void)result;
  return 0;
}
