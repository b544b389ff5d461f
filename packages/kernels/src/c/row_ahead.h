/* Rows that indices name are anywhere: the first line of one is fetched, and its page looked up, while those before it are copied. */
#ifndef KGL_ROW_AHEAD_H
#define KGL_ROW_AHEAD_H

#include "vec.h"

/* Programs without hints are small before they are fast. */
#if defined(KGL_NO_HINTS) || defined(__wasm__)
#define KGL_FETCH_ROW(table, bytes, rows, indices, i, m) ((void)0)
#else
enum { ROWS_AHEAD = 8 };

/* The row that index i + ROWS_AHEAD names, of a table of `rows` rows of so many bytes. */
#define KGL_FETCH_ROW(table, bytes, rows, indices, i, m)                                   \
  do {                                                                                     \
    if ((m) - (i) > ROWS_AHEAD && (indices)[(i) + ROWS_AHEAD] < (rows))                    \
      __builtin_prefetch((const char *)(table) + (indices)[(i) + ROWS_AHEAD] * (bytes));   \
  } while (0)
#endif

#endif
