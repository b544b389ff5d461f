/* Arithmetic of f64, element by element. Each step rounds once, so every tier gives the same bits. */
#include "kernels.h"
#include "vec_f64.h"

/* In the `value` of a map: the vector of array p that the result at hand belongs to. */
#define IN(p) (rest ? vf64_load_tail((p) + at, rest) : vf64_load((p) + at))
#define MAP_WHOLE(result, position, value)          \
  do {                                              \
    const size_t at = (position), rest = 0;         \
    result = (value);                               \
  } while (0)

/* An output that is none of the inputs and too large to be found in a cache again goes past it: see map.h. */
#ifdef KGL_STREAMS_F64
#define MAP_STREAM(is_apart, out, n, value)                                       \
  if ((is_apart) && (n) * sizeof *(out) >= kgl_stream_bytes && (n) >= 8 * VF64_LANES) { \
    const size_t lead = (-(uintptr_t)(out) % sizeof r0) / sizeof *(out);          \
    if (lead) {                                                                   \
      MAP_WHOLE(r0, 0, value);                                                    \
      vf64_store_tail(out, lead, r0);                                             \
    }                                                                             \
    for (i = lead; i + 2 * VF64_LANES <= (n); i += 2 * VF64_LANES) {              \
      MAP_WHOLE(r0, i, value);                                                    \
      MAP_WHOLE(r1, i + VF64_LANES, value);                                       \
      vf64_stream((out) + i, r0);                                                 \
      vf64_stream((out) + i + VF64_LANES, r1);                                    \
    }                                                                             \
    vf32_stream_end();                                                            \
  }
#else
#define MAP_STREAM(is_apart, out, n, value) (void)(is_apart)
#endif

#define MAP(is_apart, out, n, value)                                              \
  do {                                                                            \
    size_t i = 0;                                                                 \
    vf64 r0, r1, r2, r3;                                                          \
    MAP_STREAM(is_apart, out, n, value);                                          \
    for (const size_t whole = KGL_WHOLE(i, n, 4 * VF64_LANES); i < whole; i += 4 * VF64_LANES) { \
      MAP_WHOLE(r0, i, value);                                                    \
      MAP_WHOLE(r1, i + VF64_LANES, value);                                       \
      MAP_WHOLE(r2, i + 2 * VF64_LANES, value);                                   \
      MAP_WHOLE(r3, i + 3 * VF64_LANES, value);                                   \
      vf64_store((out) + i, r0), vf64_store((out) + i + VF64_LANES, r1);          \
      vf64_store((out) + i + 2 * VF64_LANES, r2), vf64_store((out) + i + 3 * VF64_LANES, r3); \
    }                                                                             \
    for (; i < (n); i += VF64_LANES) {                                            \
      const size_t at = i, rest = (n) - i < VF64_LANES ? (n) - i : 0;             \
      const vf64 result = (value);                                                \
      if (rest)                                                                   \
        vf64_store_tail((out) + i, rest, result);                                 \
      else                                                                        \
        vf64_store((out) + i, result);                                            \
    }                                                                             \
  } while (0)

#define UNARY(op, value) \
  void KGL_KERNEL(op, f64)(const double *a, double *out, size_t n) { MAP(a != out, out, n, value); }
#define BINARY(op, value) \
  void KGL_KERNEL(op, f64)(const double *a, const double *b, double *out, size_t n) { \
    MAP(a != out && b != out, out, n, value);                                         \
  }

BINARY(add, vf64_add(IN(a), IN(b)))
BINARY(sub, vf64_sub(IN(a), IN(b)))
BINARY(mul, vf64_mul(IN(a), IN(b)))
BINARY(div, vf64_div(IN(a), IN(b)))
BINARY(minimum, vf64_minimum(IN(a), IN(b)))
BINARY(maximum, vf64_maximum(IN(a), IN(b)))
UNARY(neg, vf64_neg(IN(a)))
UNARY(abs, vf64_abs(IN(a)))
UNARY(sqrt, vf64_sqrt(IN(a)))

void KGL_KERNEL(fma, f64)(const double *a, const double *b, const double *c, double *out, size_t n) {
  MAP(a != out && b != out && c != out, out, n, vf64_fused(IN(a), IN(b), IN(c)));
}

void KGL_KERNEL(scale, f64)(const double *a, double s, double *out, size_t n) {
  const vf64 factor = vf64_set1(s);
  MAP(a != out, out, n, vf64_mul(IN(a), factor));
}

void KGL_KERNEL(axpy, f64)(double alpha, const double *x, double *y, size_t n) {
  const vf64 factor = vf64_set1(alpha);
  MAP(false, y, n, vf64_add(IN(y), vf64_mul(IN(x), factor)));
}
