/* One element at a time: the reference that every other tier is read against. */
typedef float vf32;
enum { VF32_LANES = 1 };

KGL_INLINE vf32 vf32_set1(float value) { return value; }
KGL_INLINE vf32 vf32_load(const float *p) { return *p; }
KGL_INLINE void vf32_store(float *p, vf32 v) { *p = v; }

/* A tail shorter than one lane does not exist: these only complete the vocabulary. */
KGL_INLINE vf32 vf32_load_tail(const float *p, size_t n, float fill) { return n ? *p : fill; }
KGL_INLINE void vf32_store_tail(float *p, size_t n, vf32 v) {
  if (n) *p = v;
}

KGL_INLINE vf32 vf32_add(vf32 a, vf32 b) { return a + b; }
KGL_INLINE vf32 vf32_mul(vf32 a, vf32 b) { return a * b; }
KGL_INLINE vf32 vf32_fma(vf32 a, vf32 b, vf32 c) { return a * b + c; }
KGL_INLINE vf32 vf32_max(vf32 a, vf32 b) { return ((a > b) | (a != a)) ? a : b; }

KGL_INLINE float vf32_reduce_add(vf32 v) { return v; }
KGL_INLINE float vf32_reduce_max(vf32 v) { return v; }
