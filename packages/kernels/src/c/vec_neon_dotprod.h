/* NEON whose narrow products are one instruction: see vec_neon_dotprod_narrow.h. */
#define KGL_BASE neon
#include "vec_neon.h"
