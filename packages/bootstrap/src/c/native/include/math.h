/* The part of the C library's header that what wasm2c writes needs: a user's machine has no headers but the compiler's. */
#ifndef KGL_MATH_H
#define KGL_MATH_H
#define NAN __builtin_nanf("")
#define INFINITY __builtin_inff()
#define isnan(x) __builtin_isnan(x)
#define signbit(x) __builtin_signbit(x)
double ceil(double), copysign(double, double), fabs(double), floor(double), nearbyint(double), sqrt(double), trunc(double);
float ceilf(float), copysignf(float, float), fabsf(float), floorf(float), nearbyintf(float), sqrtf(float), truncf(float);
#endif
