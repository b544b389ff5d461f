/* What the conformance driver expects of an operation, from float64 arithmetic. */
#ifndef KGL_REFERENCE_H
#define KGL_REFERENCE_H

#include "call.h"

typedef enum { BOUND_EXACT, BOUND_ROUNDED, BOUND_ACCUMULATED, BOUND_ULP } bound_kind;

/* Filled by a reference function. `value` has as many elements as the result: one, or those of the array returned. */
typedef struct {
  double *value;
  double magnitude; /* BOUND_ACCUMULATED: sum of the terms' absolute values */
  double *magnitudes; /* the same for each element of the result, if has_magnitudes; BOUND_ULP:
                       factors of `absolute`. Below 0: any result is right */
  bool has_magnitudes;
  double centre; /* its bound, squared, is added to the magnitude: of what the terms are measured from */
  size_t terms; /* of a sum; 0: as many as the first dimension has */
  double *other; /* what another array that is written must hold, of the argument with this index if it is not 0 */
  int other_argument;
  bool overflows; /* partial sums may overflow: any infinity or NaN is then right */
} expectation;

typedef struct {
  const char *name;
  bound_kind bound;
  void (*reference)(const kgl_value *values, const size_t *dimensions, expectation *expected);
  double ulps, ulps_per_element, absolute; /* BOUND_ULP */
  bool cancels; /* its sign too may differ, by no more than `absolute` says */
  double lanes, sums, vanishing; /* BOUND_ACCUMULATED; 0 lanes: those of the tier */
  bool is_double; /* sums are of f64 */
} matrix_row;

/* A unit in the last place that the float nearest to `wanted`, which is finite, has. */
double last_place_of(double wanted);

/* How far `got` is from `wanted`, in units in the last place that the nearest float has: 0 if it is the one float to give,
 * infinite if it differs in being NaN or in the sign of zero. */
double ulps_apart(float got, double wanted);

/* One of the activations of fused operations (KGL_FUSED_*), in float64. */
double reference_activation(size_t activation, double x);

/* Result i of a fused operation: a sum between its limits, low and high, through an activation. */
void reference_conclude(double sum, double magnitude, const kgl_value *limits, size_t activation, expectation *e,
                        size_t i);

/* The number that a half's bits are, and the half nearest to a number. */
double half_value(uint16_t half);
uint16_t nearest_half(double value);
/* The number that the bits of a bf16 are. */
double bfloat_value(uint16_t bits);

/* Where bytes are multiplied by packed ones: makes of random panels what packing makes, zeros beside the weights and their
 * sums. False for other operations. */
bool make_packed_bytes(const kgl_operation *operation, const kgl_value *values, const size_t *dimensions);

/* Of a recurrent layer: makes of random numbers those of functions. False for other operations. */
bool number_functions(const kgl_operation *operation, const kgl_value *values);

#endif
