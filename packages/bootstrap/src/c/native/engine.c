/* The native engine: a program of AssemblyScript, compiled to machine code. Its handlers run from their beginning to their
 * end: there are no promises, so nothing is ever left to wait for. */
#include "../handler_name.h"
#include "../lifecycle.h"
#include "../marks.h"
#include "../protocol.h"
#include "engine_state.h"
#include "host.h"

#include <stdlib.h>
#include <string.h>

kgl_native kgl_native_engine;

static bool call(void (*function)(uint32_t), uint32_t argument);
static void start_anew(void);
static void cut_off(void);
static bool find_handler(const char *handler_string, kgl_outcome *outcome);
static void report(kgl_error_report *report, const char *where, kgl_outcome *outcome);
static void succeed(kgl_invocation *invocation);

const char *kgl_engine_find_program(const uint8_t **program, size_t *length) {
  *program = NULL; /* it is linked in */
  *length = 0;
  return NULL;
}

bool kgl_engine_init(const uint8_t *program, size_t length, const char *handler, size_t slots, kgl_outcome *outcome) {
  (void)program, (void)length;
  kgl_native *native = &kgl_native_engine;
  kgl_mark(KGL_MARK_ENGINE_BEGIN);
  kgl_trap_init();
  native->slots = calloc(slots, sizeof *native->slots);
  const char *problem = native->slots ? kgl_instance_init() : "out of memory";
  if (problem) {
    kgl_engine_fail(outcome, KGL_ERROR_OUT_OF_MEMORY, problem);
    return false;
  }
  problem = kgl_the_program.init_kernels ? kgl_the_program.init_kernels() : NULL;
  if (problem) {
    kgl_engine_fail(outcome, "RangeError", problem);
    return false;
  }
  kgl_mark(KGL_MARK_ENGINE_READY);
  kgl_mark(KGL_MARK_INIT_BEGIN);
  if (!call(kgl_the_program.start, 0)) {
    report(&native->init.report, "the top level of the module", outcome);
    return false;
  }
  kgl_mark(KGL_MARK_INIT_END);
  if (!find_handler(handler, outcome)) return false;
  if (kgl_engine_has_hook(KGL_HOOK_SHUTDOWN)) kgl_shutdown_trap();
  if (kgl_instance_save()) return true;
  kgl_engine_fail(outcome, KGL_ERROR_OUT_OF_MEMORY, "the image of the initialized program could not be kept");
  return false;
}

void kgl_engine_begin(kgl_invocation *invocation) {
  kgl_native *native = &kgl_native_engine;
  const kgl_native_handler *handler = &kgl_the_program.handlers[native->handler];
  const kgl_buffer *event = &invocation->message.body;
  native->invocation = invocation;
  native->stream_ended = false;
  kgl_error_report *errors = &native->slots[invocation->slot].report;
  if (handler->kind != KGL_HANDLES_BYTES && kgl_utf8_valid(event->bytes, event->length) < event->length) {
    kgl_error error = {KGL_ERROR_UNMARSHAL, kgl_text("Expected the event to be UTF-8; export `rawHandler` for bytes"), {NULL, 0}};
    kgl_error_outcome(errors, &error, &invocation->outcome);
  } else if (!call(kgl_the_program.invoke, (uint32_t)native->handler)) {
    report(errors, handler->name, &invocation->outcome);
    if (native->trapped) cut_off();
  } else {
    succeed(invocation);
  }
  invocation->done = true;
  native->invocation = NULL;
}

double kgl_engine_turn(void) {
  return KGL_NO_TIMER;
}

bool kgl_engine_failed(kgl_outcome *outcome) {
  (void)outcome;
  return false;
}

void kgl_engine_unsettled(kgl_invocation *invocation) {
  (void)invocation; /* each is done when it has begun */
}

void kgl_engine_stream_event(kgl_invocation *invocation, kgl_stream_event event) {
  (void)invocation, (void)event; /* a stream is written while its handler runs, which looks at it itself */
}

void kgl_engine_release(kgl_invocation *invocation) {
  (void)invocation;
  kgl_host_forget();
  /* Nothing of the program runs, so what only its stack referred to is garbage. */
  if (!call(kgl_the_program.collect, 0)) start_anew();
}

static bool has_hook;

static void ask_for_hook(uint32_t hook) {
  has_hook = kgl_the_program.has_hook(hook);
}

bool kgl_engine_has_hook(kgl_hook hook) {
  return call(ask_for_hook, hook) && has_hook;
}

bool kgl_engine_run_hook(kgl_hook hook, kgl_outcome *outcome) {
  if (!call(kgl_the_program.run_hook, hook)) {
    report(&kgl_native_engine.init.report, "a hook", outcome);
    return false;
  }
  if (hook != KGL_HOOK_AFTER_RESTORE || kgl_instance_save()) return true;
  kgl_engine_fail(outcome, KGL_ERROR_OUT_OF_MEMORY, "the image of the restored program could not be kept");
  return false;
}

void kgl_engine_reseed(void) {
  call(kgl_the_program.reseed, 0);
}

