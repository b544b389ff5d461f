/* All processor detection. Compiled for the baseline: no instruction of a tier may be here. */
#include "cpu.h"

#include <stdbool.h>

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

enum { LEAF_7_1_AVX512_BF16 = 1 << 5 };

uint32_t kgl_cpu_features(void) {
  uint32_t a, b, c, d, found = 0;
  if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_OSXSAVE)) return 0;
  uint64_t state = enabled_state();
  if ((state & XCR0_YMM) != XCR0_YMM) return 0;
  if (c & bit_FMA) found |= KGL_CPU_FMA;
  if (c & bit_F16C) found |= KGL_CPU_F16C;
  if (c & bit_SSE4_2) found |= KGL_CPU_CRC32;
  if (c & bit_PCLMUL) found |= KGL_CPU_CLMUL;
  if (c & bit_AES) found |= KGL_CPU_AES;
  if (!__get_cpuid_count(7, 0, &a, &b, &c, &d)) return found;
  if (b & bit_AVX2) found |= KGL_CPU_AVX2;
  if (b & bit_SHA) found |= KGL_CPU_SHA256;
  if (c & bit_VAES) found |= KGL_CPU_VAES;
  if ((state & XCR0_ZMM) != XCR0_ZMM) return found;
  if (b & bit_AVX512F) found |= KGL_CPU_AVX512F;
  if (b & bit_AVX512DQ) found |= KGL_CPU_AVX512DQ;
  if (b & bit_AVX512BW) found |= KGL_CPU_AVX512BW;
  if (b & bit_AVX512VL) found |= KGL_CPU_AVX512VL;
  if (c & bit_AVX512VNNI) found |= KGL_CPU_AVX512VNNI;
#ifdef KGL_WIDE /* what bootstraps have no tier for, they do not ask */
  if (__get_cpuid_count(7, 1, &a, &b, &c, &d) && (a & LEAF_7_1_AVX512_BF16)) found |= KGL_CPU_AVX512BF16;
#endif
  return found;
}

enum { VENDOR_INTEL = 0x756e6547, VENDOR_AMD = 0x68747541 }; /* the first four letters */

uint32_t kgl_cpu_identity(void) {
  uint32_t a, vendor, c, d, b;
  if (!__get_cpuid(0, &a, &vendor, &c, &d) || !__get_cpuid(1, &a, &b, &c, &d)) return 0;
  uint32_t family = a >> 8 & 15, model = (a >> 4 & 15) | (a >> 12 & 0xf0);
  if (family == 15) family += a >> 20 & 0xff;
  uint32_t tag = vendor == VENDOR_INTEL ? 1 : vendor == VENDOR_AMD ? 2 : 0;
  return tag ? tag << 24 | family << 12 | model : 0;
}

/* Bytes of the data cache of that level, by a leaf that lists caches (4, or AMD's 0x8000001d); 0 if there is none. */
static size_t cache_bytes(uint32_t leaf, uint32_t level) {
  for (uint32_t i = 0; i < 8; i++) {
    uint32_t a, b, c, d;
    if (!__get_cpuid_count(leaf, i, &a, &b, &c, &d) || !(a & 31)) return 0;
    if ((a & 31) == 2 || (a >> 5 & 7) != level) continue; /* instructions, or another level */
    return (size_t)((b >> 22) + 1) * ((b >> 12 & 0x3ff) + 1) * ((b & 0xfff) + 1) * ((size_t)c + 1);
  }
  return 0;
}

static bool is_intel(void) {
  uint32_t a, vendor, c, d;
  return __get_cpuid(0, &a, &vendor, &c, &d) && vendor == VENDOR_INTEL;
}

size_t kgl_cpu_cache_bytes(uint32_t level) {
  enum { LEAF_INTEL = 4, LEAF_AMD = 0x1d };
  return cache_bytes(is_intel() ? LEAF_INTEL : 0x80000000u | LEAF_AMD, level);
}

/* Intel's last level, shared through a mesh, is no faster to write than memory is to stream to: measured from half of L2
 * on. AMD's is, so there only what it cannot hold goes past it. */
size_t kgl_cpu_stream_bytes(void) {
  size_t bytes = is_intel() ? kgl_cpu_cache_bytes(2) / 2 : kgl_cpu_cache_bytes(3);
  return bytes ? bytes : SIZE_MAX;
}

