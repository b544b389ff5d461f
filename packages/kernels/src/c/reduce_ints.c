/* Sums and extremes of int8 and int16: exact on every tier. */
#include "fold.h"
#include "kernels.h"
#include "vec_lanes.h"
#include "vec_words.h"

/* A lane takes two elements of up to 2^15 from each vector, and all lanes have the sum of a block: 2^30. */
enum { EXACT = VW16_LANES << 14 };

KGL_INLINE vw16 ones(void) {
  int16_t one[VW16_LANES];
  for (size_t i = 0; i < VW16_LANES; i++) one[i] = 1;
  return vw16_load(one);
}

#define OF_(name, dtype) v##dtype##_##name
#define OF_TYPE(name, dtype) OF_(name, dtype)
#define OF(name) OF_TYPE(name, DTYPE)
typedef vi8 vi8_t;
typedef vi16 vi16_t;

#define ELEMENT int8_t
#define DTYPE i8
#define LANES VI8_LANES
#define WORDS(p) vw16_load_i8(p)
#define WORDS_TAIL(p, n) vw16_load_tail_i8(p, n)
#include "reduce_ints.h"
#undef ELEMENT
#undef DTYPE
#undef LANES
#undef WORDS
#undef WORDS_TAIL

#define ELEMENT int16_t
#define DTYPE i16
#define LANES VI16_LANES
#define WORDS(p) vw16_load(p)
#define WORDS_TAIL(p, n) vw16_load_tail(p, n)
#include "reduce_ints.h"

/* Sums of products, of which a lane of int64 holds any number and one of int32 VSUM_EXACT vectors. */
KGL_INLINE int64_t block_dot(const int16_t *a, const int16_t *b, size_t n) {
  vsum16 acc[2] = {vsum16_zero(), vsum16_zero()};
  size_t i = 0;
#define ADD(k, x, y) acc[k] = vsum16_add(acc[k], x, vw16_split(y))
  for (; i + 2 * VW16_LANES <= n; i += 2 * VW16_LANES) {
    ADD(0, vw16_load(a + i), vw16_load(b + i));
    ADD(1, vw16_load(a + i + VW16_LANES), vw16_load(b + i + VW16_LANES));
  }
  if (n - i >= VW16_LANES) {
    ADD(0, vw16_load(a + i), vw16_load(b + i));
    i += VW16_LANES;
  }
  if (i < n) ADD(1, vw16_load_tail(a + i, n - i), vw16_load_tail(b + i, n - i));
#undef ADD
  return vsum16_total(acc[0]) + vsum16_total(acc[1]);
}

double KGL_KERNEL(dot, i16)(const int16_t *a, const int16_t *b, size_t n) {
  enum { BLOCK = VSUM_EXACT * VW16_LANES };
  int64_t sum = 0;
  for (; n > BLOCK; n -= BLOCK, a += BLOCK, b += BLOCK) sum += block_dot(a, b, BLOCK);
  return (double)(sum + block_dot(a, b, n));
}