const kgl_invocation *kgl_engine_current(void) {
  return kgl_native_engine.invocation;
}

void kgl_engine_fail(kgl_outcome *outcome, const char *type, const char *message) {
  kgl_error error = {type, kgl_text(message), {NULL, 0}};
  kgl_error_outcome(&kgl_native_engine.init.report, &error, outcome);
}

/* False: the program trapped, aborted or failed. */
static bool call(void (*function)(uint32_t), uint32_t argument) {
  kgl_native *native = &kgl_native_engine;
  native->failed = false;
  native->thrown = KGL_THROWN_NOTHING;
  native->trapped = !kgl_trap_guard(function, argument);
  return !native->trapped && !native->failed;
}

/* A call that was cut off may have left anything half done. */
static void start_anew(void) {
  kgl_instance_restore();
  call(kgl_the_program.reseed, 0);
}

/* The program that is there again may want to say what became of the handler. */
static void cut_off(void) {
  start_anew();
  if (!kgl_engine_has_hook(KGL_HOOK_CUT_OFF)) return;
  call(kgl_the_program.run_hook, KGL_HOOK_CUT_OFF);
  if (kgl_native_engine.trapped) start_anew();
}

static bool find_handler(const char *handler_string, kgl_outcome *outcome) {
  const kgl_program *program = &kgl_the_program;
  const char *problem = NULL, *name = kgl_handler_name(handler_string, &problem);
  kgl_buffer message = {0};
  for (size_t i = 0; name && i < program->handler_count; i++) {
    if (strcmp(name, program->handlers[i].name) != 0) continue;
    kgl_native_engine.handler = i;
    return true;
  }
  /* `rawHandler` stands in for a name that is not exported, as in the other engines. */
  bool stands_in = strcmp(program->handlers[0].name, "rawHandler") == 0;
  if (!problem && (!name || stands_in)) return true;
  if (problem) {
    kgl_buffer_text(&message, problem);
    kgl_buffer_text(&message, handler_string);
  } else {
    kgl_buffer_text(&message, "Expected the module to export a function `");
    kgl_buffer_text(&message, name);
    kgl_buffer_text(&message, "` (" KGL_ENV_HANDLER " names it), found");
    for (size_t i = 0; i < program->handler_count; i++) {
      kgl_buffer_text(&message, i ? ", `" : " `");
      kgl_buffer_text(&message, program->handlers[i].name);
      kgl_buffer_text(&message, "`");
    }
  }
  kgl_engine_fail(outcome, problem ? KGL_ERROR_MALFORMED_HANDLER_NAME : KGL_ERROR_HANDLER_NOT_FOUND,
                  message.failed ? "out of memory" : (const char *)message.bytes);
  kgl_buffer_free(&message);
  return false;
}

static kgl_slice slice_of(const kgl_buffer *buffer) {
  return (kgl_slice){(const char *)buffer->bytes, buffer->length};
}

/* What the call of `where` ended with. */
static void report(kgl_error_report *report, const char *where, kgl_outcome *outcome) {
  kgl_native *native = &kgl_native_engine;
  wasm_rt_trap_t trap = kgl_trap_last();
  if (native->failed && !native->error_type.failed && !native->error_message.failed) {
    kgl_error error = {native->error_type.length ? (const char *)native->error_type.bytes : "Error",
                       slice_of(&native->error_message), slice_of(&native->error_stack)};
    kgl_error_outcome(report, &error, outcome);
    return;
  }
  bool memory = trap == WASM_RT_TRAP_UNREACHABLE && kgl_instance_is_full();
  kgl_buffer message = {0};
  kgl_buffer_text(&message, memory ? "The function ran out of memory" : kgl_trap_text(trap));
  kgl_buffer_text(&message, " in ");
  kgl_buffer_text(&message, where);
  kgl_error error = {memory ? KGL_ERROR_OUT_OF_MEMORY : kgl_trap_type(trap), slice_of(&message), {NULL, 0}};
  kgl_error_outcome(report, &error, outcome);
  kgl_buffer_free(&message);
}

static void succeed(kgl_invocation *invocation) {
  kgl_native *native = &kgl_native_engine;
  kgl_native_slot *slot = &native->slots[invocation->slot];
  kgl_handler_kind kind = kgl_the_program.handlers[native->handler].kind;
  kgl_error error = {"Error", kgl_text("Response stream is not finished."), {NULL, 0}};
  if (kind == KGL_HANDLES_STREAM) {
    if (!native->stream_ended) kgl_error_outcome(&slot->report, &error, &invocation->outcome);
    return;
  }
  if (slot->answer.failed) {
    error = (kgl_error){KGL_ERROR_OUT_OF_MEMORY, kgl_text("The answer did not fit into memory"), {NULL, 0}};
    kgl_error_outcome(&slot->report, &error, &invocation->outcome);
    return;
  }
  invocation->outcome = (kgl_outcome){.body = slot->answer.bytes, .length = slot->answer.length};
  invocation->outcome.content_type = kind == KGL_HANDLES_BYTES ? KGL_CONTENT_BYTES : KGL_CONTENT_JSON;
}
