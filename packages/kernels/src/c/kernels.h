/* The kernels: what a caller must know.
 *
 * Names      kgl_<op>_<dtype>_<isa>. generated/table.h has every prototype and kgl_table, one pointer per operation.
 * Arguments  In the order of the JavaScript call, then the dimensions, counted in elements.
 * Memory     The caller's. A kernel never allocates, keeps no state, reads and writes nothing outside its operands.
 * Alignment  Any that the element type allows; no kernel is faster for more.
 * Length     Any, 0 included. max of nothing is -Infinity here; the bindings refuse it.
 * Aliasing   An output may be an input from its first element on, unless the operation says otherwise; it must not
 *            overlap one partially. Inputs may overlap each other.
 * Rounding   To nearest even, subnormals kept: nothing contracts a * b + c, nothing changes the processor's mode.
 * Elementwise operations round each step once, so every tier gives the same bits (NaN's sign and payload apart).
 * Sums (dot, sum): element i goes to partial sum i mod (8 * lanes) while whole blocks of 8 vectors last, the rest to
 *            the first of those; partial sums are added pairwise. The order depends on length and tier alone, never on
 *            addresses. While nothing overflows,
 *                |result - exact| <= (ceil(n / lanes) + 8) * eps * sum(|term|) + n * 2^-149,
 *            lanes = kgl_table.vector_bytes / 4, eps = 2^-23. The proven figure is half of that.
 * NaN        Propagates. Infinities follow IEEE 754.
 */
#ifndef KGL_KERNELS_H
#define KGL_KERNELS_H

#include <stddef.h>
#include <stdint.h>

#include "generated/table.h"

/* Every tier that was compiled in, best first, NULL at the end. */
extern const kgl_table *const kgl_tables[];

#endif
