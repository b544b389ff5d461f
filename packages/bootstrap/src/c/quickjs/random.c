/* Math.random, seeded by the kernel. The engine's own is seeded by the clock, and copies of one snapshot would all go on
 * with the same numbers. */
#include "internal.h"

#include "../entropy.h"

#include <stdlib.h>
#include <string.h>

/* xoshiro256+ (Blackman, Vigna: "Scrambled linear pseudorandom number generators"); all zero: not seeded. */
static uint64_t state[4];

void kgl_random_reseed(void) {
  memset(state, 0, sizeof state);
}

static uint64_t rotated(uint64_t value, int by) {
  return value << by | value >> (64 - by);
}

static uint64_t next_number(void) {
  while (!(state[0] | state[1] | state[2] | state[3]))
    if (!kgl_entropy_fill(state, sizeof state)) abort(); /* what is not random must not pass for it */
  uint64_t result = state[0] + state[3], shifted = state[1] << 17;
  state[2] ^= state[0];
  state[3] ^= state[1];
  state[1] ^= state[2];
  state[0] ^= state[3];
  state[2] ^= shifted;
  state[3] = rotated(state[3], 45);
  return result;
}

static JSValue math_random(JSContext *ctx, JSValueConst this_value, int argc, JSValueConst *argv) {
  (void)this_value, (void)argc, (void)argv;
  return JS_NewFloat64(ctx, (double)(next_number() >> 11) * 0x1p-53);
}

int kgl_random_init(JSContext *ctx) {
  JSValue global = JS_GetGlobalObject(ctx);
  JSValue math = JS_GetPropertyStr(ctx, global, "Math");
  int result = JS_DefinePropertyValueStr(ctx, math, "random", JS_NewCFunction(ctx, math_random, "random", 0),
                                         JS_PROP_WRITABLE | JS_PROP_CONFIGURABLE);
  JS_FreeValue(ctx, math);
  JS_FreeValue(ctx, global);
  return result < 0 ? -1 : 0;
}
