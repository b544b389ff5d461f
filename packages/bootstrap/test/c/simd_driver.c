/* Calls every function of the module that wasm2c wrote on every record of standard input; the results are standard output. */
#include <stdio.h>

#include "simd.c"

typedef void function(w2c_simd *, u32 in, u32 out);

static function *const functions[] = {
#define FUNCTION(name) w2c_simd_##name,
#include "functions.h"
};

enum { RECORD = 48, RESULT = 16, IN = 1, ROOM = 40 << 16, OUT = ROOM + 1 };

int main(void) {
  w2c_simd module;
  wasm2c_simd_instantiate(&module);
  u8 *data = module.w2c_memory.data;
  u32 count = (u32)(fread(data + IN, 1, ROOM - IN, stdin) / RECORD);
  for (size_t f = 0; f < sizeof functions / sizeof *functions; f++) {
    memset(data + OUT, 0, count * RESULT);
    for (u32 i = 0; i < count; i++) functions[f](&module, IN + i * RECORD, OUT + i * RESULT);
    if (fwrite(data + OUT, RESULT, count, stdout) != count) return 1;
  }
  return 0;
}
