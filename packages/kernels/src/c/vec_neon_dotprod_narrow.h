/* SDOT and UDOT multiply bytes and add four products to each lane. */
#define KGL_DOTPROD
#include "vec_neon_narrow.h"
