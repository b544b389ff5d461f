/* The lane of the kernels themselves, linked into a C program: lane [<tier>]. It answers requests of the suite `kernels`:
 * a line "<case> <n> <repeats>" by the nanoseconds that those repeats took, or by "-" for a case that it has not. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dispatch.h"
#include "lane.h"

enum { ARRAYS = 5, LINE = 64, NAME = 32 };

typedef struct {
  char name[NAME];
  operands operands;
  void *memory;
  lane_run run;
} prepared;

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

static bool prepare(prepared *p, const char *name, size_t n) {
  if (p->run && p->operands.n == n && strcmp(p->name, name) == 0) return true;
  /* Before memory is taken: n of a name that is not here may be any number. */
  const lane_case *operation = find_operation(name);
  if (!operation && !is_limit(name)) return false;
  if ((!p->memory || p->operands.n != n) && !allocate(p, n)) return false;
  p->run = operation ? operation->run : fastest_limit(name, &p->operands);
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
