/* Reductions of int8 and uint8: exact in int32 lanes, collected in int64 before those could overflow. */
#include "fold.h"
#include "kernels.h"
#include "similarity.h"
#include "vec_narrow.h"

#define ELEMENT int8_t
#define DTYPE i8
#define DOT(s, a, b) vdot_i8(s, a, b)
#define APART(s, a, b) vdot_apart_i8(s, a, b)
#define TOTAL(s) vdot_total_i8(s)
#include "reduce_bytes.h"
#undef ELEMENT
#undef DTYPE
#undef DOT
#undef APART
#undef TOTAL

#define ELEMENT uint8_t
#define DTYPE u8
#define DOT(s, a, b) vdot_u8(s, a, b)
#define APART(s, a, b) vdot_apart_u8(s, a, b)
#define TOTAL(s) vdot_total_u8(s)
#include "reduce_bytes.h"
