/* How fused operations end. */
#include <float.h>
#include <math.h>

#include "reference.h"

double reference_activation(size_t activation, double x) {
  if (x == -INFINITY && activation > KGL_FUSED_TANH) return -0.0;
  switch (activation) {
    case KGL_FUSED_SIGMOID: return 1 / (1 + exp(-x));
    case KGL_FUSED_TANH: return tanh(x);
    case KGL_FUSED_GELU: return x * erfc(-x / sqrt(2)) / 2;
    case KGL_FUSED_GELU_TANH: return x / (1 + exp(-2 * 0.79788456080286536 * (x + 0.044715 * x * x * x)));
    case KGL_FUSED_SILU: return x / (1 + exp(-x));
    case KGL_FUSED_HARD_SWISH: return x <= -3 ? -0.0 : x >= 3 ? x : x * (x + 3) / 6;
    default: return x;
  }
}

/* No less than an activation is steep anywhere: gelu beside 1.4, silu at 2.4, hardSwish before 3. */
static double steepness(size_t activation) {
  switch (activation) {
    case KGL_FUSED_SIGMOID: return 0.25;
    case KGL_FUSED_GELU:
    case KGL_FUSED_GELU_TANH: return 1.13;
    case KGL_FUSED_SILU: return 1.1;
    case KGL_FUSED_HARD_SWISH: return 1.5;
    default: return 1;
  }
}

/* An infinite sum has no error, though a limit may make it finite. An activation is a few units in the last place of its
 * result off, or by FLT_MIN where it fades. */
void reference_conclude(double sum, double magnitude, const kgl_value *limits, size_t activation, expectation *e,
                        size_t i) {
  const float least = (float)limits[0].number, most = (float)limits[1].number;
  e->overflows |= isfinite(magnitude) && magnitude > FLT_MAX / 2;
  if (isinf(sum)) magnitude = 0;
  if (sum < least) sum = least;
  if (sum > most) sum = most;
  e->value[i] = reference_activation(activation, sum), e->magnitudes[i] = magnitude, e->has_magnitudes = true;
  if (activation)
    e->magnitudes[i] = steepness(activation) * magnitude + 2 * fabs(e->value[i]) + FLT_MIN / FLT_EPSILON;
}
