/* Memory of mmap. It is given back by unmap, or when neither its handle nor an ArrayBuffer over it is reachable. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arguments.h"

typedef struct {
  size_t users;
  /* NULL once it is given back. */
  unsigned char *start;
  size_t bytes;
} mapping;

static void give_back(mapping *m) {
  if (m->start) munmap(m->start, m->bytes);
  m->start = NULL;
}

static void release(napi_env env, void *data, void *hint) {
  mapping *m = hint;
  (void)env, (void)data;
  if (--m->users > 0) return;
  give_back(m);
  free(m);
}

bool mapping_range(napi_env env, napi_value value, range *found) {
  void *data;
  if (napi_get_value_external(env, value, &data) != napi_ok) return false;
  const mapping *m = data;
  *found = (range){.start = m->start, .bytes = m->start ? m->bytes : 0};
  return true;
}

static mapping *read_mapping(napi_env env, napi_value value) {
  void *data;
  return good(env, napi_get_value_external(env, value, &data)) ? data : NULL;
}

/* Pages behind the last one of the file would kill the process when they are read. */
static int check_file(int file, int64_t offset, int64_t bytes) {
  struct stat status;
  const int64_t page = sysconf(_SC_PAGESIZE);
  if (fstat(file, &status) != 0) return errno;
  if (!S_ISREG(status.st_mode)) return 0;
  return offset + bytes <= (status.st_size + page - 1) / page * page ? 0 : ENXIO;
}

/* map(bytes, protection, flags, file, offset): a handle, or minus errno. */
static napi_value map(napi_env env, napi_callback_info info) {
  napi_value arguments[5], handle;
  int64_t numbers[5];
  if (!read_arguments(env, info, 5, arguments)) return NULL;
  for (int i = 0; i < 5; i++)
    if (!read_integer(env, arguments[i], &numbers[i])) return NULL;
  const int64_t bytes = numbers[0], file = numbers[3], offset = numbers[4];
  const int fault = bytes <= 0 || offset < 0 ? EINVAL : file >= 0 ? check_file((int)file, offset, bytes) : 0;
  if (fault) return result_of(env, -fault);
  mapping *m = malloc(sizeof *m);
  if (!m) return result_of(env, -ENOMEM);
  void *start = mmap(NULL, (size_t)bytes, (int)numbers[1], (int)numbers[2], (int)file, (off_t)offset);
  if (start == MAP_FAILED) {
    const int failure = errno;
    free(m);
    return result_of(env, -failure);
  }
  *m = (mapping){.users = 1, .start = start, .bytes = (size_t)bytes};
  if (good(env, napi_create_external(env, m, release, m, &handle))) return handle;
  give_back(m);
  free(m);
  return NULL;
}

/* bufferOf(handle): an ArrayBuffer over its bytes; undefined where the engine allows none over memory of others. */
static napi_value buffer_of(napi_env env, napi_callback_info info) {
  napi_value argument, buffer;
  if (!read_arguments(env, info, 1, &argument)) return NULL;
  mapping *m = read_mapping(env, argument);
  if (!m) return NULL;
  m->users++;
  const napi_status status = napi_create_external_arraybuffer(env, m->start, m->bytes, release, m, &buffer);
  if (status == napi_ok) return buffer;
  m->users--;
  if (status == napi_no_external_buffers_allowed) return NULL;
  return good(env, status) ? NULL : NULL;
}

/* detach(buffer): false if it is detached already, so that its bytes may be another buffer's. */
static napi_value detach(napi_env env, napi_callback_info info) {
  napi_value buffer, answer;
  bool is_detached;
  if (!read_arguments(env, info, 1, &buffer)) return NULL;
  if (!good(env, napi_is_detached_arraybuffer(env, buffer, &is_detached))) return NULL;
  if (!is_detached && !good(env, napi_detach_arraybuffer(env, buffer))) return NULL;
  return good(env, napi_get_boolean(env, !is_detached, &answer)) ? answer : NULL;
}

/* unmap(handle): its buffer must be detached. */
static napi_value unmap(napi_env env, napi_callback_info info) {
  napi_value argument;
  if (!read_arguments(env, info, 1, &argument)) return NULL;
  mapping *m = read_mapping(env, argument);
  if (!m) return NULL;
  if (m->start && munmap(m->start, m->bytes) != 0) return result_of(env, -errno);
  m->start = NULL;
  return result_of(env, 0);
}

/* protect(handle, protection): its buffer must be detached unless both reading and writing are allowed. */
static napi_value protect(napi_env env, napi_callback_info info) {
  napi_value arguments[2];
  range pages;
  int64_t protection;
  if (!read_arguments(env, info, 2, arguments) || !read_pages(env, arguments[0], &pages)) return NULL;
  if (!read_integer(env, arguments[1], &protection)) return NULL;
  return result_of(env, mprotect(pages.start, pages.bytes, (int)protection) == 0 ? 0 : -errno);
}

/* copyOut(handle, offset, target): of a mapping that may be read. */
static napi_value copy_out(napi_env env, napi_callback_info info) {
  napi_value arguments[3];
  range source, target;
  int64_t offset;
  if (!read_arguments(env, info, 3, arguments) || !read_integer(env, arguments[1], &offset)) return NULL;
  if (!mapping_range(env, arguments[0], &source) || !read_view(env, arguments[2], &target)) return NULL;
  if (offset < 0 || (size_t)offset > source.bytes || target.bytes > source.bytes - (size_t)offset)
    return result_of(env, -ERANGE);
  /* An empty array may have no address at all. */
  if (target.bytes > 0) memcpy(target.start, source.start + offset, target.bytes);
  return result_of(env, (int64_t)target.bytes);
}

bool export_mappings(napi_env env, napi_value exports) {
  static const function functions[] = {{"bufferOf", buffer_of}, {"copyOut", copy_out}, {"detach", detach},
                                       {"map", map},            {"protect", protect},  {"unmap", unmap}};
  return export_functions(env, exports, functions, sizeof functions / sizeof *functions);
}
