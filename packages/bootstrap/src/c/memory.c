/* memcmp, which in musl goes byte by byte; and for x64 memcpy and memmove. musl's are `rep movsq` for every length, which
 * takes longer to begin than most copies of a JavaScript engine take: they are a quarter of a 1 KB echo. On arm64 musl's own
 * are good.
 *
 * Compiled without link-time optimization: the compiler makes calls of memcpy after it has dropped what nobody calls. */
#include <stddef.h>
#include <stdint.h>

typedef uint64_t __attribute__((aligned(1), may_alias)) u64;

#define PLAIN(...) __attribute__((no_builtin(__VA_ARGS__), visibility("default")))

/* As unsigned numbers whose first byte in memory counts most. */
static inline int order_of(uint64_t left, uint64_t right) {
  left = __builtin_bswap64(left), right = __builtin_bswap64(right);
  return (left > right) - (left < right);
}

PLAIN("memcmp", "bcmp") int memcmp(const void *a, const void *b, size_t length) {
  const uint8_t *left = a, *right = b, *end = left + length;
  if (length >= sizeof(u64)) {
    for (const uint8_t *last = end - sizeof(u64); left < last; left += sizeof(u64), right += sizeof(u64))
      if (*(const u64 *)(const void *)left != *(const u64 *)(const void *)right) break;
    if (left > end - sizeof(u64)) right -= left - (end - sizeof(u64)), left = end - sizeof(u64);
    return order_of(*(const u64 *)(const void *)left, *(const u64 *)(const void *)right);
  }
  for (; left < end; left++, right++)
    if (*left != *right) return *left - *right;
  return 0;
}

#if defined(__x86_64__)

/* From here on `rep movsb` wins. */
#define LONG 2048

typedef uint32_t __attribute__((aligned(1), may_alias)) u32;
typedef uint16_t __attribute__((aligned(1), may_alias)) u16;
typedef long long __attribute__((vector_size(16), aligned(1), may_alias)) v128;

/* Two pieces that may overlap each other cover every length between one and two of them. */
#define BOTH_ENDS(type)                                        \
  do {                                                         \
    type first = *(const type *)(const void *)source;          \
    type last = *(const type *)(const void *)(source + length - sizeof(type)); \
    *(type *)(void *)target = first;                           \
    *(type *)(void *)(target + length - sizeof(type)) = last;  \
  } while (0)

#define SHORT 16

static inline void copy_short(uint8_t *target, const uint8_t *source, size_t length) {
  if (length >= 8) BOTH_ENDS(u64);
  else if (length >= 4) BOTH_ENDS(u32);
  else if (length >= 2) BOTH_ENDS(u16);
  else if (length) *target = *source;
}

/* Also right when `target` lies before `source` and overlaps it. */
PLAIN("memcpy", "memmove") void *memcpy(void *to, const void *from, size_t length) {
  uint8_t *target = to;
  const uint8_t *source = from;
  if (length <= SHORT) {
    copy_short(target, source, length);
  } else if (length >= LONG) {
    __asm__ volatile("rep movsb" : "+D"(target), "+S"(source), "+c"(length) : : "memory");
  } else {
    v128 last = *(const v128 *)(const void *)(source + length - SHORT);
    uint8_t *end = target + length - SHORT;
    for (; target < end; target += SHORT, source += SHORT) *(v128 *)(void *)target = *(const v128 *)(const void *)source;
    *(v128 *)(void *)end = last;
  }
  return to;
}

PLAIN("memcpy", "memmove") void *memmove(void *to, const void *from, size_t length) {
  uint8_t *target = to;
  const uint8_t *source = from;
  if ((uintptr_t)to - (uintptr_t)from >= length || length <= SHORT) return memcpy(to, from, length);
  v128 first = *(const v128 *)from;
  for (size_t at = length - SHORT; at && at < length; at = at > SHORT ? at - SHORT : 0)
    *(v128 *)(void *)(target + at) = *(const v128 *)(const void *)(source + at);
  *(v128 *)to = first;
  return to;
}

#endif
