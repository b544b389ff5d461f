#include "cache.h"

/* What the processors and WebAssembly engines have at least that are not asked. */
kgl_cache_sizes kgl_cache = {.l1d = 32 << 10, .l2 = 512 << 10, .l3 = 4 << 20};

#ifndef __wasm__
#include "cpu.h"

#ifdef __x86_64__
void kgl_detect_cache(void) {
  const size_t l1d = kgl_cpu_cache_bytes(1), l2 = kgl_cpu_cache_bytes(2), l3 = kgl_cpu_cache_bytes(3);
  if (l1d) kgl_cache.l1d = l1d;
  if (l2) kgl_cache.l2 = l2;
  if (l3) kgl_cache.l3 = l3;
}
#else
/* Arm tells a program the design of its core but not the caches, and Lambda hides /sys. From Arm's reference manuals of the
 * cores and, where a licensee chooses, from what Graviton has. */
static const struct {
  uint32_t identity; /* kgl_cpu_identity() */
  uint16_t l1d_kib, l2_kib, l3_mib;
} cores[] = {
    {0x41d0c, 64, 1024, 32}, /* Neoverse N1, Graviton2 */
    {0x41d40, 64, 1024, 32}, /* Neoverse V1, Graviton3 */
    {0x41d49, 64, 1024, 32}, /* Neoverse N2 */
    {0x41d4f, 64, 2048, 36}, /* Neoverse V2, Graviton4 */
    {0x41d84, 64, 2048, 36}, /* Neoverse V3 */
    {0x41d8e, 64, 2048, 32}, /* Neoverse N3 */
};

void kgl_detect_cache(void) {
  const uint32_t identity = kgl_cpu_identity();
  for (size_t i = 0; i < sizeof cores / sizeof *cores; i++)
    if (cores[i].identity == identity)
      kgl_cache = (kgl_cache_sizes){.l1d = (size_t)cores[i].l1d_kib << 10,
                                    .l2 = (size_t)cores[i].l2_kib << 10,
                                    .l3 = (size_t)cores[i].l3_mib << 20};
}
#endif
#endif
