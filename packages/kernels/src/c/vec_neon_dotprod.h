/* NEON whose narrow products are one instruction: see vec_neon_dotprod_narrow.h. */
#include "vec_neon.h"
