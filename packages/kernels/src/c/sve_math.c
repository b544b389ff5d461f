/* Mathematical functions of each element. */
#include "sve_math.h"

void KGL_KERNEL(exp, f32)(const float *a, float *out, size_t n) { SVE_MAP_LONG(out, n, sve_exp(pg, IN(a))); }
