/* Pages of mappings and of other memory: advice, locks, and the NUMA nodes that they are on. */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/mempolicy.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "arguments.h"

/* Nodes that a mask of one word can name; the kernel wants one more than it counts. */
enum { mask_bits = 64 };

static bool read_mask(napi_env env, napi_value value, unsigned long *mask) {
  bool lossless;
  uint64_t bits;
  if (!good(env, napi_get_value_bigint_uint64(env, value, &bits, &lossless))) return false;
  *mask = bits;
  return true;
}

static napi_value pages_or_errno(napi_env env, range pages, long failed) {
  return result_of(env, failed == 0 ? (int64_t)pages.bytes : -errno);
}

/* advise(target, advice): the bytes that it was given for, or minus errno. */
static napi_value advise(napi_env env, napi_callback_info info) {
  napi_value arguments[2];
  range pages;
  int64_t advice;
  if (!read_arguments(env, info, 2, arguments) || !read_pages(env, arguments[0], &pages)) return NULL;
  if (!read_integer(env, arguments[1], &advice)) return NULL;
  if (pages.bytes == 0) return result_of(env, 0);
  return pages_or_errno(env, pages, madvise(pages.start, pages.bytes, (int)advice));
}

static napi_value lock(napi_env env, napi_callback_info info) {
  napi_value argument;
  range pages;
  if (!read_arguments(env, info, 1, &argument) || !read_pages(env, argument, &pages)) return NULL;
  return pages.bytes == 0 ? result_of(env, 0) : pages_or_errno(env, pages, mlock(pages.start, pages.bytes));
}

static napi_value unlock(napi_env env, napi_callback_info info) {
  napi_value argument;
  range pages;
  if (!read_arguments(env, info, 1, &argument) || !read_pages(env, argument, &pages)) return NULL;
  return pages.bytes == 0 ? result_of(env, 0) : pages_or_errno(env, pages, munlock(pages.start, pages.bytes));
}

/* addressOf(target): where its first byte is. */
static napi_value address_of(napi_env env, napi_callback_info info) {
  napi_value argument;
  range bytes;
  if (!read_arguments(env, info, 1, &argument)) return NULL;
  if (!mapping_range(env, argument, &bytes) && !read_view(env, argument, &bytes)) return NULL;
  return big_result(env, (uint64_t)(uintptr_t)bytes.start);
}

/* bind(target, mode, mask, flags): mbind. */
static napi_value bind(napi_env env, napi_callback_info info) {
  napi_value arguments[4];
  range pages;
  int64_t mode, flags;
  unsigned long mask;
  if (!read_arguments(env, info, 4, arguments) || !read_pages(env, arguments[0], &pages)) return NULL;
  if (!read_integer(env, arguments[1], &mode) || !read_integer(env, arguments[3], &flags)) return NULL;
  if (!read_mask(env, arguments[2], &mask)) return NULL;
  if (pages.bytes == 0) return result_of(env, 0);
  return pages_or_errno(env, pages, syscall(SYS_mbind, pages.start, pages.bytes, mode, &mask, mask_bits + 1, flags));
}

static napi_value set_policy(napi_env env, napi_callback_info info) {
  napi_value arguments[2];
  int64_t mode;
  unsigned long mask;
  if (!read_arguments(env, info, 2, arguments) || !read_integer(env, arguments[0], &mode)) return NULL;
  if (!read_mask(env, arguments[1], &mask)) return NULL;
  return result_of(env, syscall(SYS_set_mempolicy, mode, &mask, mask_bits + 1) == 0 ? 0 : -errno);
}

/* getPolicy(target or undefined, out): mode and mask, two words of 64 bits. A kernel knows up to 1024 nodes. */
static napi_value get_policy(napi_env env, napi_callback_info info) {
  napi_value arguments[2];
  range target = {0};
  void *out;
  int mode = 0;
  unsigned long mask[1024 / mask_bits] = {0};
  if (!read_arguments(env, info, 2, arguments) || !read_output(env, arguments[1], 16, &out)) return NULL;
  const bool is_of_thread = is_undefined(env, arguments[0]);
  if (!is_of_thread && !mapping_range(env, arguments[0], &target) && !read_view(env, arguments[0], &target)) return NULL;
  const long status = syscall(SYS_get_mempolicy, &mode, mask, (unsigned long)1024, target.start,
                              is_of_thread ? 0 : (unsigned long)MPOL_F_ADDR);
  if (status != 0) return result_of(env, -errno);
  ((uint64_t *)out)[0] = (uint64_t)mode;
  ((uint64_t *)out)[1] = mask[0];
  return result_of(env, 0);
}

/* movePages(target, node or -1, status): each page's node, or minus errno of it; with a node it is moved there before. */
static napi_value move_pages(napi_env env, napi_callback_info info) {
  napi_value arguments[3];
  range pages;
  int64_t node;
  void *status;
  const size_t page = (size_t)sysconf(_SC_PAGESIZE);
  if (!read_arguments(env, info, 3, arguments) || !read_pages(env, arguments[0], &pages)) return NULL;
  const size_t count = pages.bytes / page;
  if (!read_integer(env, arguments[1], &node) || !read_output(env, arguments[2], count * sizeof(int), &status)) return NULL;
  if (count == 0) return result_of(env, 0);
  void **places = malloc(count * sizeof *places);
  int *nodes = node < 0 ? NULL : malloc(count * sizeof *nodes);
  long failed = -1;
  errno = ENOMEM;
  if (places && (nodes || node < 0)) {
    for (size_t i = 0; i < count; i++) places[i] = pages.start + i * page;
    for (size_t i = 0; nodes && i < count; i++) nodes[i] = (int)node;
    failed = syscall(SYS_move_pages, 0, count, places, nodes, status, MPOL_MF_MOVE);
  }
  const int64_t result = failed >= 0 ? (int64_t)count : -errno;
  free(places);
  free(nodes);
  return result_of(env, result);
}

/* pagesOf(target): how many pages it has. */
static napi_value pages_of(napi_env env, napi_callback_info info) {
  napi_value argument;
  range pages;
  if (!read_arguments(env, info, 1, &argument) || !read_pages(env, argument, &pages)) return NULL;
  return result_of(env, (int64_t)(pages.bytes / (size_t)sysconf(_SC_PAGESIZE)));
}

bool export_pages(napi_env env, napi_value exports) {
  static const function functions[] = {
      {"addressOf", address_of}, {"advise", advise},        {"bind", bind},          {"getPolicy", get_policy}, {"lock", lock},
      {"movePages", move_pages}, {"pagesOf", pages_of}, {"setPolicy", set_policy}, {"unlock", unlock},
  };
  return export_functions(env, exports, functions, sizeof functions / sizeof *functions);
}
