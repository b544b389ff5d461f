/* Calls one kernel a number of times: one-call <tier> <operation> <dimensions, with commas> <calls>. For counting instructions:
 * what one call more executes is the kernel's own. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "call.h"

enum { MOST = 128 * 128 };

/* Every array's elements, filled as floats: as bytes and halves they are as good as any; indices of the first ones. */
static float memory[KGL_MAX_ARGUMENTS][MOST] __attribute__((aligned(64)));

static const kgl_table *table_of(const char *isa) {
  for (int i = 0; kgl_tables[i]; i++)
    if (strcmp(kgl_tables[i]->isa, isa) == 0) return kgl_tables[i];
  return NULL;
}

/* One of so many dimensions. */
static const kgl_operation *operation_of(const char *name, int dimensions) {
  for (size_t i = 0; i < KGL_OPERATION_COUNT; i++) {
    const kgl_operation *operation = &kgl_operations[i];
    if (operation->dimension_count == dimensions && strcmp(operation->name, name) == 0) return operation;
  }
  return NULL;
}

static int read_dimensions(char *text, size_t *dimensions) {
  int count = 0;
  for (; *text && count < KGL_MAX_DIMENSIONS; text += *text == ',') dimensions[count++] = strtoul(text, &text, 10);
  return count;
}

/* True if each array keeps within `memory`. */
static bool place_operands(const kgl_operation *operation, const size_t *dimensions, kgl_value *values) {
  for (int i = 0; i < operation->argument_count; i++) {
    const kgl_argument *argument = &operation->arguments[i];
    values[i] = (kgl_value){.data = memory[i], .number = 0.5};
    if (argument->kind <= KGL_INOUT) values[i].length = kgl_length(argument, dimensions);
    if (values[i].length > MOST) return false;
  }
  return true;
}

int main(int count, char **texts) {
  const kgl_table *table = count == 5 ? table_of(texts[1]) : NULL;
  size_t dimensions[KGL_MAX_DIMENSIONS] = {0};
  const kgl_operation *operation = table ? operation_of(texts[2], read_dimensions(texts[3], dimensions)) : NULL;
  kgl_value values[KGL_MAX_ARGUMENTS];
  if (!operation || !place_operands(operation, dimensions, values)) {
    fprintf(stderr, "one-call <tier> <operation> <dimensions, arrays of at most %d elements> <calls>\n", MOST);
    return 2;
  }
  for (int k = 0; k < operation->argument_count; k++)
    for (size_t i = 0; i < values[k].length; i++)
      if (operation->arguments[k].dtype == KGL_U32) ((uint32_t *)memory[k])[i] = (uint32_t)(i * 37 % 64); /* indices */
      else memory[k][i] = (float)((i * 37 + (size_t)k * 11) % 100) / 50 - 0.99f;
  volatile double result = 0;
  for (long calls = strtol(texts[4], NULL, 10); calls > 0; calls--) result = operation->invoke(table, values, dimensions);
  (void)result;
  return 0;
}
