/* Recorded plans in a QuickJS-ng engine. */
#ifndef KGL_QUICKJS_PLAN_H
#define KGL_QUICKJS_PLAN_H

#include "call.h"
#include "quickjs.h"

/* Throws what a check found, as every engine says it. */
JSValue kgl_quickjs_throw(JSContext *ctx, const kgl_failure *failure);

/* A buffer that owns `memory`, from js_malloc; an exception without any. */
JSValue kgl_quickjs_buffer(JSContext *ctx, void *memory, size_t bytes);

/* The elements of a Uint32Array; `failure` is an exception if it is none. */
const uint32_t *kgl_quickjs_words(JSContext *ctx, JSValueConst array, size_t *count, JSValue *failure);

/* plan(buffer, words) of the module: a function that runs the words, checked and copied, on the buffer's bytes. */
JSValue kgl_quickjs_plan(JSContext *ctx, JSValueConst this_value, int count, JSValueConst *arguments);

/* The tier that the module was registered with. */
const kgl_table *kgl_quickjs_table(void);

#endif
