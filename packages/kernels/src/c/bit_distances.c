/* Distances of sets that are packed bits. */
#include "kernels.h"
#include "vec_sets.h"

/* A byte counts the bits of this many others. */
enum { COUNTED = 31, STEP = sizeof(vset) };

typedef struct {
  uint64_t differing, common;
} comparison;

KGL_INLINE comparison compare(const uint8_t *a, const uint8_t *b, size_t n, const bool wants_common) {
  comparison total = {0, 0};
  size_t i = 0;
  while (n - i >= STEP) {
    vset differing = vset_zero(), common = vset_zero();
    for (const size_t end = i + kgl_smaller(COUNTED, (n - i) / STEP) * STEP; i < end; i += STEP) {
      const vset x = vset_load(a + i), y = vset_load(b + i);
      differing = vset_add(differing, vset_count(vset_xor(x, y)));
      if (wants_common) common = vset_add(common, vset_count(vset_and(x, y)));
    }
    total.differing += vset_total(differing);
    if (wants_common) total.common += vset_total(common);
  }
  KGL_ROLLED
  for (; i < n; i++) {
    total.differing += (unsigned)__builtin_popcount(a[i] ^ b[i]);
    if (wants_common) total.common += (unsigned)__builtin_popcount(a[i] & b[i]);
  }
  return total;
}

KGL_HELPER double share_of_common(const uint8_t *a, const uint8_t *b, size_t n) {
  const comparison bits = compare(a, b, n, true);
  const uint64_t either = bits.common + bits.differing;
  return either ? (double)bits.common / (double)either : 0;
}

double KGL_KERNEL(hamming, u8)(const uint8_t *a, const uint8_t *b, size_t n) {
  return (double)compare(a, b, n, false).differing;
}
double KGL_KERNEL(hamming, u32)(const uint32_t *a, const uint32_t *b, size_t n) {
  return KGL_JOIN(hamming, u8, KGL_ISA)((const uint8_t *)a, (const uint8_t *)b, 4 * n);
}

double KGL_KERNEL(jaccard, u8)(const uint8_t *a, const uint8_t *b, size_t n) { return share_of_common(a, b, n); }
double KGL_KERNEL(jaccard, u32)(const uint32_t *a, const uint32_t *b, size_t n) {
  return share_of_common((const uint8_t *)a, (const uint8_t *)b, 4 * n);
}
