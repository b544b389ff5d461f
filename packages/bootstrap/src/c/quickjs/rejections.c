/* Rejected promises that nobody handles (yet), as HostPromiseRejectionTracker of ECMA-262 reports them. */
#include "internal.h"

#include <stdlib.h>
#include <string.h>

static struct {
  JSValue *promises; /* oldest first */
  size_t count, capacity;
} rejected;

static void remove_at(JSContext *ctx, size_t index) {
  JS_FreeValue(ctx, rejected.promises[index]);
  rejected.count--;
  memmove(rejected.promises + index, rejected.promises + index + 1,
          (rejected.count - index) * sizeof *rejected.promises);
}

void kgl_rejections_forget(JSContext *ctx, JSValueConst promise) {
  for (size_t i = 0; i < rejected.count; i++)
    if (JS_IsStrictEqual(ctx, rejected.promises[i], promise)) {
      remove_at(ctx, i);
      return;
    }
}

void kgl_rejections_track(JSContext *ctx, JSValueConst promise, JSValueConst reason, bool handled, void *opaque) {
  (void)reason, (void)opaque;
  if (handled) {
    kgl_rejections_forget(ctx, promise);
    return;
  }
  if (rejected.count == rejected.capacity) {
    size_t capacity = rejected.capacity * 2 + 8;
    JSValue *grown = realloc(rejected.promises, capacity * sizeof *grown);
    if (!grown) return; /* one more unreported rejection is the least of a program's worries without memory */
    rejected.promises = grown;
    rejected.capacity = capacity;
  }
  rejected.promises[rejected.count++] = JS_DupValue(ctx, promise);
}

bool kgl_rejections_take(JSContext *ctx, JSValue *reason) {
  if (!rejected.count) return false;
  *reason = JS_PromiseResult(ctx, rejected.promises[0]);
  remove_at(ctx, 0);
  return true;
}
