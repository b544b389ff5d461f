/* All processor detection. Compiled for the baseline: no instruction of a tier may be here. */
#include "cpu.h"

#include "kernels.h"

#if defined(__x86_64__)
#include <cpuid.h>

/* XCR0: the registers that the system saves on a context switch. An instruction set without them is not usable. */
enum { XCR0_YMM = 0x06, XCR0_ZMM = 0xe6 };

static uint64_t enabled_state(void) {
  uint32_t low, high;
  __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  return (uint64_t)high << 32 | low;
}

uint32_t kgl_cpu_features(void) {
  uint32_t a, b, c, d, found = 0;
  if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_OSXSAVE)) return 0;
  uint64_t state = enabled_state();
  if ((state & XCR0_YMM) != XCR0_YMM) return 0;
  if (c & bit_FMA) found |= KGL_CPU_FMA;
  if (!__get_cpuid_count(7, 0, &a, &b, &c, &d)) return found;
  if (b & bit_AVX2) found |= KGL_CPU_AVX2;
  if ((state & XCR0_ZMM) != XCR0_ZMM) return found;
  if (b & bit_AVX512F) found |= KGL_CPU_AVX512F;
  if (b & bit_AVX512DQ) found |= KGL_CPU_AVX512DQ;
  if (b & bit_AVX512BW) found |= KGL_CPU_AVX512BW;
  if (b & bit_AVX512VL) found |= KGL_CPU_AVX512VL;
  return found;
}

#elif defined(__aarch64__) && defined(__linux__)
#include <sys/auxv.h>

/* asm/hwcap.h, spelled out because a musl tool chain may lack the kernel's headers. */
#define ARM_HWCAP_ASIMD (1ul << 1)

uint32_t kgl_cpu_features(void) {
  unsigned long hwcap = getauxval(AT_HWCAP);
  return hwcap & ARM_HWCAP_ASIMD ? KGL_CPU_ASIMD : 0;
}

#else
uint32_t kgl_cpu_features(void) { return 0; }
#endif
