/* libFuzzer: the engine's and the kernels' formats with any arguments and any room, against the C library's own. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define vsnprintf kgl_vsnprintf
#define snprintf kgl_snprintf
#define printf kgl_printf
#include "quickjs/printf.c"
#undef vsnprintf
#undef snprintf
#undef printf
#include <dtoa.c>

/* The directives that quickjs.c and libregexp.c hold, and all the flags with each other. */
static const char *const numbers[] = {"%d", "%u", "%x", "%02d", "%03d", "%04d", "%+07d", "%02x", "%04x", "%5u", "%08x", "%+d", "%+3d"};
static const char *const longs[] = {"%ld", "%" PRId64, "%zd", "%zu", "%lld", "%llu", "%lx", "%020ld"};
static const char *const texts[] = {"%s", "<%s>", "get %s", "%10s", "100%% %s"};

static void compare(size_t room, int expected, const char *theirs, int length, const char *ours) {
  if (length != expected || (room && strcmp(ours, theirs) != 0)) abort();
}

#define CHECK(...)                                                     \
  do {                                                                 \
    memset(ours, 1, sizeof ours);                                      \
    int expected = snprintf(theirs, room, __VA_ARGS__);                \
    compare(room, expected, theirs, kgl_snprintf(ours, room, __VA_ARGS__), ours); \
    if (ours[room] != 1) abort();                                      \
  } while (0)

#pragma clang diagnostic ignored "-Wformat"
#pragma clang diagnostic ignored "-Wformat-security"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static char ours[512], theirs[512], text[512];
  if (size < 12) return 0;
  size_t room = data[0], length = size - 12 < 300 ? size - 12 : 300;
  uint64_t number;
  memcpy(&number, data + 1, 8);
  number >>= data[9] % 64;
  memcpy(text, data + 12, length);
  text[length] = 0;
  int width = data[10] % 40, precision = data[11];
  CHECK(numbers[data[9] % (sizeof numbers / sizeof *numbers)], (int)number);
  CHECK(longs[data[9] % (sizeof longs / sizeof *longs)], number);
  CHECK(texts[data[9] % (sizeof texts / sizeof *texts)], text);
  CHECK("%.3s, %02d %.3s %0*d ", text, (int)(number % 31), text + length / 2, width, (int)number);
  CHECK("'%.*s' %c %*d%%", precision, text, (int)(number % 94 + 32), width, (int)number);
  CHECK("%.*s%s", precision - 128, text, text);
  double real, read;
  memcpy(&real, data + 1, 8);
  kgl_snprintf(ours, sizeof ours, "<%.17g>%d", real, 7);
  if (sscanf(ours, "<%lf>7", &read) != 1 || (read != real && real == real)) abort();
  return 0;
}
