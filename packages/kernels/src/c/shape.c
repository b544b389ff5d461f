/* The lengths of arrays and the ranges of sizes, from an operation's row. */
#include "call.h"

size_t kgl_extent_of(const kgl_argument *argument, int r, const size_t *dimensions) {
  const uint8_t index = argument->shape[r];
  if (index < KGL_EXTENTS) return dimensions[index];
  const kgl_extent *extent = &kgl_extents[index - KGL_EXTENTS];
  const size_t of = dimensions[extent->dimension];
  const size_t per = extent->per_dimension ? dimensions[extent->per_dimension - 1] : extent->per;
  size_t product;
  if (extent->type_dimension) {
    const size_t bytes = KGL_ELEMENT_BYTES(dimensions[extent->type_dimension - 1]);
    return __builtin_mul_overflow(of, bytes, &product) ? SIZE_MAX : product;
  }
  if (per == 0) return 0; /* a size that its range refuses */
  return __builtin_mul_overflow(of / per + (of % per != 0), (size_t)extent->times, &product) ? SIZE_MAX : product;
}

size_t kgl_length(const kgl_argument *argument, const size_t *dimensions) {
  size_t length = 1;
  for (int r = 0; r < argument->rank; r++)
    if (__builtin_mul_overflow(length, kgl_extent_of(argument, r, dimensions), &length))
      length = SIZE_MAX; /* no array's length, and stays one too large for any */
  return length;
}

bool kgl_stays_inside(size_t length, size_t start, uint8_t rank, const size_t *counts, const size_t *steps) {
  const int64_t count = (int64_t)length;
  int64_t least = (int64_t)start, most = least;
  for (int i = 0; i < rank; i++)
    if (counts[i] == 0) return true;
  if (start >= length) return false;
  for (int i = 0; i < rank; i++) {
    const int64_t reach = (int64_t)(counts[i] - 1) * (int32_t)(uint32_t)steps[i]; /* 2^32 * 2^31 fits */
    if (reach >= count || -reach >= count) return false; /* before a sum of reaches could overflow */
    *(reach < 0 ? &least : &most) += reach;
  }
  return least >= 0 && most < count;
}

bool kgl_steps_inside(const kgl_argument *argument, const size_t *dimensions) {
  return kgl_stays_inside(kgl_extent_of(argument, 0, dimensions), dimensions[argument->start], argument->stride_rank,
                          dimensions + argument->counts, dimensions + argument->start + 1);
}

bool kgl_in_range(const kgl_argument *argument, size_t size) {
  return size >= argument->least && (!argument->most || size <= argument->most) &&
         (!argument->multiple_of || size % argument->multiple_of == 0);
}
