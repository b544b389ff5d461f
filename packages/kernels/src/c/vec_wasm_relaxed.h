/* The vocabulary of WebAssembly; what relaxed SIMD changes is marked there. */
#include "vec_wasm.h"
