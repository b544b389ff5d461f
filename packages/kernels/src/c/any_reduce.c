/* Reductions of elements of any type along one axis. */
#include "any.h"

#include <string.h>

/* Neighbours along the inner axis are reduced side by side, so that memory is read in order. */
enum { SIDE = 32 };

typedef struct {
  size_t operation, type, length;
  bool is_float, is_signed;
} reduction;

/* What a reduction begins with: of the least or largest number of the type, its bits. */
KGL_HELPER kgl_any begin(const reduction *r) {
  const bool is_max = r->operation == KGL_REDUCE_MAX;
  const unsigned bits = 8 * (unsigned)KGL_ELEMENT_BYTES(r->type);
  if (r->operation == KGL_REDUCE_PROD) return r->is_float ? (kgl_any){.f = 1} : (kgl_any){.u = 1};
  if (!is_max && r->operation != KGL_REDUCE_MIN) return (kgl_any){.u = 0}; /* of a float too */
  if (r->is_float) return (kgl_any){.f = is_max ? -INFINITY : INFINITY};
  if (r->is_signed) return (kgl_any){.i = is_max ? -1 - (int64_t)(UINT64_MAX >> (65 - bits)) : (int64_t)(UINT64_MAX >> (65 - bits))};
  return (kgl_any){.u = is_max ? 0 : r->type == KGL_ELEMENT_BOOL ? 1 : UINT64_MAX >> (64 - bits)};
}

KGL_INLINE double float_step(double sum, double value, size_t operation) {
  switch (operation) {
    case KGL_REDUCE_MAX:
    case KGL_REDUCE_MIN:
      if (sum != sum || value != value) return NAN;
      if (sum == value) return signbit(sum) == (operation == KGL_REDUCE_MAX) ? value : sum;
      return (value > sum) == (operation == KGL_REDUCE_MAX) ? value : sum;
    case KGL_REDUCE_PROD: return sum * value;
    case KGL_REDUCE_SUM_SQUARES:
    case KGL_REDUCE_L2: return sum + value * value;
    case KGL_REDUCE_L1: return sum + fabs(value);
    default: return sum + value;
  }
}

KGL_INLINE uint64_t integer_step(kgl_any sum, kgl_any value, const reduction *r) {
  switch (r->operation) {
    case KGL_REDUCE_MAX:
    case KGL_REDUCE_MIN: {
      const bool is_above = r->is_signed ? value.i > sum.i : value.u > sum.u;
      return is_above == (r->operation == KGL_REDUCE_MAX) ? value.u : sum.u;
    }
    case KGL_REDUCE_PROD: return sum.u * value.u;
    case KGL_REDUCE_SUM_SQUARES:
    case KGL_REDUCE_L2: return sum.u + value.u * value.u;
    case KGL_REDUCE_L1: return sum.u + (r->is_signed && value.i < 0 ? 0 - value.u : value.u);
    default: return sum.u + value.u;
  }
}

KGL_HELPER kgl_any end(const reduction *r, kgl_any sum) {
  if (r->operation == KGL_REDUCE_MEAN) {
    if (r->is_float) return (kgl_any){.f = sum.f / (double)r->length};
    if (r->length == 0) return (kgl_any){.u = 0};
    return r->is_signed ? (kgl_any){.i = sum.i / (int64_t)r->length} : (kgl_any){.u = sum.u / r->length};
  }
  if (r->operation != KGL_REDUCE_L2) return sum;
  if (r->is_float) return (kgl_any){.f = __builtin_sqrt(sum.f)};
  return (kgl_any){.u = any_to_integer(__builtin_sqrt(r->is_signed ? (double)sum.i : (double)sum.u), false)};
}

/* The most common one by far, where a switch for each element would be most of the time: the same sums in the same order. */
KGL_INLINE void sum_floats(const uint8_t *a, kgl_any *sums, size_t side, size_t inner, size_t length) {
  const float *row = (const float *)a;
  if (side == 1) {
    double sum = 0;
    for (size_t i = 0; i < length; i++, row += inner) sum += *row;
    sums[0].f = sum;
    return;
  }
  for (size_t i = 0; i < length; i++, row += inner)
    for (size_t k = 0; k < side; k++) sums[k].f += row[k];
}

/* Without a call: of the type that most models have. */
KGL_INLINE kgl_any float_at(const uint8_t *at) {
  float f;
  memcpy(&f, at, sizeof f);
  return (kgl_any){.f = f};
}

KGL_INLINE void reduce(const reduction *r, const uint8_t *a, kgl_any *sums, size_t side, size_t inner) {
  const size_t bytes = KGL_ELEMENT_BYTES(r->type);
  for (size_t k = 0; k < side; k++) sums[k] = begin(r);
  const bool is_plain = r->operation == KGL_REDUCE_SUM || r->operation == KGL_REDUCE_MEAN;
  if (is_plain && r->type == KGL_ELEMENT_FLOAT && (uintptr_t)a % sizeof(float) == 0) {
    sum_floats(a, sums, side, inner, r->length);
    return;
  }
  for (size_t i = 0; i < r->length; i++, a += inner * bytes)
    for (size_t k = 0; k < side; k++) {
      const uint8_t *at = a + k * bytes;
      const kgl_any value = r->type == KGL_ELEMENT_FLOAT ? float_at(at) : any_load(at, r->type);
      if (r->is_float) sums[k].f = float_step(sums[k].f, value.f, r->operation);
      else sums[k].u = integer_step(sums[k], value, r);
    }
}

void KGL_KERNEL(reduceAny, u8)(const uint8_t *a, uint8_t *out, size_t outer, size_t length, size_t inner, size_t type,
                               size_t operation) {
  const reduction r = {operation, type, length, any_is_float(type), any_is_signed(type)};
  const size_t bytes = KGL_ELEMENT_BYTES(type);
  if (inner == 0) return;
  for (size_t o = 0; o < outer; o++, a += length * inner * bytes)
    for (size_t i = 0; i < inner; i += SIDE) {
      kgl_any sums[SIDE];
      const size_t side = inner - i < SIDE ? inner - i : SIDE;
      reduce(&r, a + i * bytes, sums, side, inner);
      for (size_t k = 0; k < side; k++, out += bytes) any_store(out, type, end(&r, sums[k]));
    }
}

/* NaN is both above and below every number, and equal to NaN. */
KGL_INLINE bool is_better(kgl_any value, kgl_any best, size_t type, bool is_max, bool is_last) {
  if (any_is_float(type)) {
    if (best.f != best.f) return is_last && value.f != value.f;
    return value.f != value.f || (is_max ? value.f > best.f : value.f < best.f) || (is_last && value.f == best.f);
  }
  if (value.u == best.u) return is_last;
  return (any_is_signed(type) ? value.i > best.i : value.u > best.u) == is_max;
}

void KGL_KERNEL(argReduceAny, u8)(const uint8_t *a, uint8_t *out, size_t outer, size_t length, size_t inner,
                                  size_t type, size_t is_max, size_t is_last) {
  const size_t bytes = KGL_ELEMENT_BYTES(type);
  if (inner == 0) return;
  for (size_t o = 0; o < outer; o++, a += length * inner * bytes)
    for (size_t i = 0; i < inner; i++) {
      kgl_any best = {.u = 0}, found = {.u = 0};
      for (size_t k = 0; k < length; k++) {
        const kgl_any value = any_load(a + (k * inner + i) * bytes, type);
        if (k == 0 || is_better(value, best, type, is_max, is_last)) best = value, found.u = k;
      }
      any_store(out, KGL_ELEMENT_INT64, found);
      out += sizeof found;
    }
}
