/* The part of the C library's header that what wasm2c writes needs: a user's machine has no headers but the compiler's. */
#ifndef KGL_STRING_H
#define KGL_STRING_H
#include <stddef.h>
int memcmp(const void *a, const void *b, size_t length);
void *memcpy(void *restrict to, const void *restrict from, size_t length);
void *memmove(void *to, const void *from, size_t length);
void *memset(void *to, int value, size_t length);
#endif
