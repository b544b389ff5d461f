/* What the files of the QuickJS engine share. */
#ifndef KGL_QUICKJS_INTERNAL_H
#define KGL_QUICKJS_INTERNAL_H

#include "../engine.h"

#include <quickjs.h>

/* errors.c: fills `outcome` with the error body of `thrown`, which may be any value at all, and frees it. `type` replaces
 * the thrown error's own name where the bootstrap knows better; `body` holds the bytes. */
void kgl_outcome_of_thrown(JSContext *ctx, JSValue thrown, const char *type, kgl_buffer *body, kgl_outcome *outcome);

/* errors.c: the same for a message of the bootstrap's own. */
void kgl_outcome_of_message(const char *type, const char *message, kgl_buffer *body, kgl_outcome *outcome);

/* invocation_context.c: the handler's second argument, with the field names of the managed Node runtime.
 * JS_EXCEPTION when the client context or identity is not JSON. */
JSValue kgl_context_new(JSContext *ctx, const kgl_invocation *invocation);

/* platform.c: the globals that are not the language's own. */
int kgl_platform_init(JSContext *ctx);

#define KGL_NO_TIMER (-1.0)
#define KGL_TIMER_THREW (-2.0)

/* platform.c: runs the timers that are due. Milliseconds until the next one, KGL_NO_TIMER or KGL_TIMER_THREW. */
double kgl_platform_run_timers(JSContext *ctx);

/* platform.c: loads a module written by the bytecode compiler and runs it to its first await. The result is its
 * evaluation promise. */
JSValue kgl_load_module(JSContext *ctx, const uint8_t *bytecode, size_t length, JSModuleDef **module);

/* bytes.c: to be called before any program runs. */
int kgl_bytes_init(JSContext *ctx);

/* bytes.c: the handler's first argument. `raw`: a Uint8Array that takes the bytes over, which empties `body`; else the
 * JSON value they stand for. */
JSValue kgl_event_new(JSContext *ctx, kgl_buffer *body, bool raw);

/* bytes.c: the bytes of an ArrayBuffer or of a view of one, as they are; `*owner` keeps them alive. False: `result` is
 * neither. A detached or shrunk buffer leaves an exception pending. */
bool kgl_answer_bytes(JSContext *ctx, JSValueConst result, kgl_outcome *outcome, JSValue *owner);

/* rejections.c: the engine's tracker. */
void kgl_rejections_track(JSContext *ctx, JSValueConst promise, JSValueConst reason, bool handled, void *opaque);

/* rejections.c: somebody will handle `promise` after all. */
void kgl_rejections_forget(JSContext *ctx, JSValueConst promise);

/* rejections.c: the reason of the oldest rejection that nobody handles; false when there is none. */
bool kgl_rejections_take(JSContext *ctx, JSValue *reason);

#endif
