/* Reductions of f16, IEEE half precision as its bits: every sum is one of f32. */
#include "kernels.h"
#include "vec_narrow.h"

#define ELEMENT uint16_t
#define DTYPE f16
#define LOAD(p) vf32_load_f16(p)
#define LOAD_TAIL(p, n) vf32_load_f16_tail(p, n)
#define VALUE(element) kgl_f16_to_f32(element)
#include "reduce_pairs.h"
