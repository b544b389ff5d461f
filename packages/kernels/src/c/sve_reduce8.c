/* Reductions of int8 and uint8: exact in 32-bit lanes, collected in int64 before those could overflow. */
#include "sve.h"

#include "similarity.h"

/* Elements of a block: a lane adds up no more than 2^12 products, four lanes are joined. */
enum { EXACT = 1 << 16 };

#define ELEMENT int8_t
#define DTYPE i8
#define SUMS svint32_t
#define NO_SUM svdup_s32(0)
#define LOAD(pg, p, v) svld1_vnum_s8(pg, p, v)
#define VECTOR svint8_t
#define DOT(sum, a, b) svdot_s32(sum, a, b)
#define TOTAL(sum) svaddv_s32(svptrue_b32(), sum)
#define APART(pg, a, b) svreinterpret_u8_s8(svabd_s8_z(pg, a, b))
#include "sve_reduce_bytes.h"
#undef ELEMENT
#undef DTYPE
#undef SUMS
#undef NO_SUM
#undef LOAD
#undef VECTOR
#undef DOT
#undef TOTAL
#undef APART

#define ELEMENT uint8_t
#define DTYPE u8
#define SUMS svuint32_t
#define NO_SUM svdup_u32(0)
#define LOAD(pg, p, v) svld1_vnum_u8(pg, p, v)
#define VECTOR svuint8_t
#define DOT(sum, a, b) svdot_u32(sum, a, b)
#define TOTAL(sum) (int64_t)svaddv_u32(svptrue_b32(), sum)
#define APART(pg, a, b) svabd_u8_z(pg, a, b)
#include "sve_reduce_bytes.h"
