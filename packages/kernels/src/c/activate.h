/* How fused operations end: finished numbers through one of the activations that table.h numbers. */
#ifndef KGL_ACTIVATE_H
#define KGL_ACTIVATE_H

#include "kernels.h"
#include "vec.h"

/* One function for all files of a tier and of those that it lends its kernels to (activate.c). */
#define activate KGL_NAMED(activate, KGL_BASE)
void activate(size_t activation, float *out, size_t n);

#endif
