/* Products of matrices of bytes in int32, wrapping: what is multiplied, and how the result leaves.
 *
 * The right matrix lies in panels of sixteen columns (pack_bytes.c). Rows of the left one are gathered and, where the tier
 * multiplies bytes of the other sign, turned by 128, which `zero` takes back. Every sum is exact modulo 2^32, so neither
 * the blocking nor the tier changes a bit. */
#ifndef KGL_PRODUCT_BYTES_H
#define KGL_PRODUCT_BYTES_H

#include "kernels.h"
#include "panel_bytes.h"
#include "vec_narrow.h"

/* A prepared row takes a line more than its planes: lines of different rows then lie in different sets of a cache. */
enum { ROW_STRIDE = VROW_PLANES * VROW_BYTES + LINE };

typedef enum { TO_SUMS, TO_FLOATS, TO_BYTES } byte_result;

typedef struct byte_product {
  size_t rows, quads, columns; /* quads: groups of four in the inner dimension, the last padded */
  const int8_t *packed;
  const int32_t *sums; /* of the columns, padded to whole panels */
  int32_t zero; /* times the sums is subtracted */
  const int32_t *zero_points; /* of columns, or NULL: times row_term is subtracted */
  int32_t (*row_term)(const struct byte_product *product, size_t row);

  /* Writes `quads` from `quad` on of each of rows > 0, as bytes, ROW_STRIDE apart; up to VN8_LANES more may be written. */
  void (*gather)(const struct byte_product *product, uint8_t *to, size_t row, size_t rows, size_t quad, size_t quads);
  const void *left; /* for gather and row_term */

  byte_result result;
  bool is_unsigned; /* of bytes */
  void *out;
  size_t out_row; /* elements from one row to the next */
  const float *scales, *row_scales; /* row_scales may be NULL, like the biases */
  const float *bias;
  const int32_t *sum_bias;
  float low, high;
  int32_t out_zero;
} byte_product;

/* Functions of a tier that several families call: kgl_<isa>_<name>, since kgl_<op>_<dtype>_<isa> is a kernel. */
#define KGL_SHARED_(name, isa) kgl_##isa##_##name
#define KGL_SHARED(name, isa) KGL_SHARED_(name, isa)

/* In matmul_bytes.c. */
#define KGL_MULTIPLY_BYTES KGL_SHARED(multiply_bytes, KGL_ISA)
__attribute__((visibility("hidden"))) void KGL_MULTIPLY_BYTES(const byte_product *product);
/* What multiplying ends with: `rows` rows of sums, PANEL apart, from `row` and column `first` on leave for the result. */
#define KGL_FINISH_BYTES KGL_SHARED(finish_bytes, KGL_ISA)
__attribute__((visibility("hidden"))) void KGL_FINISH_BYTES(const byte_product *product, const int32_t *sums, size_t row,
                                                            size_t rows, size_t first);
/* The sum of n bytes of which each stands for `zero` less, wrapping. */
#define KGL_SUM_LESS KGL_SHARED(sum_less, KGL_ISA)
__attribute__((visibility("hidden"), noinline)) uint32_t KGL_SUM_LESS(const uint8_t *bytes, size_t n,
                                                                      bool is_unsigned, int32_t zero);
/* n bytes, turned, and zeros or turned zeros up to a whole vector and a whole quad: weights are 0 there. */
#define KGL_COPY_TURNED KGL_SHARED(copy_turned, KGL_ISA)
__attribute__((visibility("hidden"), noinline)) void KGL_COPY_TURNED(uint8_t *to, const uint8_t *from, size_t n,
                                                                     uint8_t turned);

/* What is done to bytes of this sign before they are multiplied, and what takes it back from a zero point. */
KGL_INLINE uint8_t turn_of(bool is_unsigned) { return is_unsigned == VROW_UNSIGNED ? 0 : 0x80; }
KGL_INLINE int32_t turned_zero(int32_t zero, bool is_unsigned) {
  if (is_unsigned == VROW_UNSIGNED) return zero;
  return (int32_t)((uint32_t)zero + (is_unsigned ? 0u - 128 : 128u));
}

#endif
