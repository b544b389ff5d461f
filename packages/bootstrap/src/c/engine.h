/* What the loop needs of a language engine. One engine is linked into one bootstrap. Invocations are begun one by one and
 * run side by side, one per slot; nothing here waits but what says so. */
#ifndef KGL_ENGINE_H
#define KGL_ENGINE_H

#include "invocation.h"

#define KGL_NO_TIMER (-1.0)

/* The last one is the native engine's own affair: a call of a handler did not come to its end. */
typedef enum { KGL_HOOK_BEFORE_SNAPSHOT, KGL_HOOK_AFTER_RESTORE, KGL_HOOK_SHUTDOWN, KGL_HOOK_CUT_OFF } kgl_hook;

typedef enum {
  KGL_STREAM_DRAINED,  /* what was written has been sent */
  KGL_STREAM_FINISHED, /* ... and it was ended */
  KGL_STREAM_LOST,     /* the server is gone or has refused it */
} kgl_stream_event;

/* The program that kgl_engine_init takes, for an engine that has it in this process's own file. NULL, or what is wrong. */
const char *kgl_engine_find_program(const uint8_t **program, size_t *length);

/* Loads the program, runs its top level, waiting for it, and looks up `handler` (_HANDLER, may be NULL). `slots`: how many
 * invocations may run side by side. False: `outcome` holds an error body for /init/error, and the process ends. */
bool kgl_engine_init(const uint8_t *program, size_t length, const char *handler, size_t slots, kgl_outcome *outcome);

/* Calls the handler; the event's bytes may be taken over from invocation->message.body. Sets invocation->done, now or in
 * a later kgl_engine_turn. A handler that streams calls kgl_request_stream and writes to invocation->stream meanwhile. */
void kgl_engine_begin(kgl_invocation *invocation);

/* Runs what can run. Milliseconds until there is something to run again, or KGL_NO_TIMER. */
double kgl_engine_turn(void);

/* Whether an error that belongs to no handler has left the program in an unknown state, so that the process must end.
 * `outcome` says what happened, and lasts. */
bool kgl_engine_failed(kgl_outcome *outcome);

/* Nothing is left that could settle this invocation. */
void kgl_engine_unsettled(kgl_invocation *invocation);

void kgl_engine_stream_event(kgl_invocation *invocation, kgl_stream_event event);

/* The answer of a finished invocation has been sent. */
void kgl_engine_release(kgl_invocation *invocation);

/* Whether the program has asked for the hook; runs what it asked for and waits for it. False: `outcome` holds the error. */
bool kgl_engine_has_hook(kgl_hook hook);
bool kgl_engine_run_hook(kgl_hook hook, kgl_outcome *outcome);

/* Random numbers from now on share nothing with those of a copy of this process. */
void kgl_engine_reseed(void);

/* The invocation whose code is running, or NULL. */
const kgl_invocation *kgl_engine_current(void);

/* Formats an error of the bootstrap's own. */
void kgl_engine_fail(kgl_outcome *outcome, const char *type, const char *message);

#endif
