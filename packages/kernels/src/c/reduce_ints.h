/* Reductions of integers. Included once per type, with ELEMENT and DTYPE defined, LANES being those of its vectors, OF(name)
 * the vocabulary's word for it, and WORDS(p), WORDS_TAIL(p, n) vectors of int16 from memory. */

/* Up to EXACT vectors. */
KGL_INLINE int64_t KGL_NAMED(block_sum, DTYPE)(const ELEMENT *a, size_t n) {
  const vw16 one = ones();
  vsum8 acc[4] = {vsum8_zero(), vsum8_zero(), vsum8_zero(), vsum8_zero()};
  size_t i = 0;
#define STEP(k, at) acc[k] = vsum8_add(acc[k], WORDS(a + (at)), one)
  FOLD_VECTORS_BY_FOUR(i, n, VW16_LANES, STEP);
#undef STEP
  if (i < n) acc[3] = vsum8_add(acc[3], WORDS_TAIL(a + i, n - i), one);
  return vsum8_total(acc[0]) + vsum8_total(acc[1]) + vsum8_total(acc[2]) + vsum8_total(acc[3]);
}

double KGL_KERNEL(sum, DTYPE)(const ELEMENT *a, size_t n) {
  int64_t sum = 0;
  for (; n > EXACT; n -= EXACT, a += EXACT) sum += KGL_NAMED(block_sum, DTYPE)(a, EXACT);
  return (double)(sum + KGL_NAMED(block_sum, DTYPE)(a, n));
}

/* The last vector overlaps the one before it, which changes no extreme. `0 sign 1`: of nothing the smallest is Infinity. */
#define EXTREME(op, sign)                                                                      \
  double KGL_KERNEL(op, DTYPE)(const ELEMENT *a, size_t n) {                                   \
    if (n == 0) return 0 sign 1 ? INFINITY : -INFINITY;                                        \
    ELEMENT best = a[0];                                                                       \
    if (n < LANES) {                                                                           \
      KGL_ROLLED for (size_t i = 1; i < n; i++) best = a[i] sign best ? a[i] : best;           \
      return best;                                                                             \
    }                                                                                          \
    OF(t) first = OF(load)(a), acc[4] = {first, first, first, first};                          \
    size_t i = 0;                                                                              \
    FOLD_VECTORS_BY_FOUR(i, n, LANES, STEP_##op);                                              \
    acc[3] = OF(op)(acc[3], OF(load)(a + n - LANES));                                          \
    ELEMENT lanes[LANES];                                                                      \
    OF(store)(lanes, JOIN_FOUR(acc, OF(op)));                                                  \
    for (size_t k = 0; k < LANES; k++) best = lanes[k] sign best ? lanes[k] : best;            \
    return best;                                                                               \
  }
#define STEP_max(k, at) acc[k] = OF(max)(acc[k], OF(load)(a + (at)))
#define STEP_min(k, at) acc[k] = OF(min)(acc[k], OF(load)(a + (at)))
EXTREME(max, >)
EXTREME(min, <)
#undef STEP_max
#undef STEP_min
#undef EXTREME
