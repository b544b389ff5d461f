/* OpenBLAS, loaded at run time: the same products as operation matmul, by the faster of its functions. */
#ifndef BLAS_H
#define BLAS_H

#include <stdbool.h>
#include <stddef.h>

/* Row after row: out = a b. */
typedef struct {
  const float *a, *b;
  float *out;
  size_t rows, inner, columns;
} product;

/* Loads the library that scipy-openblas32 packs, for one thread; writes what it is. False, with a message on the standard
 * error, if it cannot be had. */
bool blas_open(const char *file, char *about, size_t size);

/* sgemm, or sgemv where one side is a vector. */
typedef void (*blas_run)(const product *p);
blas_run blas_fastest(const product *p);

#endif
