/* libFuzzer: any bytes as a source map that was not altered, any text as a stack; all that comes out is text that was in. */
#include "source_map.h"

#include <sha256.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size < 2) return 0;
  /* The last two bytes say where the map ends and the stack begins. */
  size -= 2;
  size_t split = (size_t)(data[size] | data[size + 1] << 8) % (size + 1);
  size_t length = size - split;
  uint8_t *map = malloc(32 + split);
  if (!map) abort();
  if (split) memcpy(map + 32, data, split);
  kgl_sha256(0, map + 32, split, map);
  kgl_source_map_use(map, 32 + split);
  kgl_buffer out = {0};
  kgl_source_map_apply(&out, (kgl_slice){(const char *)data + split, length});
  size_t lines = 0, out_lines = 0;
  for (size_t i = 0; i < length; i++) lines += data[split + i] == '\n';
  for (size_t i = 0; i < out.length; i++) out_lines += out.bytes[i] == '\n';
  /* A source's name may hold newlines of its own, but none is lost. */
  if (!out.failed && out_lines < lines) abort();
  kgl_buffer_free(&out);
  kgl_source_map_use(NULL, 0);
  free(map);
  return 0;
}
