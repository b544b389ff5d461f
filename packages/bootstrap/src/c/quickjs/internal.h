/* What the files of the QuickJS engine share. */
#ifndef KGL_QUICKJS_INTERNAL_H
#define KGL_QUICKJS_INTERNAL_H

#include "../engine.h"
#include "../error_report.h"

#include <quickjs.h>

/* The function that answers events. */
typedef struct {
  JSValue function;
  bool raw;       /* bytes in, anything out; else JSON in, JSON out */
  bool streaming; /* answers by writing to a stream */
} kgl_handler;

typedef struct {
  JSRuntime *runtime;
  JSContext *ctx;
  kgl_handler handler;
  kgl_error_report report; /* of what is no invocation's */
} kgl_quickjs;

/* engine.c */
extern kgl_quickjs kgl_js;

/* One invocation that runs. */
typedef struct {
  kgl_invocation *invocation; /* NULL: none */
  uint64_t id;                /* never used twice, never 0 */
  JSValue promise;            /* what the handler returned */
  JSValue answer;             /* keeps the bytes of the outcome alive: an ArrayBuffer, or undefined */
  const char *text;           /* the same, when they are a string's */
  kgl_error_report report;
} kgl_task;

/* tasks.c: the id of the task that the running code belongs to, or 0. Every job carries the value that it had where its
 * reaction was registered (native/asyncTag.mjs). With one slot nobody needs it. */
extern uint64_t kgl_async_tag;
bool kgl_tasks_init(size_t slots);
bool kgl_tasks_are_shared(void);
kgl_task *kgl_task_find(uint64_t id);
/* The id of a task as JavaScript has it. */
kgl_task *kgl_task_of(JSContext *ctx, JSValueConst id);
kgl_task *kgl_task_current(void);

/* completion.c: the outcome of a task, from what its handler gave or from the pending exception. Frees `result`; `type` as
 * in kgl_outcome_of_exception. */
void kgl_complete(kgl_task *task, JSValue result);
void kgl_complete_with_exception(kgl_task *task, const char *type);

/* allocator.c */
extern const JSMallocFunctions kgl_allocator;
/* Whether memory was refused since _forget. */
bool kgl_allocator_refused(void);
void kgl_allocator_forget(void);

/* jobs.c: runs what is waiting until nothing can run without a timer. False: an exception that nobody caught is pending;
 * `type` may say which. */
bool kgl_run_jobs(const char **type);
/* What `await` would wait for: `value` itself, or a promise that follows it if it has a method `then`. Frees it. */
JSValue kgl_follow_thenable(JSValue value);
/* Somebody waits for this promise: its rejection is handled. */
void kgl_promise_expect(JSValueConst promise);
/* The value of a settled promise; false: its reason is pending as an exception. */
bool kgl_promise_result(JSValueConst promise, JSValue *result);
/* Takes `value` to its result, a promise's or itself, running jobs and timers and waiting. Frees it. False: an exception
 * is pending. */
bool kgl_settle(JSValue value, JSValue *result, const char **type);
void kgl_throw_unsettled(void);

/* handler.c: false: `outcome` says what is missing. */
bool kgl_handler_find(JSModuleDef *module, const char *handler_string, kgl_handler *handler, kgl_outcome *outcome);

/* streaming.c: calls a streaming handler; its promise. */
JSValue kgl_streaming_run(JSValueConst handler, JSValueConst event, JSValueConst context, uint64_t id);
/* False: a listener threw, and the exception is pending. */
bool kgl_streaming_event(uint64_t id, int event);
void kgl_streaming_forget(uint64_t id);
int kgl_streaming_natives(JSContext *ctx, JSValueConst native);

/* assets.c: readAsset(name), from the folder $LAMBDA_TASK_ROOT. */
int kgl_assets_natives(JSContext *ctx, JSValueConst native);

/* logging.c */
int kgl_logging_natives(JSContext *ctx, JSValueConst native);

/* telemetry_natives.c: marks of the start, figures of the process, where they go to. */
int kgl_telemetry_natives(JSContext *ctx, JSValueConst native, double origin);

/* runtime_module.c */
JSModuleDef *kgl_runtime_module(JSContext *ctx, const char *name);

/* random.c */
int kgl_random_init(JSContext *ctx);
void kgl_random_reseed(void);

/* errors.c: fills `outcome` with the error body of the pending exception, which may be any value at all. `type` replaces
 * the thrown error's own name where the bootstrap knows better; `report` holds the bytes. */
void kgl_outcome_of_exception(kgl_error_report *report, const char *type, kgl_outcome *outcome);

/* invocation_context.c: the handler's second argument, with the field names of the managed Node runtime.
 * JS_EXCEPTION when the client context or identity is not JSON. */
JSValue kgl_context_new(JSContext *ctx, const kgl_invocation *invocation);

/* natives.c: the object that `install` of every part of the platform gets; `origin` is the clock when the engine started. */
JSValue kgl_natives_new(JSContext *ctx, double origin);

/* platform.c: the globals that are not the language's own. */
int kgl_platform_init(JSContext *ctx);

#define KGL_TIMER_THREW (-2.0)

/* platform.c: runs the timers that are due. Milliseconds until the next one, KGL_NO_TIMER or KGL_TIMER_THREW. */
double kgl_platform_run_timers(JSContext *ctx);

/* platform.c: what src/platform/index.ts exports; loads it. */
JSValue kgl_platform_export(JSContext *ctx, const char *name);
/* platform.c: calls such a function if the platform was loaded before; else undefined. Frees the argument. */
JSValue kgl_platform_call(JSContext *ctx, const char *name, JSValue argument);

/* platform.c: makes a module of what the bytecode compiler wrote, which is not needed afterwards. */
JSValue kgl_read_module(JSContext *ctx, const uint8_t *bytecode, size_t length);
/* platform.c: runs such a module to its first await, and frees it. The result is its evaluation promise; an exception, if
 * `object` is one. */
JSValue kgl_run_module(JSContext *ctx, JSValue object, JSModuleDef **module);

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
