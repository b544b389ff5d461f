/* Calls an operation on a matrix through the generated tables, to see its dimensions found and its misuse refused. */
#include <stdio.h>

#include "call.h"

static void gemv(const float *a, const float *x, float *y, size_t m, size_t n) {
  (void)a, (void)x, (void)y;
  printf("m %zu n %zu\n", m, n);
}

static void call(double m, kgl_value a, kgl_value x, kgl_value y) {
  const kgl_table table = {.gemv_f32 = gemv};
  const kgl_operation *operation = &kgl_operations[KGL_OPERATION_COUNT - 1];
  kgl_value values[] = {{.number = m}, a, x, y};
  size_t dimensions[KGL_MAX_DIMENSIONS];
  kgl_failure failure;
  if (kgl_number(operation, &operation->arguments[0], &values[0], &failure) &&
      kgl_check(operation, values, dimensions, &failure))
    operation->invoke(&table, values, dimensions);
  else
    printf("%s %s\n", failure.code, failure.message);
}

int main(void) {
  static float memory[32];
  kgl_value a = {.data = memory, .length = 6}, short_a = {.data = memory, .length = 5};
  kgl_value x = {.data = memory + 8, .length = 3};
  kgl_value y = {.data = memory + 16, .length = 2}, long_y = {.data = memory + 16, .length = 3};
  call(2, a, x, y);
  call(2, short_a, x, y);
  call(2, a, x, long_y);
  call(1.5, a, x, y);
  call(4294967296.0, a, x, y);
  call(4294967295.0, a, (kgl_value){.data = memory + 8, .length = SIZE_MAX / 2}, y);
  call(2, a, x, (kgl_value){.data = memory + 8, .length = 2});
  return 0;
}
