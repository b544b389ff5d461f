#include "packs.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lane.h"

enum {
  RIGHT_SEED = 5, /* of b, matmul's fifth argument */
  ROWS_COMPARED = 8,
};

const kgl_operation *kernel_named(const char *name, size_t length) {
  for (size_t i = 0; i < KGL_OPERATION_COUNT; i++)
    if (strlen(kgl_operations[i].name) == length && memcmp(kgl_operations[i].name, name, length) == 0)
      return &kgl_operations[i];
  return NULL;
}

void fill_bytes(uint8_t *bytes, size_t count, uint32_t seed) {
  for (uint32_t k = 0; k < count; k++) bytes[k] = (uint8_t)((k * 2654435761u + seed * 40503u) >> 24);
}

static bool invoke(const kgl_table *table, const char *name, const kgl_value *values) {
  const kgl_operation *operation = kernel_named(name, strlen(name));
  size_t dimensions[KGL_MAX_DIMENSIONS];
  kgl_failure failure;
  if (!operation || !kgl_check(operation, values, dimensions, &failure)) {
    fprintf(stderr, "%s: %s\n", name, operation ? failure.message : "no such operation");
    return false;
  }
  operation->invoke(table, values, dimensions);
  return true;
}

static bool is_near(double found, double expected, double bound, const char *name, size_t row, size_t column) {
  if (fabs(found - expected) <= bound) return true;
  fprintf(stderr, "%s: out[%zu, %zu] is %g, by a plain loop %g\n", name, row, column, found, expected);
  return false;
}

/* An element of a product with what may be at its end: a bias, and gelu as the only activation. */
static double end_of(double sum, const kgl_value *values, size_t column) {
  const kgl_value *bias = &values[5], *activation = &values[10];
  const double x = bias->length ? sum + ((const float *)bias->data)[column] : sum;
  return activation->length ? 0.5 * x * (1 + erf(x * sqrt(0.5))) : x;
}

static bool pack_floats(const kgl_table *table, const kgl_value *values) {
  const size_t rows = values[1].length, inner = values[2].length, columns = values[4].length;
  const float *a = values[0].data, *out = values[7].data;
  float *b = malloc(inner * columns * sizeof *b);
  for (uint32_t i = 0; b && i < inner * columns; i++) b[i] = element(i, RIGHT_SEED);
  bool is_right =
      b && invoke(table, "packColumns",
                  (kgl_value[]){{.data = b, .length = inner * columns}, values[2], values[4], values[3]}) &&
      invoke(table, "matmulPacked", values);
  for (size_t row = 0; is_right && row < rows; row += (rows + ROWS_COMPARED - 1) / ROWS_COMPARED)
    for (size_t column = 0; is_right && column < columns; column++) {
      double sum = 0;
      for (size_t k = 0; k < inner; k++) sum += (double)a[row * inner + k] * b[k * columns + column];
      const double found = out[row * columns + column];
      is_right = is_near(found, end_of(sum, values, column), 1e-5 * 16 * (double)inner, "matmulPacked", row, column);
    }
  free(b);
  return is_right;
}

static bool pack_bytes(const kgl_table *table, const kgl_value *values) {
  const size_t rows = values[1].length, inner = values[2].length, columns = values[6].length;
  const int8_t *a = values[0].data;
  const int32_t *out = values[8].data;
  int8_t *b = malloc(inner * columns);
  if (b) fill_bytes((uint8_t *)b, inner * columns, RIGHT_SEED);
  bool is_right = b &&
                  invoke(table, "packBytes",
                         (kgl_value[]){{.data = b, .length = inner * columns},
                                       values[2], values[6], {.number = 0}, values[5], values[4]}) &&
                  invoke(table, "matmulInteger", values);
  for (size_t row = 0; is_right && row < rows; row += (rows + ROWS_COMPARED - 1) / ROWS_COMPARED)
    for (size_t column = 0; is_right && column < columns; column++) {
      int32_t sum = 0;
      for (size_t k = 0; k < inner; k++) sum += a[row * inner + k] * b[k * columns + column];
      is_right = is_near(out[row * columns + column], sum, 0, "matmulInteger", row, column);
    }
  free(b);
  return is_right;
}

bool pack_and_compare(const kgl_table *table, const kgl_operation *operation, const kgl_value *values) {
  if (strcmp(operation->name, "matmulPacked") == 0) return pack_floats(table, values);
  return strcmp(operation->name, "matmulInteger") != 0 || pack_bytes(table, values);
}
