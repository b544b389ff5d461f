/* A stack trace as the engine writes it, taken apart. */
#ifndef KGL_STACK_FRAMES_H
#define KGL_STACK_FRAMES_H

#include "buffer.h"

/* One line of a stack: "at label (path:line:column)" or "at path:line:column". */
typedef struct {
  kgl_slice text, label, path, line;
} kgl_frame;

/* Takes the next line of `stack` that is a frame off it; false when there is none. */
bool kgl_next_frame(kgl_slice *stack, kgl_frame *result);

#endif
