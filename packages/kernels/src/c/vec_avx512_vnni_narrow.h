/* VPDPBUSD multiplies unsigned by signed bytes and adds four products to a lane. One factor's sign is therefore biased
 * by 128 (its top bit turned), and 128 times the sum of the other factor is subtracted at the end. */
#define KGL_VNNI
#include "vec_avx512_narrow.h"

typedef struct {
  __m512i sum, other; /* of products with the bias in; of the factor that it was multiplied by */
} vdot;

KGL_INLINE vdot vdot_zero(void) { return (vdot){_mm512_setzero_si512(), _mm512_setzero_si512()}; }
KGL_INLINE vdot vdot_i8(vdot s, vn8 a, vn8 b) {
  return (vdot){_mm512_dpbusd_epi32(s.sum, vn8_biased(a), b), _mm512_dpbusd_epi32(s.other, _mm512_set1_epi8(1), b)};
}
KGL_INLINE vdot vdot_u8(vdot s, vn8 a, vn8 b) {
  return (vdot){_mm512_dpbusd_epi32(s.sum, a, vn8_biased(b)), _mm512_dpbusd_epi32(s.other, a, _mm512_set1_epi8(1))};
}
KGL_INLINE vdot vdot_apart_u8(vdot s, vn8 a, vn8 b) {
  vn8 d = vn8_apart_u8(a, b);
  __m512i low = vn8_low_u(d), high = vn8_high_u(d);
  return (vdot){_mm512_dpwssd_epi32(s.sum, low, low), _mm512_dpwssd_epi32(s.other, high, high)};
}
KGL_INLINE vdot vdot_apart_i8(vdot s, vn8 a, vn8 b) { return vdot_apart_u8(s, vn8_biased(a), vn8_biased(b)); }
KGL_INLINE vdot vdot_join(vdot a, vdot b) {
  return (vdot){_mm512_add_epi32(a.sum, b.sum), _mm512_add_epi32(a.other, b.other)};
}
KGL_INLINE int64_t vdot_total_i8(vdot s) { return vi32_total(s.sum) - 128 * vi32_total(s.other); }
KGL_INLINE int64_t vdot_total_u8(vdot s) { return vi32_total(s.sum) + 128 * vi32_total(s.other); }
KGL_INLINE int64_t vdot_total_apart(vdot s) { return vi32_total(s.sum) + vi32_total(s.other); }

typedef __m512i vpart;
typedef __m512i vquads;
enum { VTILE_ROWS = 14, VROW_UNSIGNED = 1, VROW_PLANES = 1 };
KGL_INLINE vpart vpart_load(const int8_t *p) { return vn8_load(p); }
KGL_INLINE vquads vquads_load(const uint8_t *row, size_t quad) { return _mm512_set1_epi32(kgl_load_word(row + 4 * quad)); }
KGL_INLINE vsums vsums_add(vsums s, vpart b, vquads a, int k) {
  (void)k;
  return _mm512_dpbusd_epi32(s, a, b);
}
