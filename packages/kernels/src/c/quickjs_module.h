/* The kernels as a built-in module of a QuickJS-ng engine. */
#ifndef KGL_QUICKJS_MODULE_H
#define KGL_QUICKJS_MODULE_H

#include "quickjs.h"

/* Registers the module (a bundle imports it as "kinglet:kernels"): a function for each operation, and isa().
 * The tier is the best of this machine or the one that the environment's KINGLET_ISA names.
 * NULL with a JavaScript exception pending if that tier is not there or memory is out.
 * The arrays are used where they are; nothing is copied. */
JSModuleDef *kgl_quickjs_module(JSContext *ctx, const char *name);

#endif
