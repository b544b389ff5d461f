/* Reductions of f16, IEEE half precision as its bits: each half is loaded into the place of an f32 and widened there. */
#include "sve.h"

#define ELEMENT uint16_t
#define DTYPE f16
#define LOAD(pg, p, v) svcvt_f32_f16_x(pg, svreinterpret_f16_u32(svld1uh_vnum_u32(pg, p, v)))
#include "sve_reduce_pairs.h"
