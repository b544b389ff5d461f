/* Rotary position embedding: pairs of numbers turned by angles that are given as cosines and sines. Every product and every
 * sum is rounded. */
#include "kernels.h"
#include "map.h"

KGL_INLINE void turn_pair(float x, float y, float cosine, float sine, float *new_x, float *new_y) {
  *new_x = x * cosine - y * sine;
  *new_y = y * cosine + x * sine;
}

KGL_INLINE void turn_halves(const float *x, const float *cosines, const float *sines, float *out, size_t half) {
  for (size_t i = 0; i < half; i += VF32_LANES) {
    const size_t rest = half - i < VF32_LANES ? half - i : 0;
    vf32 u = vf32_load_at(x + i, rest, 0), v = vf32_load_at(x + half + i, rest, 0);
    vf32 c = vf32_load_at(cosines + i, rest, 0), s = vf32_load_at(sines + i, rest, 0);
    vf32_store_at(out + i, rest, vf32_sub(vf32_mul(u, c), vf32_mul(v, s)));
    vf32_store_at(out + half + i, rest, vf32_add(vf32_mul(v, c), vf32_mul(u, s)));
  }
}

KGL_INLINE void turn_neighbours(const float *x, const float *cosines, const float *sines, float *out, size_t half) {
  size_t i = 0;
#ifdef KGL_PAIRS
  /* The sign goes to the sine: x * cos + y * -sin has the bits of x * cos - y * sin. */
  const vi32 even = vi32_xor(vi32_shl(vi32_iota(), 31), vi32_set1(INT32_MIN));
  for (; i + VF32_LANES / 2 <= half; i += VF32_LANES / 2) {
    vf32 pairs = vf32_load(x + 2 * i), c = vf32_load_twice(cosines + i), s = vf32_load_twice(sines + i);
    s = vi32_as_f32(vi32_xor(vf32_as_i32(s), even));
    vf32_store(out + 2 * i, vf32_add(vf32_mul(pairs, c), vf32_mul(vf32_swap_neighbours(pairs), s)));
  }
#endif
  for (; i < half; i++) {
    turn_pair(x[2 * i], x[2 * i + 1], cosines[i], sines[i], out + 2 * i, out + 2 * i + 1);
    __asm__("" ::: "memory"); /* too few are left for vectors */
  }
}

void KGL_KERNEL(rotaryEmbedding, f32)(const float *x, const float *cos, const float *sin, float *out, size_t tokens,
                                      size_t heads, size_t half, size_t interleaved) {
  for (size_t t = 0; t < tokens; t++, cos += half, sin += half)
    for (size_t h = 0; h < heads; h++, x += 2 * half, out += 2 * half) {
      if (interleaved)
        turn_neighbours(x, cos, sin, out, half);
      else
        turn_halves(x, cos, sin, out, half);
    }
}
