/* Reductions of int8 and uint8: exact in int32 lanes, collected in int64 before those could overflow. */
#include "fold.h"
#include "kernels.h"
#include "vec_narrow.h"

/* Sums of products: of a and b, of each with itself. */
typedef struct {
  int64_t ab, aa, bb;
} products;

/* 0 where a vector is zero: it is like nothing. Each step rounds once, so every tier and TypeScript give the same. */
KGL_INLINE double similarity(products p) {
  if (p.aa == 0 || p.bb == 0) return 0;
  double value = (double)p.ab / sqrt((double)p.aa * (double)p.bb);
  return value > 1 ? 1 : value < -1 ? -1 : value;
}

#define ELEMENT int8_t
#define DTYPE i8
#define DOT(s, a, b) vdot_i8(s, a, b)
#define APART(s, a, b) vdot_apart_i8(s, a, b)
#define TOTAL(s) vdot_total_i8(s)
#include "reduce_bytes.h"
#undef ELEMENT
#undef DTYPE
#undef DOT
#undef APART
#undef TOTAL

#define ELEMENT uint8_t
#define DTYPE u8
#define DOT(s, a, b) vdot_u8(s, a, b)
#define APART(s, a, b) vdot_apart_u8(s, a, b)
#define TOTAL(s) vdot_total_u8(s)
#include "reduce_bytes.h"
