/* Operations that move elements. Indices past the end, which the bindings refuse, read and write nothing. */
#include "kernels.h"
#include "row_ahead.h"
#include "vec_tile.h"

/* Tiles of as many rows as one page of the output and one cache line of the input serve well. */
enum { TILE = 32 };

KGL_INLINE void transpose_plain(const float *a, float *out, size_t rows, size_t columns, size_t from_row,
                                size_t to_row, size_t from_column, size_t to_column) {
  for (size_t c = from_column; c < to_column; c++)
    for (size_t r = from_row; r < to_row; r++) out[c * rows + r] = a[r * columns + c];
}

void KGL_KERNEL(transpose, f32)(const float *a, float *out, size_t rows, size_t columns) {
  if (rows == 0 || columns == 0) return;
  const size_t whole_rows = rows - rows % VF32_TILE, whole_columns = columns - columns % VF32_TILE;
  for (size_t top = 0; top < whole_rows; top += TILE)
    for (size_t left = 0; left < whole_columns; left += TILE) {
      const size_t bottom = kgl_smaller(top + TILE, whole_rows), right = kgl_smaller(left + TILE, whole_columns);
      for (size_t c = left; c < right; c += VF32_TILE)
        for (size_t r = top; r < bottom; r += VF32_TILE)
          vf32_transpose_tile(a + r * columns + c, columns, out + c * rows + r, rows);
    }
  transpose_plain(a, out, rows, columns, 0, whole_rows, whole_columns, columns);
  transpose_plain(a, out, rows, columns, whole_rows, rows, 0, columns);
}

void KGL_KERNEL(transposeEach, f32)(const float *a, float *out, size_t batch, size_t rows, size_t columns) {
  if (rows == 0 || columns == 0) return; /* however many there are */
  for (size_t i = 0; i < batch; i++)
    KGL_JOIN(transpose, f32, KGL_ISA)(a + i * rows * columns, out + i * rows * columns, rows, columns);
}

void KGL_KERNEL(gather, f32)(const float *a, const uint32_t *indices, float *out, size_t n, size_t m) {
  for (size_t i = 0; i < m; i++) out[i] = indices[i] < n ? a[indices[i]] : 0.0f;
}

void KGL_KERNEL(scatter, f32)(const float *a, const uint32_t *indices, float *out, size_t m, size_t n) {
  for (size_t i = 0; i < m; i++)
    if (indices[i] < n) out[indices[i]] = a[i];
}

KGL_INLINE void copy_row(const float *from, float *to, size_t n) {
  size_t i = 0;
  for (; i + 4 * VF32_LANES <= n; i += 4 * VF32_LANES) {
    vf32 v0 = vf32_load(from + i), v1 = vf32_load(from + i + VF32_LANES);
    vf32 v2 = vf32_load(from + i + 2 * VF32_LANES), v3 = vf32_load(from + i + 3 * VF32_LANES);
    vf32_store(to + i, v0);
    vf32_store(to + i + VF32_LANES, v1);
    vf32_store(to + i + 2 * VF32_LANES, v2);
    vf32_store(to + i + 3 * VF32_LANES, v3);
  }
  for (; i + VF32_LANES <= n; i += VF32_LANES) vf32_store(to + i, vf32_load(from + i));
  if (i < n) vf32_store_tail(to + i, n - i, vf32_load_tail(from + i, n - i, 0.0f));
}

void KGL_KERNEL(embeddingLookup, f32)(const float *table, const uint32_t *indices, float *out, size_t rows,
                                      size_t columns, size_t m) {
  for (size_t i = 0; i < m; i++) {
    KGL_FETCH_ROW(table, columns * sizeof *table, rows, indices, i, m);
    if (indices[i] < rows) copy_row(table + indices[i] * columns, out + i * columns, columns);
  }
}

/* The source pixel that holds the centre of target pixel i: floor((i + 1/2) * size / out_size). */
KGL_INLINE size_t nearest(size_t i, size_t size, size_t out_size) { return (2 * i + 1) * size / (2 * out_size); }

void KGL_KERNEL(resizeNearest, f32)(const float *a, float *out, size_t planes, size_t height, size_t width,
                                    size_t channels, size_t out_height, size_t out_width) {
  if (height == 0 || width == 0) return;
  for (size_t p = 0; p < planes; p++, a += height * width * channels)
    for (size_t y = 0; y < out_height; y++) {
      const float *row = a + nearest(y, height, out_height) * width * channels;
      for (size_t x = 0; x < out_width; x++) {
        const float *from = row + nearest(x, width, out_width) * channels;
        for (size_t c = 0; c < channels; c++) *out++ = from[c];
      }
    }
}

/* Where a target pixel's centre lies between two source pixels; past the outer centres, the edge is repeated. */
typedef struct {
  size_t first, second;
  float share; /* of the second */
} between;

KGL_INLINE between interpolate(size_t i, size_t size, size_t out_size) {
  double at = ((double)i + 0.5) * ((double)size / (double)out_size) - 0.5, last = (double)(size - 1);
  at = at < 0 ? 0 : at > last ? last : at;
  size_t first = (size_t)at;
  return (between){first, first + 1 < size ? first + 1 : first, (float)(at - (double)first)};
}

KGL_INLINE float mix(float a, float b, float share) { return a + (b - a) * share; }

void KGL_KERNEL(resizeBilinear, f32)(const float *a, float *out, size_t planes, size_t height, size_t width,
                                     size_t channels, size_t out_height, size_t out_width) {
  if (height == 0 || width == 0) return;
  for (size_t p = 0; p < planes; p++, a += height * width * channels)
    for (size_t y = 0; y < out_height; y++) {
      const between v = interpolate(y, height, out_height);
      const float *top = a + v.first * width * channels, *bottom = a + v.second * width * channels;
      for (size_t x = 0; x < out_width; x++) {
        const between h = interpolate(x, width, out_width);
        const size_t left = h.first * channels, right = h.second * channels;
        for (size_t c = 0; c < channels; c++)
          *out++ = mix(mix(top[left + c], top[right + c], h.share), mix(bottom[left + c], bottom[right + c], h.share),
                       v.share);
      }
    }
}
