/* How fused operations end. */
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
