/* Text as a built-in module of a QuickJS-ng engine. */
#ifndef KGL_QUICKJS_TEXT_H
#define KGL_QUICKJS_TEXT_H

#include "quickjs.h"

/* Registers the module (a bundle imports it as "kinglet:text"): parseFloats and formatFloats of src/textKernels.ts, whose arguments
 * somebody has looked at; formatFloats takes a Float32Array alone. NULL with a JavaScript exception pending if memory is
 * out. */
JSModuleDef *kgl_quickjs_text_module(JSContext *ctx, const char *name);

#endif
