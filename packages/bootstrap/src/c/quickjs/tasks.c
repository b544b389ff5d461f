/* Invocations in the engine: begun one by one, run side by side. */
#include "internal.h"

#include "../protocol.h"

#include <stdlib.h>

/* Callbacks of timers in one turn; then connections get their turn too. */
#define TIMERS_A_TURN 64

uint64_t kgl_async_tag;

static struct {
  kgl_task *all; /* one a slot */
  size_t count, active;
  uint64_t last_id;
  bool failed;
  kgl_outcome failure;
} tasks;

static bool run_ready(void);
static void call_handler(kgl_task *task);
static void fail(const char *type);

bool kgl_tasks_init(size_t slots) {
  tasks.all = calloc(slots, sizeof *tasks.all);
  tasks.count = tasks.all ? slots : 0;
  for (size_t i = 0; i < tasks.count; i++) tasks.all[i].promise = tasks.all[i].answer = JS_UNDEFINED;
  return tasks.all;
}

bool kgl_tasks_are_shared(void) {
  return tasks.count > 1;
}

kgl_task *kgl_task_find(uint64_t id) {
  for (size_t i = 0; i < tasks.count; i++)
    if (tasks.all[i].invocation && tasks.all[i].id == id) return &tasks.all[i];
  return NULL;
}

kgl_task *kgl_task_current(void) {
  if (tasks.count != 1) return kgl_async_tag ? kgl_task_find(kgl_async_tag) : NULL;
  return tasks.all->invocation ? tasks.all : NULL;
}

kgl_task *kgl_task_of(JSContext *ctx, JSValueConst id) {
  double number = 0;
  JS_ToFloat64(ctx, &number, id);
  return number > 0 ? kgl_task_find((uint64_t)number) : NULL;
}

const kgl_invocation *kgl_engine_current(void) {
  const kgl_task *task = kgl_task_current();
  return task ? task->invocation : NULL;
}

void kgl_engine_begin(kgl_invocation *invocation) {
  kgl_task *task = &tasks.all[invocation->slot];
  task->invocation = invocation;
  task->id = ++tasks.last_id;
  tasks.active++;
  kgl_allocator_forget();
  JS_UpdateStackTop(kgl_js.runtime);
  kgl_async_tag = task->id;
  call_handler(task);
  kgl_async_tag = 0;
  run_ready();
}

double kgl_engine_turn(void) {
  for (int ran = 0; ran < TIMERS_A_TURN; ran++) {
    if (tasks.failed || !run_ready()) return KGL_NO_TIMER;
    double wait = kgl_platform_run_timers(kgl_js.ctx);
    kgl_async_tag = 0;
    if (wait == KGL_TIMER_THREW) {
      fail(NULL);
      return KGL_NO_TIMER;
    }
    if (wait != 0) return wait;
  }
  return run_ready() ? 0 : KGL_NO_TIMER;
}

bool kgl_engine_failed(kgl_outcome *outcome) {
  *outcome = tasks.failure;
  return tasks.failed;
}

void kgl_engine_unsettled(kgl_invocation *invocation) {
  kgl_task *task = &tasks.all[invocation->slot];
  if (!task->invocation || invocation->done) return;
  kgl_throw_unsettled();
  kgl_complete_with_exception(task, KGL_ERROR_UNSETTLED);
}

void kgl_engine_stream_event(kgl_invocation *invocation, kgl_stream_event event) {
  kgl_task *task = &tasks.all[invocation->slot];
  if (!task->invocation || tasks.failed) return;
  kgl_async_tag = task->id;
  bool ok = kgl_streaming_event(task->id, (int)event);
  kgl_async_tag = 0;
  if (!ok) fail(NULL);
  else run_ready();
}

void kgl_engine_release(kgl_invocation *invocation) {
  kgl_task *task = &tasks.all[invocation->slot];
  if (!task->invocation) return;
  if (kgl_js.handler.streaming) kgl_streaming_forget(task->id);
  if (task->text) JS_FreeCString(kgl_js.ctx, task->text);
  JS_FreeValue(kgl_js.ctx, task->answer);
  JS_FreeValue(kgl_js.ctx, task->promise);
  task->text = NULL;
  task->promise = task->answer = JS_UNDEFINED;
  task->invocation = NULL;
  tasks.active--;
}

/* Sets task->promise to what the handler returned, or completes the task. */
static void call_handler(kgl_task *task) {
  JSContext *ctx = kgl_js.ctx;
  const char *type = NULL;
  JSValue returned = JS_EXCEPTION;
  JSValue event = kgl_event_new(ctx, &task->invocation->message.body, kgl_js.handler.raw);
  JSValue context = JS_IsException(event) ? JS_UNDEFINED : kgl_context_new(ctx, task->invocation);
  if (JS_IsException(event)) {
    type = KGL_ERROR_UNMARSHAL;
  } else if (JS_IsException(context)) {
    type = KGL_ERROR_PLATFORM;
  } else if (kgl_js.handler.streaming) {
    returned = kgl_streaming_run(kgl_js.handler.function, event, context, task->id);
  } else {
    JSValueConst arguments[2] = {event, context};
    returned = kgl_follow_thenable(JS_Call(ctx, kgl_js.handler.function, JS_UNDEFINED, 2, arguments));
  }
  JS_FreeValue(ctx, event);
  JS_FreeValue(ctx, context);
  if (JS_IsException(returned)) {
    kgl_complete_with_exception(task, type);
    return;
  }
  if (JS_IsPromise(returned)) kgl_promise_expect(returned); /* its rejection is the invocation's error */
  task->promise = returned;
}

static bool is_settled(const kgl_task *task) {
  return task->invocation && !task->invocation->done &&
         (!JS_IsPromise(task->promise) || JS_PromiseState(kgl_js.ctx, task->promise) != JS_PROMISE_PENDING);
}

/* Runs jobs, and completes the tasks that they settled. False: the program is in an unknown state. */
static bool run_ready(void) {
  const char *type = NULL;
  for (bool completed = true; completed;) {
    completed = false;
    if (tasks.failed) return false;
    if (!kgl_run_jobs(&type)) {
      fail(type);
      return false;
    }
    for (size_t i = 0; tasks.active && i < tasks.count; i++) {
      kgl_task *task = &tasks.all[i];
      JSValue result;
      if (!is_settled(task)) continue;
      kgl_async_tag = task->id;
      if (!JS_IsPromise(task->promise)) kgl_complete(task, JS_DupValue(kgl_js.ctx, task->promise));
      else if (kgl_promise_result(task->promise, &result)) kgl_complete(task, result);
      else kgl_complete_with_exception(task, NULL);
      kgl_async_tag = 0;
      completed = true; /* turning the result into JSON may have run the program's code once more */
    }
  }
  return true;
}

static void fail(const char *type) {
  kgl_outcome_of_exception(&kgl_js.report, type, &tasks.failure);
  tasks.failed = true;
  /* What was just completed by the program that failed is not to be trusted. */
  for (size_t i = 0; i < tasks.count; i++)
    if (tasks.all[i].invocation) tasks.all[i].invocation->done = false;
}
