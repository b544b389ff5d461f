/* Processors that threads may run on, attributes and use of the process. */
#define _GNU_SOURCE
#include <errno.h>
#include <sched.h>
#include <sys/auxv.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "arguments.h"

/* setAffinity(thread, mask), getAffinity(thread, mask): the mask's bytes that are used, or minus errno. */
static napi_value affinity(napi_env env, napi_callback_info info, long call) {
  napi_value arguments[2];
  int64_t thread;
  range mask;
  if (!read_arguments(env, info, 2, arguments) || !read_integer(env, arguments[0], &thread)) return NULL;
  if (!read_view(env, arguments[1], &mask)) return NULL;
  const long result = syscall(call, (pid_t)thread, mask.bytes, mask.start);
  return result_of(env, result < 0 ? -errno : result);
}

static napi_value get_affinity(napi_env env, napi_callback_info info) {
  return affinity(env, info, SYS_sched_getaffinity);
}

static napi_value set_affinity(napi_env env, napi_callback_info info) {
  return affinity(env, info, SYS_sched_setaffinity);
}

/* control(option, argument): prctl. */
static napi_value control(napi_env env, napi_callback_info info) {
  napi_value arguments[2];
  int64_t option, argument;
  if (!read_arguments(env, info, 2, arguments) || !read_integer(env, arguments[0], &option)) return NULL;
  if (!read_integer(env, arguments[1], &argument)) return NULL;
  const int result = prctl((int)option, (unsigned long)argument, 0UL, 0UL, 0UL);
  return result_of(env, result < 0 ? -errno : result);
}

static napi_value auxiliary(napi_env env, napi_callback_info info) {
  napi_value argument;
  int64_t type;
  if (!read_arguments(env, info, 1, &argument) || !read_integer(env, argument, &type)) return NULL;
  errno = 0;
  const unsigned long value = getauxval((unsigned long)type);
  return value == 0 && errno != 0 ? result_of(env, -errno) : big_result(env, value);
}

static double seconds(struct timeval time) { return (double)time.tv_sec + (double)time.tv_usec * 1e-6; }

/* usage(who, out): nine numbers, in the order of `ResourceUsage`. */
static napi_value usage(napi_env env, napi_callback_info info) {
  napi_value arguments[2];
  int64_t who;
  void *out;
  struct rusage use;
  if (!read_arguments(env, info, 2, arguments) || !read_integer(env, arguments[0], &who)) return NULL;
  if (!read_output(env, arguments[1], 9 * sizeof(double), &out)) return NULL;
  if (getrusage((int)who, &use) != 0) return result_of(env, -errno);
  const double numbers[] = {seconds(use.ru_utime),  seconds(use.ru_stime),  (double)use.ru_maxrss,
                            (double)use.ru_minflt,  (double)use.ru_majflt,  (double)use.ru_inblock,
                            (double)use.ru_oublock, (double)use.ru_nvcsw,   (double)use.ru_nivcsw};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) ((double *)out)[i] = numbers[i];
  return result_of(env, 0);
}

static napi_value thread_id(napi_env env, napi_callback_info info) {
  (void)info;
  return result_of(env, syscall(SYS_gettid));
}

bool export_processes(napi_env env, napi_value exports) {
  static const function functions[] = {{"auxiliary", auxiliary},    {"control", control},        {"getAffinity", get_affinity},
                                       {"setAffinity", set_affinity}, {"threadId", thread_id}, {"usage", usage}};
  return export_functions(env, exports, functions, sizeof functions / sizeof *functions);
}
