/* SMMLA multiplies two rows of eight bytes by two columns of eight, which is twice what SDOT does:
 *   vpart_zero()                 a part of zeros
 *   vpair, vpair_load(a, b)      eight bytes of each of two rows
 *   vpair_columns(b, more, k)    of columns 2 k and 2 k + 1 of a part: four bytes from b, four from `more`
 *   vsums_add_pair(s, a, b)      s + a * b; a row's two columns lie in one half of s
 *   vsums_row(left, right, row)  of two columns in `left` and two in `right` those of the first or the second row
 */
#define KGL_DOTPROD
#define KGL_ROW_PAIRS
#include "vec_neon_narrow.h"

typedef int8x16_t vpair;
KGL_INLINE vpart vpart_zero(void) { return vdupq_n_s8(0); }
KGL_INLINE vpair vpair_load(const uint8_t *a, const uint8_t *b) {
  return vreinterpretq_s8_u8(vcombine_u8(vld1_u8(a), vld1_u8(b)));
}
KGL_INLINE vpair vpair_columns(vpart b, vpart more, const int k) {
  const int32x4_t x = vreinterpretq_s32_s8(b), y = vreinterpretq_s32_s8(more);
  return vreinterpretq_s8_s32(k == 0 ? vzip1q_s32(x, y) : vzip2q_s32(x, y));
}
KGL_INLINE vsums vsums_add_pair(vsums s, vpair a, vpair b) { return vmmlaq_s32(s, a, b); }
KGL_INLINE vsums vsums_row(vsums left, vsums right, const int row) {
  const int64x2_t x = vreinterpretq_s64_s32(left), y = vreinterpretq_s64_s32(right);
  return vreinterpretq_s32_s64(row == 0 ? vtrn1q_s64(x, y) : vtrn2q_s64(x, y));
}
