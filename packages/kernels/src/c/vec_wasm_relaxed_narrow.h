/* Relaxed dot products take seven bits of one factor and overflow as each engine likes: not for exact sums. */
#include "vec_wasm_narrow.h"
