/* Operations on integers element by element. Included once per type, with ELEMENT and DTYPE defined, LANES being those of
 * its vectors and OF(name) the vocabulary's word for it. */

typedef OF(t) KGL_NAMED(join, DTYPE)(OF(t), OF(t));
#define JOIN KGL_NAMED(join, DTYPE)

/* Fewer elements than a vector has, through memory that has room for one. */
KGL_INLINE void KGL_NAMED(map_few, DTYPE)(const ELEMENT *a, const ELEMENT *b, ELEMENT *out, size_t n, JOIN *join) {
  ELEMENT x[LANES] = {0}, y[LANES] = {0};
  copy_few(x, a, n * sizeof *a);
  copy_few(y, b, n * sizeof *b);
  OF(store)(x, join(OF(load)(x), OF(load)(y)));
  copy_few(out, x, n * sizeof *out);
}

/* The last vector overlaps the one before it: it is computed first, since `out` may be an operand, and stored last. */
KGL_INLINE void KGL_NAMED(map, DTYPE)(const ELEMENT *a, const ELEMENT *b, ELEMENT *out, size_t n, JOIN *join) {
  if (n < LANES) {
    KGL_NAMED(map_few, DTYPE)(a, b, out, n, join);
    return;
  }
  const size_t end = n - LANES;
  const OF(t) last = join(OF(load)(a + end), OF(load)(b + end));
#define VALUE(k) join(OF(load)(a + i + (k) * LANES), OF(load)(b + i + (k) * LANES))
  size_t i = 0;
  for (const size_t whole = KGL_WHOLE(0, end, 4 * LANES); i < whole; i += 4 * LANES) {
    const OF(t) r0 = VALUE(0), r1 = VALUE(1), r2 = VALUE(2), r3 = VALUE(3);
    OF(store)(out + i, r0), OF(store)(out + i + LANES, r1);
    OF(store)(out + i + 2 * LANES, r2), OF(store)(out + i + 3 * LANES, r3);
  }
  KGL_ROLLED for (; i < end; i += LANES) OF(store)(out + i, VALUE(0));
#undef VALUE
  OF(store)(out + end, last);
}

#define BINARY(op, word)                                                                             \
  void KGL_KERNEL(op, DTYPE)(const ELEMENT *a, const ELEMENT *b, ELEMENT *out, size_t n) {           \
    KGL_NAMED(map, DTYPE)(a, b, out, n, OF(word));                                                   \
  }
BINARY(add, add)
BINARY(sub, sub)
BINARY(mul, mul)
BINARY(addSaturated, add_saturated)
BINARY(subSaturated, sub_saturated)
BINARY(mulSaturated, mul_saturated)
#undef BINARY
#undef JOIN

/* Every product fits int32; the sums wrap. */
void KGL_KERNEL(multiplyAccumulate, DTYPE)(const ELEMENT *a, const ELEMENT *b, int32_t *sums, size_t n) {
  size_t i = 0;
  for (const size_t whole = KGL_WHOLE(0, n, 4 * VF32_LANES); i < whole; i += 4 * VF32_LANES) {
    vi32 x[4], y[4];
    vi32_load_four_as(AS, a + i, x);
    vi32_load_four_as(AS, b + i, y);
    for (size_t k = 0; k < 4; k++) {
      int32_t *at = sums + i + k * VF32_LANES;
      vi32_store(at, vi32_add(vi32_load(at), vi32_mul(x[k], y[k])));
    }
  }
  KGL_ROLLED for (; i < n; i++) sums[i] = (int32_t)((uint32_t)sums[i] + (uint32_t)(a[i] * b[i]));
}
