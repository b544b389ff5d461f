/* Sums of products of bytes on their way out: without zero points, and as int32, floats or bytes. Each step rounds once. */
#ifndef KGL_FINISH_BYTES_H
#define KGL_FINISH_BYTES_H

#include <float.h>

#include "product_bytes.h"
#include "vec_integers.h"

/* Some rows by one panel on their way out: `rest` lanes of a vector from column `at` on, all of them if it is 0. */
typedef struct {
  const byte_product *product;
  const int32_t *sums, *row_terms;
  size_t row, rows, at, rest;
} finished;

KGL_INLINE vi32 load_integers(const int32_t *p, size_t rest) {
  int32_t padded[VF32_LANES] = {0};
  for (size_t i = 0; i < rest; i++) padded[i] = p[i];
  return vi32_load(rest ? padded : p);
}
KGL_INLINE vf32 load_floats(const float *p, size_t rest) { return rest ? vf32_load_tail(p, rest, 0) : vf32_load(p); }

/* What a column takes from its sums. */
typedef struct {
  vi32 correction, zero_point;
} column_terms;
KGL_INLINE column_terms terms_of(const finished *f) {
  const byte_product *p = f->product;
  vi32 correction = vi32_mul(vi32_set1(p->zero), vi32_load(p->sums + f->at));
  if (p->sum_bias) correction = vi32_sub(correction, load_integers(p->sum_bias + f->at, f->rest));
  return (column_terms){correction, p->zero_points ? load_integers(p->zero_points + f->at, f->rest) : vi32_set1(0)};
}
KGL_INLINE vi32 settled(const int32_t *sums, column_terms terms, const int32_t *row_term) {
  const vi32 settled = vi32_sub(vi32_load(sums), terms.correction);
  return row_term ? vi32_sub(settled, vi32_mul(terms.zero_point, vi32_set1(*row_term))) : settled;
}
KGL_INLINE const int32_t *sums_of(const finished *f) { return f->sums + f->at % PANEL; }
KGL_INLINE const int32_t *row_terms_of(const finished *f) { return f->product->zero_points ? f->row_terms : NULL; }

KGL_HELPER void to_sums(const finished *f) {
  const byte_product *p = f->product;
  const column_terms terms = terms_of(f);
  const int32_t *sums = sums_of(f), *row_terms = row_terms_of(f);
  int32_t *out = (int32_t *)p->out + f->row * p->out_row + f->at, some[VF32_LANES];
  for (size_t r = 0; r < f->rows; r++, out += p->out_row) {
    vi32_store(f->rest ? some : out, settled(sums + r * PANEL, terms, row_terms ? row_terms + r : NULL));
    for (size_t i = 0; i < f->rest; i++) out[i] = some[i];
  }
}

/* What is left out changes nothing: a scale of 1, a bias of -0, limits that are infinite. */
KGL_HELPER void to_floats(const finished *f) {
  const byte_product *p = f->product;
  const column_terms terms = terms_of(f);
  const float one = 1, *row_scale = p->row_scales ? p->row_scales + f->row : &one;
  const size_t rest = f->rest, out_row = p->out_row, next_scale = p->row_scales != NULL;
  const vf32 scale = load_floats(p->scales + f->at, rest), low = vf32_set1(p->low), high = vf32_set1(p->high);
  const vf32 bias = p->bias ? load_floats(p->bias + f->at, rest) : vf32_set1(-0.0f);
  const bool is_limited = p->low > -INFINITY || p->high < INFINITY;
  const int32_t *sums = sums_of(f), *row_terms = row_terms_of(f);
  float *out = (float *)p->out + f->row * out_row + f->at;
  for (size_t r = 0, rows = f->rows; r < rows; r++, out += out_row, row_scale += next_scale) {
    vf32 v = vf32_mul(vi32_to_f32(settled(sums + r * PANEL, terms, row_terms ? row_terms + r : NULL)), scale);
    v = vf32_add(vf32_mul(v, vf32_set1(*row_scale)), bias);
    if (is_limited) v = vf32_minimum(vf32_maximum(v, low), high);
    if (rest)
      vf32_store_tail(out, rest, v);
    else
      vf32_store(out, v);
  }
}

/* Up to this size of a zero point all of its distances to a byte are floats. */
enum { PLAIN_ZERO = 1 << 23 };

KGL_INLINE vi32 far_bytes(vf32 v, int32_t zero, kgl_integer type) {
  float floats[VF32_LANES];
  int32_t bytes[VF32_LANES];
  vf32_store(floats, v);
  for (int i = 0; i < VF32_LANES; i++) bytes[i] = kgl_round_far(type, floats[i], zero);
  return vi32_load(bytes);
}

/* Scales with which no product is NaN, where the others have zero points: 0 for NaN, and what saturates as infinity does. */
KGL_INLINE vf32 finite_scales(vf32 scale) {
  const vf32 number = vf32_select(vf32_eq(scale, scale), scale, vf32_set1(0));
  return vf32_at_most(vf32_at_least(number, vf32_set1(-FLT_MAX)), vf32_set1(FLT_MAX));
}

KGL_HELPER void to_bytes(const finished *f) {
  const byte_product *p = f->product;
  const column_terms terms = terms_of(f);
  const kgl_integer type = p->is_unsigned ? KGL_AS_U8 : KGL_AS_I8;
  const bool is_plain = p->out_zero >= -PLAIN_ZERO && p->out_zero <= PLAIN_ZERO;
  const int32_t zero = is_plain ? p->out_zero : 0, *sums = sums_of(f), *row_terms = row_terms_of(f);
  const vf32 scale = finite_scales(load_floats(p->scales + f->at, f->rest));
  const vf32 low = vf32_set1((float)(kgl_integer_least(type) - zero));
  const vf32 high = vf32_set1((float)(kgl_integer_most(type) - zero));
  const size_t out_row = p->out_row, rest = f->rest;
  uint8_t *out = (uint8_t *)p->out + f->row * out_row + f->at, some[VF32_LANES];
  KGL_ROLLED for (size_t r = 0, rows = f->rows; r < rows; r++, out += out_row) {
    vf32 v = vf32_mul(vi32_to_f32(settled(sums + r * PANEL, terms, row_terms ? row_terms + r : NULL)), scale);
    /* Limits are whole: what is rounded after them is what was limited after rounding. */
    vi32 bytes = vi32_add(vf32_to_i32(vf32_at_most(vf32_at_least(v, low), high)), vi32_set1(zero));
    if (!is_plain) bytes = far_bytes(v, p->out_zero, type);
    vi32_store_bytes(rest ? some : out, bytes);
    if (rest) kgl_copy_few(out, some, rest, VF32_LANES);
  }
}

KGL_INLINE void finish(const byte_product *p, const int32_t *sums, const int32_t *row_terms, size_t row, size_t rows,
                       size_t first) {
  const size_t end = p->columns - first < PANEL ? p->columns : first + PANEL;
  for (size_t at = first; at < end; at += VF32_LANES) {
    const finished f = {p, sums, row_terms, row, rows, at, end - at < VF32_LANES ? end - at : 0};
    if (p->result == TO_SUMS)
      to_sums(&f);
    else if (p->result == TO_FLOATS)
      to_floats(&f);
    else
      to_bytes(&f);
  }
}

#endif
