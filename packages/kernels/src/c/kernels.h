/* The kernels: what a caller must know.
 *
 * Names      kgl_<op>_<dtype>_<isa>. generated/table.h has every prototype and kgl_table, one pointer per operation.
 * Arguments  In the order of the JavaScript call, then the dimensions, counted in elements.
 * Memory     The caller's. A kernel never allocates, keeps no state, reads and writes nothing outside its operands.
 * Alignment  Any that the element type allows; no kernel is faster for more.
 * Length     Any, 0 included. max, min, argmax and argmin of nothing are -Infinity, Infinity and 0 here; the bindings
 *            refuse them. Indices past the end, which the bindings refuse too, read and write nothing.
 * Aliasing   An output may be an input, all of it, unless the operation says otherwise; it must not overlap one
 *            partially. Inputs may overlap each other.
 * Rounding   To nearest even, subnormals kept: nothing contracts a * b + c, nothing changes the processor's mode.
 * Elementwise operations round each step once, so every tier gives the same bits (NaN's sign and payload apart).
 * Bytes      Sums of int8 and uint8 are exact: int32 lanes for 2^15 products, int64 beyond. A cosine of them is
 *            ab / sqrt(aa * bb) in f64. The same bits on every tier.
 *            Products of matrices of bytes are int32 that wrap: exact for 2^15 products.
 * Products   of float matrices: each sum is one chain from its start value (bias, residual) over the terms in order, fused
 *            where the tier fuses (lanes = 2 in the bound below). Only `work`, scratch of the caller, and kgl_cache say how
 *            large blocks are; no bit depends on them, but for attention, where a bit within its bound may.
 * Optional   arrays are NULL when they are left out.
 * Halves     f16 and bf16 are stored as their bits and computed with as f32. An instruction that multiplies bf16 itself rounds
 *            otherwise and takes what is below 2^-126 for 0 (ops/halves.ts).
 * Integers   int8 and int16 wrap, or saturate where the name says so; what is folded is exact in 64 bits.
 * Sums (dot, sum and their like): element i goes to partial sum i mod (8 * lanes) while whole blocks of 8 vectors last, the rest to
 *            the first of those; partial sums are added pairwise. The order depends on length and tier alone, never on
 *            addresses. While nothing overflows,
 *                |result - exact| <= min(2 * chain, chain + 8) * eps * sum(|term|) + n * 2^-149,
 *            chain = ceil(n / lanes), lanes = kgl_table.vector_bytes / 4, eps = 2^-23. Half of chain + 8 is proven; for a
 *            chain of 1, where 2 is less, the tests are the evidence. A cosine's three sums count twice: min(4 * chain, ...),
 *            and products that vanish up to n * 2^-69.
 *            cosine and variance keep 4 partial sums of a kind, dotMany and cosineMany 2 for a row. Of f64 and bf16 all
 *            keep 4; f64 has lanes of 8 bytes, eps 2^-52 and 2^-1074 in that bound.
 * Any type   Bytes that are elements of a KGL_ELEMENT_* type, one at a time: floats as double, rounded once; integers in 64 bits
 *            that wrap. Every NaN that is written is the same one, nothing traps: the same bytes on every tier.
 * Steps      of copyStrided are 32-bit integers of either sign; that none leaves an array (kgl_stays_inside) callers ensure.
 * NaN        Propagates; argmax and argmin find the first. Infinities follow IEEE 754.
 */
#ifndef KGL_KERNELS_H
#define KGL_KERNELS_H

#include <stddef.h>
#include <stdint.h>

#include "generated/table.h"

/* Every tier that was compiled in, best first, NULL at the end. */
extern const kgl_table *const kgl_tables[];

/* For one processor design: a table that is faster there than the best tier's own (choices.ts). NULL at the end. */
typedef struct {
  uint32_t identity; /* kgl_cpu_identity() */
  const kgl_table *instead_of, *table;
} kgl_tuned_table;
extern const kgl_tuned_table kgl_tuned_tables[];

/* Those of kgl_tables and behind them those of kgl_tuned_tables, without an end: for who keeps a table as an index. */
extern const kgl_table *const kgl_every_table[];

/* In programs where tiers can be configured (configure.h): the last of those. */
extern kgl_table kgl_configured;

/* Outputs of element-wise operations from this many bytes on are written past the caches, where the tier can. A hint: no
 * result depends on it. kgl_dispatch sets it by the processor's caches. */
extern size_t kgl_stream_bytes;

/* How far ahead of their reads the loops over long operands prefetch, in bytes; 0, the value at first: not at all. A hint. */
extern size_t kgl_prefetch_bytes;

#endif
