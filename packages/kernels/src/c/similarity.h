/* A cosine of the three sums that it is made of. */
#ifndef KGL_SIMILARITY_H
#define KGL_SIMILARITY_H

#include <math.h>
#include <stdbool.h>
#include <stdint.h>

#include "place.h"

/* A sum of squares of f32 that neither overflowed nor lost what matters to underflow. */
KGL_INLINE bool is_sound(float squares) { return squares > 0x1p-80f && squares < INFINITY; }

/* Of sound squares: both roots are taken at once, and no product of theirs overflows. */
KGL_INLINE float sound_cosine(float ab, float aa, float bb) {
  float value = ab / (sqrtf(aa) * sqrtf(bb));
  return value > 1 ? 1.0f : value < -1 ? -1.0f : value;
}

/* Of bytes, exact: a with b, each with itself. */
typedef struct {
  int64_t ab, aa, bb;
} byte_products;

/* 0 where a vector is zero: it is like nothing. Each step rounds once, so every tier and TypeScript give the same. */
KGL_INLINE double byte_cosine(byte_products p) {
  if (p.aa == 0 || p.bb == 0) return 0;
  double value = (double)p.ab / sqrt((double)p.aa * (double)p.bb);
  return value > 1 ? 1 : value < -1 ? -1 : value;
}

#endif
