/* Calls of the kernels from C, as a native program would make them. */
#include <string.h>

#include "lane.h"

#define CASE(name, call)                                                                    \
  static void run_##name(const kgl_table *table, const operands *o, size_t repeats) {       \
    const size_t n = o->n;                                                                  \
    for (size_t i = 0; i < repeats; i++) call;                                              \
  }
#define NUMBER(name, ...) CASE(name, lane_sink = (double)table->name##_f32(__VA_ARGS__, n))
#define ARRAY(name, ...) CASE(name, table->name##_f32(__VA_ARGS__, o->out, n))

#define OPERATIONS(number, array)                                                            \
  number(dot, o->a, o->b) number(cosine, o->a, o->b) number(squaredEuclidean, o->a, o->b)    \
  number(sum, o->a) number(max, o->a) number(min, o->a) number(argmax, o->a)                 \
  number(argmin, o->a) number(mean, o->a) number(variance, o->a) number(sumOfSquares, o->a)  \
  number(normL1, o->a) number(normL2, o->a) number(normLinf, o->a)                           \
  array(add, o->a, o->b) array(sub, o->a, o->b) array(mul, o->a, o->b) array(div, o->a, o->p)\
  array(fma, o->a, o->b, o->c) array(minimum, o->a, o->b) array(maximum, o->a, o->b)         \
  array(scale, o->a, 1.5f) array(clamp, o->a, -1.f, 1.f) array(pow, o->p, o->b)              \
  array(neg, o->a) array(abs, o->a) array(sign, o->a) array(trunc, o->a) array(floor, o->a)  \
  array(ceil, o->a) array(round, o->a) array(sqrt, o->p) array(rsqrt, o->p) array(recip, o->p)\
  array(exp, o->a) array(log, o->p) array(tanh, o->a) array(sin, o->a) array(cos, o->a)      \
  array(erf, o->a) array(relu, o->a) array(leakyRelu, o->a, 0.01f) array(elu, o->a, 1.f)     \
  array(selu, o->a) array(gelu, o->a) array(geluTanh, o->a) array(silu, o->a)                \
  array(hardSwish, o->a) array(mish, o->a) array(sigmoid, o->a) array(softplus, o->a)        \
  array(softmax, o->a) array(logSoftmax, o->a)

OPERATIONS(NUMBER, ARRAY)

#define ENTRY(name, ...) {#name, run_##name},
static const lane_case operations[] = {OPERATIONS(ENTRY, ENTRY)};

const lane_case *find_operation(const char *name) {
  for (size_t i = 0; i < sizeof operations / sizeof *operations; i++)
    if (strcmp(operations[i].name, name) == 0) return &operations[i];
  return NULL;
}