#elif defined(__aarch64__) && defined(__linux__)
#include <sys/auxv.h>

/* asm/hwcap.h, spelled out because a musl tool chain may lack the kernel's headers. */
#define ARM_HWCAP_ASIMD (1ul << 1)
#define ARM_HWCAP_AES (1ul << 3)
#define ARM_HWCAP_PMULL (1ul << 4)
#define ARM_HWCAP_SHA2 (1ul << 6)
#define ARM_HWCAP_CRC32 (1ul << 7)
#define ARM_HWCAP_ASIMDHP (1ul << 10)
#define ARM_HWCAP_CPUID (1ul << 11)
#define ARM_HWCAP_ASIMDDP (1ul << 20)
#define ARM_HWCAP2_I8MM (1ul << 13)
#define ARM_HWCAP2_BF16 (1ul << 14)
#define ARM_HWCAP_SVE (1ul << 22)
#define ARM_HWCAP2_SVE2 (1ul << 1)

#ifdef KGL_WITH_SVE
/* The one function here with an instruction of a tier: only where SVE is. Volatile, because a program may change the length
 * (PR_SVE_SET_VL), and by its bytes, which an assembler for the baseline takes: rdvl x0, #1. */
__attribute__((noinline)) static size_t sve_vector_bytes(void) {
  register uint64_t bytes __asm__("x0");
  __asm__ volatile(".inst 0x04bf5020" : "=r"(bytes));
  return bytes;
}

size_t kgl_cpu_sve_bytes(void) { return getauxval(AT_HWCAP) & ARM_HWCAP_SVE ? sve_vector_bytes() : 0; }

static uint32_t sve_features(unsigned long hwcap) {
  if (!(hwcap & ARM_HWCAP_SVE)) return 0;
  const uint32_t second = getauxval(AT_HWCAP2) & ARM_HWCAP2_SVE2 ? KGL_CPU_SVE2 : 0;
  return KGL_CPU_SVE | second | (sve_vector_bytes() >= 32 ? KGL_CPU_SVE256 : 0);
}
#else
static uint32_t sve_features(unsigned long hwcap) { return (void)hwcap, 0; }
#endif

uint32_t kgl_cpu_features(void) {
  unsigned long hwcap = getauxval(AT_HWCAP);
  uint32_t found = sve_features(hwcap);
  if (hwcap & ARM_HWCAP_ASIMD) found |= KGL_CPU_ASIMD;
  if (hwcap & ARM_HWCAP_ASIMDHP) found |= KGL_CPU_ASIMDHP;
  if (hwcap & ARM_HWCAP_ASIMDDP) found |= KGL_CPU_ASIMDDP;
#ifdef KGL_WIDE /* what bootstraps have no tier for, they do not ask */
  unsigned long hwcap2 = getauxval(AT_HWCAP2);
  if (hwcap2 & ARM_HWCAP2_I8MM) found |= KGL_CPU_I8MM;
  if (hwcap2 & ARM_HWCAP2_BF16) found |= KGL_CPU_BF16;
#endif
  if (hwcap & ARM_HWCAP_SHA2) found |= KGL_CPU_SHA256;
  if (hwcap & ARM_HWCAP_CRC32) found |= KGL_CPU_CRC32;
  if (hwcap & ARM_HWCAP_PMULL) found |= KGL_CPU_CLMUL;
  if (hwcap & ARM_HWCAP_AES) found |= KGL_CPU_AES;
  return found;
}

/* Linux lets a program read MIDR_EL1 where it says so, and answers for the core that runs it. */
uint32_t kgl_cpu_identity(void) {
  if (!(getauxval(AT_HWCAP) & ARM_HWCAP_CPUID)) return 0;
  uint64_t midr;
  __asm__("mrs %0, midr_el1" : "=r"(midr));
  return (uint32_t)((midr >> 24 & 0xff) << 12 | (midr >> 4 & 0xfff));
}

#else
uint32_t kgl_cpu_features(void) { return 0; }
uint32_t kgl_cpu_identity(void) { return 0; }
#endif

#ifndef __x86_64__
/* Nowhere on Arm by itself: its cores see for themselves when whole lines are written, and no measurement says that a hint
 * does better. */
size_t kgl_cpu_stream_bytes(void) { return SIZE_MAX; }
#endif
