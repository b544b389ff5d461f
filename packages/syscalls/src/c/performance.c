/* Counters of perf_event_open. */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/perf_event.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "arguments.h"

/* What is not counted; as `excluded` in TypeScript. */
enum { exclude_user = 1, exclude_kernel = 2, exclude_hypervisor = 4, inherited = 8, threads_only = 16 };

/* openCounter(Uint64 [type, config, config1, config2, flags], process, processor, group): a file, or minus errno. A
 * group's first counter starts disabled and holds the others back. */
static napi_value open_counter(napi_env env, napi_callback_info info) {
  napi_value arguments[4];
  void *words;
  int64_t numbers[3];
  if (!read_arguments(env, info, 4, arguments) || !read_output(env, arguments[0], 5 * sizeof(uint64_t), &words)) return NULL;
  for (int i = 0; i < 3; i++)
    if (!read_integer(env, arguments[i + 1], &numbers[i])) return NULL;
  const uint64_t *event = words;
  const int64_t group = numbers[2];
  struct perf_event_attr attributes;
  memset(&attributes, 0, sizeof attributes);
  attributes.size = sizeof attributes;
  attributes.type = (uint32_t)event[0];
  attributes.config = event[1];
  attributes.config1 = event[2];
  attributes.config2 = event[3];
  attributes.read_format =
      PERF_FORMAT_GROUP | PERF_FORMAT_ID | PERF_FORMAT_TOTAL_TIME_ENABLED | PERF_FORMAT_TOTAL_TIME_RUNNING;
  attributes.disabled = group < 0;
  attributes.exclude_user = (event[4] & exclude_user) != 0;
  attributes.exclude_kernel = (event[4] & exclude_kernel) != 0;
  attributes.exclude_hv = (event[4] & exclude_hypervisor) != 0;
  attributes.inherit = (event[4] & inherited) != 0;
  attributes.inherit_thread = (event[4] & threads_only) != 0;
  const long file = syscall(SYS_perf_event_open, &attributes, (pid_t)numbers[0], (int)numbers[1], (int)group,
                            (unsigned long)PERF_FLAG_FD_CLOEXEC);
  return result_of(env, file < 0 ? -errno : file);
}

/* controlCounters(file, request): of the whole group. */
static napi_value control_counters(napi_env env, napi_callback_info info) {
  napi_value arguments[2];
  int64_t file, request;
  if (!read_arguments(env, info, 2, arguments) || !read_integer(env, arguments[0], &file)) return NULL;
  if (!read_integer(env, arguments[1], &request)) return NULL;
  static const unsigned long requests[] = {PERF_EVENT_IOC_ENABLE, PERF_EVENT_IOC_DISABLE, PERF_EVENT_IOC_RESET};
  if (request < 0 || (size_t)request >= sizeof requests / sizeof *requests) return result_of(env, -EINVAL);
  const int result = ioctl((int)file, requests[request], PERF_IOC_FLAG_GROUP);
  return result_of(env, result < 0 ? -errno : 0);
}

/* readCounters(file, Uint64 out): count, time enabled, time running, then value and id of each. */
static napi_value read_counters(napi_env env, napi_callback_info info) {
  napi_value arguments[2];
  int64_t file;
  range out;
  if (!read_arguments(env, info, 2, arguments) || !read_integer(env, arguments[0], &file)) return NULL;
  if (!read_view(env, arguments[1], &out)) return NULL;
  const ssize_t result = read((int)file, out.start, out.bytes);
  return result_of(env, result < 0 ? -errno : result);
}

enum { most_events = 32 };

/* What read(2) gives of a group with these formats: perf_event_open(2). */
struct group_reading {
  uint64_t count, enabled, running;
  struct {
    uint64_t value, id;
  } events[most_events];
};

/* The elements of a typed array of one type: fewer calls than read_view takes. */
static bool read_elements(napi_env env, napi_value value, napi_typedarray_type expected, void **data, size_t *count) {
  napi_typedarray_type type;
  if (napi_get_typedarray_info(env, value, &type, count, data, NULL, NULL) == napi_ok && type == expected) return true;
  napi_throw_type_error(env, "KINGLET_SYSCALLS_ARGUMENT", "expected typed arrays of the types that were declared");
  return false;
}

/* readGroups(Int32 files, Float64 out, at): of each group the times enabled and running, and its values, one group behind
 * the other from out[at] on; how many numbers that were. */
static napi_value read_groups(napi_env env, napi_callback_info info) {
  napi_value arguments[3];
  void *files, *out;
  size_t groups, most;
  int64_t at;
  if (!read_arguments(env, info, 3, arguments)) return NULL;
  if (!read_elements(env, arguments[0], napi_int32_array, &files, &groups)) return NULL;
  if (!read_elements(env, arguments[1], napi_float64_array, &out, &most)) return NULL;
  if (!read_integer(env, arguments[2], &at)) return NULL;
  if (at < 0 || (uint64_t)at > most) return result_of(env, -EFAULT);
  double *numbers = out;
  size_t next = (size_t)at;
  for (size_t i = 0; i < groups; i++) {
    struct group_reading group;
    const ssize_t bytes = read(((const int32_t *)files)[i], &group, sizeof group);
    if (bytes < 0) return result_of(env, -errno);
    const size_t head = 3 * sizeof(uint64_t);
    if ((size_t)bytes < head || group.count > ((size_t)bytes - head) / sizeof *group.events) return result_of(env, -ENODATA);
    if (2 + group.count > most - next) return result_of(env, -EFAULT);
    numbers[next++] = (double)group.enabled;
    numbers[next++] = (double)group.running;
    for (uint64_t j = 0; j < group.count; j++) numbers[next++] = (double)group.events[j].value;
  }
  return result_of(env, (int64_t)next - at);
}

static napi_value counter_id(napi_env env, napi_callback_info info) {
  napi_value argument;
  int64_t file;
  uint64_t id;
  if (!read_arguments(env, info, 1, &argument) || !read_integer(env, argument, &file)) return NULL;
  return ioctl((int)file, PERF_EVENT_IOC_ID, &id) < 0 ? result_of(env, -errno) : big_result(env, id);
}

static napi_value close_counter(napi_env env, napi_callback_info info) {
  napi_value argument;
  int64_t file;
  if (!read_arguments(env, info, 1, &argument) || !read_integer(env, argument, &file)) return NULL;
  return result_of(env, close((int)file) < 0 ? -errno : 0);
}

bool export_performance(napi_env env, napi_value exports) {
  static const function functions[] = {{"closeCounter", close_counter},
                                       {"controlCounters", control_counters},
                                       {"counterId", counter_id},
                                       {"openCounter", open_counter},
                                       {"readCounters", read_counters},
                                       {"readGroups", read_groups}};
  return export_functions(env, exports, functions, sizeof functions / sizeof *functions);
}
