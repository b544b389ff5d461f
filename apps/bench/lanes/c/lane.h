/* What the C lane's cases share: a case does its work `repeats` times on the same operands. */
#ifndef LANE_H
#define LANE_H

#include <stdbool.h>
#include <stddef.h>

#include "kernels.h"

typedef struct {
  float *a, *b, *c, *p, *out; /* p has positive elements; all begin on a cache line */
  size_t n;
} operands;

typedef void (*lane_run)(const kgl_table *table, const operands *o, size_t repeats);

typedef struct {
  const char *name;
  lane_run run;
} lane_case;

/* Results land here, out of the optimiser's reach. */
extern volatile double lane_sink;

/* The case of that name, NULL if there is none. */
const lane_case *find_operation(const char *name);

/* Whether there is a limit of that name. */
bool is_limit(const char *name);

/* The fastest of the ways to reach a limit of the machine with these operands; NULL for a name that is no limit. */
lane_run fastest_limit(const char *name, const operands *o);

double now_ns(void);

/* Nanoseconds of the shortest of so many runs of `work`. */
double least_ns(int trials, void (*work)(const void *), const void *what);

/* Element i of operand k, the same in every lane: between -4 and 4, in no order. */
float element(uint32_t i, uint32_t k);

#endif
