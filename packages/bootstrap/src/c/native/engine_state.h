/* What the files of the native engine share. */
#ifndef KGL_ENGINE_STATE_H
#define KGL_ENGINE_STATE_H

#include "../engine.h"
#include "../error_report.h"

/* What belongs to one slot: it lasts until kgl_engine_release. */
typedef struct {
  kgl_buffer answer;
  kgl_error_report report;
} kgl_native_slot;

typedef struct {
  kgl_native_slot *slots;
  kgl_native_slot init; /* for what fails outside an invocation */
  size_t handler;       /* index into the program's */
  kgl_invocation *invocation; /* the one that runs, or NULL */
  bool stream_ended;
  bool trapped; /* the last call did not come to its end */
  /* The error that the program has reported, by fail() or abort(): it outlasts the call that it ended. */
  bool failed;
  enum { KGL_THROWN_NOTHING, KGL_THROWN_VALUE, KGL_THROWN_ERROR } thrown; /* what the next abort() is about */
  kgl_buffer error_type, error_message, error_stack;
} kgl_native;

extern kgl_native kgl_native_engine;

#endif
