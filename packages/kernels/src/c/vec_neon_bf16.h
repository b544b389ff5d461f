/* NEON that multiplies pairs of bf16: see vec_bf16.h. */
#define KGL_BASE neon
#include "vec_neon.h"
