/* What a processor says of itself. */
#define _GNU_SOURCE
#include <errno.h>
#include <sys/auxv.h>

#include "arguments.h"

#if defined(__x86_64__)
#include <cpuid.h>

/* Leaves of the hypervisor, from 0x40000000 on, are there if it says that it is: no maximum of the processor counts them. */
static bool is_hypervisors(unsigned leaf) {
  unsigned a, b, c, d;
  return leaf >> 28 == 4 && __get_cpuid(1, &a, &b, &c, &d) && c >> 31;
}

/* cpuid(leaf, subleaf, Uint32 out): eax, ebx, ecx, edx; minus errno for a leaf that the processor has not. */
static napi_value cpuid(napi_env env, napi_callback_info info) {
  napi_value arguments[3];
  int64_t leaf, subleaf;
  void *out;
  if (!read_arguments(env, info, 3, arguments) || !read_integer(env, arguments[0], &leaf)) return NULL;
  if (!read_integer(env, arguments[1], &subleaf) || !read_output(env, arguments[2], 16, &out)) return NULL;
  unsigned *words = out;
  if (is_hypervisors((unsigned)leaf)) {
    __cpuid_count((unsigned)leaf, (unsigned)subleaf, words[0], words[1], words[2], words[3]);
    return result_of(env, 0);
  }
  const int known = __get_cpuid_count((unsigned)leaf, (unsigned)subleaf, &words[0], &words[1], &words[2], &words[3]);
  return result_of(env, known ? 0 : -ENOSYS);
}

/* xgetbv(): the parts of the registers that the system saves; 0 where it does not say. */
static napi_value xgetbv(napi_env env, napi_callback_info info) {
  unsigned a, b, c, d;
  (void)info;
  if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_OSXSAVE)) return big_result(env, 0);
  __asm__ volatile("xgetbv" : "=a"(a), "=d"(d) : "c"(0));
  return big_result(env, (uint64_t)d << 32 | a);
}

bool export_registers(napi_env env, napi_value exports) {
  static const function functions[] = {{"cpuid", cpuid}, {"xgetbv", xgetbv}};
  return export_functions(env, exports, functions, sizeof functions / sizeof *functions);
}
#elif defined(__aarch64__)
#include <asm/hwcap.h>

#define read_register(name)                         \
  ({                                                \
    uint64_t value;                                 \
    __asm__("mrs %0, " name : "=r"(value));         \
    value;                                          \
  })

/* identification(Uint64 out): MIDR_EL1 and CTR_EL0. Linux answers MIDR in the kernel's place where HWCAP_CPUID says so;
 * elsewhere reading it would kill the process. */
static napi_value identification(napi_env env, napi_callback_info info) {
  napi_value argument;
  void *out;
  if (!read_arguments(env, info, 1, &argument) || !read_output(env, argument, 16, &out)) return NULL;
  if (!(getauxval(AT_HWCAP) & HWCAP_CPUID)) return result_of(env, -ENOSYS);
  ((uint64_t *)out)[0] = read_register("midr_el1");
  ((uint64_t *)out)[1] = read_register("ctr_el0");
  return result_of(env, 0);
}

bool export_registers(napi_env env, napi_value exports) {
  static const function functions[] = {{"identification", identification}};
  return export_functions(env, exports, functions, sizeof functions / sizeof *functions);
}
#else
#error "for x86-64 and arm64 alone"
#endif
