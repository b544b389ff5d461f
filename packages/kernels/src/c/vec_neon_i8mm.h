/* NEON that multiplies small matrices of bytes: see vec_neon_i8mm_narrow.h. */
#define KGL_BASE neon
#include "vec_neon.h"
