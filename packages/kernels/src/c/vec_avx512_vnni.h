/* AVX-512 whose narrow products are one instruction: see vec_avx512_vnni_narrow.h. */
#define KGL_BASE avx512
#include "vec_avx512.h"
