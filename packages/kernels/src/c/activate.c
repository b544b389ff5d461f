/* See activate.h. */
#include "activate.h"

KGL_OF_TIER void activate(size_t activation, float *out, size_t n) {
  switch (activation) {
    case KGL_FUSED_SIGMOID: KGL_JOIN(sigmoid, f32, KGL_BASE)(out, out, n); break;
    case KGL_FUSED_TANH: KGL_JOIN(tanh, f32, KGL_BASE)(out, out, n); break;
    case KGL_FUSED_GELU: KGL_JOIN(gelu, f32, KGL_BASE)(out, out, n); break;
    case KGL_FUSED_GELU_TANH: KGL_JOIN(geluTanh, f32, KGL_BASE)(out, out, n); break;
    case KGL_FUSED_SILU: KGL_JOIN(silu, f32, KGL_BASE)(out, out, n); break;
    case KGL_FUSED_HARD_SWISH: KGL_JOIN(hardSwish, f32, KGL_BASE)(out, out, n); break;
    default: break;
  }
}
