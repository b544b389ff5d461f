/* What the conformance driver expects of an operation, from float64 arithmetic. */
#ifndef KGL_REFERENCE_H
#define KGL_REFERENCE_H

#include "call.h"

typedef enum { BOUND_EXACT, BOUND_ROUNDED, BOUND_ACCUMULATED } bound_kind;

/* Filled by a reference function. `value` has as many elements as the result: one, or those of the array returned. */
typedef struct {
  double *value;
  double magnitude; /* BOUND_ACCUMULATED: sum of the terms' absolute values */
  bool overflows; /* partial sums may overflow: any infinity or NaN is then right */
} expectation;

typedef struct {
  const char *name;
  bound_kind bound;
  void (*reference)(const kgl_value *values, const size_t *dimensions, expectation *expected);
} matrix_row;

#endif
