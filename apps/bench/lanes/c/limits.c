/* What the machine can do at most, measured as the kernels are: loads alone, loads and stores, fused multiply-adds alone.
 * Compiled once per vector width: WIDTH bytes, functions named by it. */
#include <stdbool.h>
#include <stddef.h>

#include "limits.h"

typedef float vector __attribute__((vector_size(WIDTH), aligned(4)));

#if defined(__x86_64__)
#define USE(v) __asm__ volatile("" : : "x"(v))
#else
#define USE(v) __asm__ volatile("" : : "w"(v))
#endif

enum { LANES = WIDTH / 4, STEP = 8 * LANES };

#define NAME2(name, width) name##_##width
#define NAME1(name, width) NAME2(name, width)
#define NAME(name) NAME1(name, WIDTH)

static inline vector load(const float *p) { return *(const vector *)p; }

/* Loads of one array and nothing else. */
static void read1(const operands *o) {
  const float *a = o->a;
  for (size_t i = 0; i + STEP <= o->n; i += STEP)
#pragma GCC unroll 8
    for (size_t k = 0; k < 8; k++) USE(load(a + i + k * LANES));
}

/* The same from four places in turn: beyond the caches that is faster than one stream. */
static void read4(const operands *o) {
  const size_t quarter = o->n / 4;
  for (size_t i = 0; i + STEP / 4 <= quarter; i += STEP / 4)
#pragma GCC unroll 4
    for (size_t k = 0; k < 4; k++) {
      USE(load(o->a + k * quarter + i));
      USE(load(o->a + k * quarter + i + LANES));
    }
}

/* Loads of two arrays in turn. */
static void read2(const operands *o) {
  const float *a = o->a, *b = o->b;
  for (size_t i = 0; i + STEP <= o->n; i += STEP)
#pragma GCC unroll 8
    for (size_t k = 0; k < 8; k++) {
      USE(load(a + i + k * LANES));
      USE(load(b + i + k * LANES));
    }
}

static void store(float *p, vector v, bool stream) {
#if defined(__x86_64__)
  if (stream) {
    __builtin_nontemporal_store(v, (__attribute__((aligned(WIDTH))) vector *)__builtin_assume_aligned(p, WIDTH));
    return;
  }
#else
  (void)stream;
#endif
  *(vector *)p = v;
}

static inline void triad(const operands *o, bool stream) {
  const float *a = o->a, *b = o->b;
  for (size_t i = 0; i + STEP <= o->n; i += STEP)
#pragma GCC unroll 8
    for (size_t k = 0; k < 8; k++)
      store(o->out + i + k * LANES, load(a + i + k * LANES) + load(b + i + k * LANES), stream);
  __atomic_thread_fence(__ATOMIC_SEQ_CST);
}

static inline void copy(const operands *o, bool stream) {
  const float *a = o->a;
  for (size_t i = 0; i + STEP <= o->n; i += STEP)
#pragma GCC unroll 8
    for (size_t k = 0; k < 8; k++) store(o->out + i + k * LANES, load(a + i + k * LANES), stream);
  __atomic_thread_fence(__ATOMIC_SEQ_CST);
}

/* As many fused multiply-adds as a dot product of n elements has, on registers; ten chains hide their latency. */
static void fused(const operands *o) {
  vector acc[10], x = load(o->a), y = load(o->b);
  for (int k = 0; k < 10; k++) acc[k] = x * (float)k;
  const size_t count = o->n / LANES;
  for (size_t i = 0; i < count; i += 10)
#pragma GCC unroll 10
    for (int k = 0; k < 10; k++) {
      acc[k] = __builtin_elementwise_fma(x, y, acc[k]);
#if defined(__x86_64__)
      __asm__ volatile("" : "+x"(acc[k]));
#else
      __asm__ volatile("" : "+w"(acc[k]));
#endif
    }
  for (int k = 0; k < 10; k++) USE(acc[k]);
}

#define REPEATED(name, call)                                                                      \
  void NAME(limit_##name)(const kgl_table *table, const operands *o, size_t repeats) {            \
    (void)table;                                                                                  \
    for (size_t i = 0; i < repeats; i++) call;                                                    \
  }

REPEATED(read1, read1(o))
REPEATED(read4, read4(o))
REPEATED(read2, read2(o))
REPEATED(triad, triad(o, false))
REPEATED(triadStream, triad(o, true))
REPEATED(copy, copy(o, false))
REPEATED(copyStream, copy(o, true))
REPEATED(fma, fused(o))
