/* Products of packed matrices, on the matrix that the plain product has. */
#ifndef PACKS_H
#define PACKS_H

#include "call.h"

/* Of matmulPacked and matmulInteger: packs the right matrix of the same call of matmul, and compares the product with a plain
 * loop. Of any other operation nothing. False, with a message on the standard error, if the product is wrong. */
bool pack_and_compare(const kgl_table *table, const kgl_operation *operation, const kgl_value *values);

/* The operation of that name, NULL if there is none; a name may end before `length`. */
const kgl_operation *kernel_named(const char *name, size_t length);

/* Random bytes, the same for the same seed. */
void fill_bytes(uint8_t *bytes, size_t count, uint32_t seed);

#endif
