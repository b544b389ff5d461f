/* Matrices into panels of sixteen columns, row after row, with zeros beside the last columns: what tile.h reads. One
 * function for all files of a tier (pack.c). */
#ifndef KGL_PACK_H
#define KGL_PACK_H

#include "tile.h"

/* inner x columns elements, rows b_row apart, into panels that lie `panel` apart. */
#define pack_columns KGL_NAMED(pack_columns, KGL_ISA)
void pack_columns(const float *b, size_t b_row, size_t inner, size_t columns, float *out, size_t panel);

/* The same from a transpose: `columns` rows of `inner` elements, b_row apart. */
#define pack_rows KGL_NAMED(pack_rows, KGL_ISA)
void pack_rows(const float *b, size_t b_row, size_t inner, size_t columns, float *out, size_t panel);

#endif
