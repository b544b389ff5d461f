/* Node-API glue for numbers in files that are larger than memory: mapped, and read by windows. While one is computed on, the
 * system reads the next; one that is done with is let go, so that a process never has more than two in memory. */
#define _DEFAULT_SOURCE /* madvise, MAP_NORESERVE */
#include "addon_file.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#ifndef MADV_POPULATE_READ
#define MADV_POPULATE_READ 22 /* Linux 5.14; older ones refuse, and pages come one fault after another */
#endif

/* Rows whose pages are asked for at once. */
enum { BATCH = 256 };

typedef struct {
  unsigned char *bytes; /* NULL once it is closed */
  size_t length; /* in elements */
  const kgl_table *table;
} mapped_file;

static napi_value refuse(napi_env env, const char *message) {
  kgl_good(env, napi_throw_range_error(env, "KINGLET_KERNELS_FILE", message));
  return NULL;
}

static size_t page_start(size_t at) { return at - at % (size_t)sysconf(_SC_PAGESIZE); }

static void close_mapping(mapped_file *file) {
  if (file->bytes) munmap(file->bytes, file->length * sizeof(float));
  file->bytes = NULL;
}

static void finalize_file(napi_env env, void *data, void *hint) {
  (void)env, (void)hint;
  close_mapping(data);
  free(data);
}

/* The whole pages of so many bytes, and of the one that they begin in: what a window ends in the next one begins in. */
static void advise(const mapped_file *file, size_t at, size_t bytes, int advice) {
  const size_t size = file->length * sizeof(float), from = page_start(at);
  if (at >= size) return;
  const size_t end = bytes < size - at ? at + bytes : size;
  madvise(file->bytes + from, end - from, advice); /* a hint */
}

/* Elements `first` to first + count - 1, which are about to be read, as are as many behind them. */
static const float *open_window(const mapped_file *file, size_t first, size_t count) {
  const size_t at = first * sizeof(float), bytes = count * sizeof(float);
  advise(file, at + bytes, bytes, MADV_WILLNEED);
  advise(file, at, bytes, MADV_POPULATE_READ);
  return (const float *)(file->bytes + at);
}

static void close_window(const mapped_file *file, size_t first, size_t count) {
  const size_t end = (first + count) * sizeof(float), from = page_start(first * sizeof(float));
  const size_t whole = first + count == file->length ? end : page_start(end);
  if (whole > from) madvise(file->bytes + from, whole - from, MADV_DONTNEED);
}

static bool read_arguments(napi_env env, napi_callback_info info, size_t count, napi_value *arguments) {
  size_t given = count;
  return kgl_good(env, napi_get_cb_info(env, info, &given, arguments, NULL, NULL));
}

static mapped_file *read_file(napi_env env, napi_value value) {
  void *data;
  if (!kgl_good(env, napi_get_value_external(env, value, &data))) return NULL;
  mapped_file *file = data;
  if (file->bytes) return file;
  refuse(env, "mapFile: expected a file that is open, got one that was closed");
  return NULL;
}

/* A window of the file: its first element and how many there are. */
static bool read_window(napi_env env, const mapped_file *file, const napi_value *numbers, size_t *first, size_t *count) {
  double values[2];
  for (int i = 0; i < 2; i++)
    if (!kgl_good(env, napi_get_value_double(env, numbers[i], &values[i]))) return false;
  const double length = (double)file->length;
  if (!(values[0] >= 0 && values[1] >= 0 && values[0] <= length && values[1] <= length - values[0]))
    return refuse(env, "mapFile: expected a window inside the file");
  *first = (size_t)values[0], *count = (size_t)values[1];
  return true;
}

static float *read_floats(napi_env env, napi_value value, size_t *length) {
  napi_typedarray_type type;
  void *data;
  if (!kgl_good(env, napi_get_typedarray_info(env, value, &type, length, &data, NULL, NULL))) return NULL;
  if (type == napi_float32_array && data) return data;
  refuse(env, "mapFile: expected a Float32Array with elements");
  return NULL;
}

/* dot(file, other, first, count) */
static napi_value dot_window(napi_env env, napi_callback_info info) {
  napi_value arguments[4], result;
  size_t first, count;
  if (!read_arguments(env, info, 4, arguments)) return NULL;
  const mapped_file *a = read_file(env, arguments[0]), *b = a ? read_file(env, arguments[1]) : NULL;
  if (!b || !read_window(env, a, arguments + 2, &first, &count) || !read_window(env, b, arguments + 2, &first, &count))
    return NULL;
  const float *x = open_window(a, first, count), *y = a == b ? x : open_window(b, first, count);
  const double dot = a->table->dot_f32(x, y, count);
  close_window(a, first, count);
  if (a != b) close_window(b, first, count);
  return kgl_good(env, napi_create_double(env, dot, &result)) ? result : NULL;
}

/* rows(file, first, count, x, out): a number for each row of the window */
static napi_value multiply_window(napi_env env, napi_callback_info info) {
  napi_value arguments[5];
  size_t first, count, columns, rows;
  if (!read_arguments(env, info, 5, arguments)) return NULL;
  const mapped_file *file = read_file(env, arguments[0]);
  if (!file || !read_window(env, file, arguments + 1, &first, &count)) return NULL;
  const float *x = read_floats(env, arguments[3], &columns);
  float *out = x ? read_floats(env, arguments[4], &rows) : NULL;
  if (!out) return NULL;
  if (count % columns != 0 || count / columns > rows) return refuse(env, "mapFile: expected room for a number of each row");
  file->table->dotMany_f32(open_window(file, first, count), x, out, count / columns, columns);
  close_window(file, first, count);
  return NULL;
}

/* The pages of rows that come soon, all at once: a disk answers several questions in the time of one. */
static void ask_for_rows(const mapped_file *file, const double *indices, size_t count, size_t columns) {
  for (size_t i = 0; i < count; i++)
    advise(file, (size_t)indices[i] * columns * sizeof(float), columns * sizeof(float), MADV_WILLNEED);
}

static bool are_rows(const double *indices, size_t count, size_t rows) {
  for (size_t i = 0; i < count; i++)
    if (!(indices[i] >= 0 && indices[i] < (double)rows && indices[i] == (double)(size_t)indices[i])) return false;
  return true;
}

/* gather(file, indices: Float64Array, columns, out) */
static napi_value gather_rows(napi_env env, napi_callback_info info) {
  napi_value arguments[4];
  napi_typedarray_type type;
  size_t count, length;
  uint32_t columns;
  void *data;
  if (!read_arguments(env, info, 4, arguments)) return NULL;
  const mapped_file *file = read_file(env, arguments[0]);
  if (!file || !kgl_good(env, napi_get_typedarray_info(env, arguments[1], &type, &count, &data, NULL, NULL))) return NULL;
  if (!kgl_good(env, napi_get_value_uint32(env, arguments[2], &columns))) return NULL;
  if (type != napi_float64_array) return refuse(env, "mapFile: expected a Float64Array of indices");
  float *out = count ? read_floats(env, arguments[3], &length) : NULL;
  if (!out) return NULL;
  const double *indices = data;
  if (columns == 0 || length / columns < count || !are_rows(indices, count, file->length / columns))
    return refuse(env, "mapFile: expected indices of rows, and room for each");
  for (size_t done = 0, batch; done < count; done += batch) {
    batch = count - done < BATCH ? count - done : BATCH;
    ask_for_rows(file, indices + done, batch, columns);
    for (size_t i = done; i < done + batch; i++)
      memcpy(out + i * columns, file->bytes + (size_t)indices[i] * columns * sizeof(float), columns * sizeof(float));
  }
  return NULL;
}

static napi_value close_file(napi_env env, napi_callback_info info) {
  napi_value argument;
  void *file;
  if (!read_arguments(env, info, 1, &argument)) return NULL;
  if (kgl_good(env, napi_get_value_external(env, argument, &file))) close_mapping(file);
  return NULL;
}

/* open(isa | undefined, descriptor): `file` and its `length` in f32. */
static napi_value open_file(napi_env env, napi_callback_info info) {
  napi_value arguments[2], external, length, result;
  kgl_failure failure;
  char isa[64] = "";
  size_t written;
  int32_t descriptor;
  if (!read_arguments(env, info, 2, arguments)) return NULL;
  napi_status status = napi_get_value_string_utf8(env, arguments[0], isa, sizeof isa, &written);
  if (status != napi_string_expected && !kgl_good(env, status)) return NULL; /* undefined: the best one */
  if (!kgl_good(env, napi_get_value_int32(env, arguments[1], &descriptor))) return NULL;
  const kgl_table *table = kgl_dispatch(isa, &failure);
  if (!table) return kgl_throw(env, &failure);
  const off_t end = kgl_file_size(descriptor);
  if (end <= 0 || end >= (off_t)1 << 44 || end % (off_t)sizeof(float))
    return refuse(env, "mapFile: expected the descriptor of a file of float32 numbers, 1 at least and below 16 TiB");
  void *bytes = mmap(NULL, (size_t)end, PROT_READ, MAP_SHARED | MAP_NORESERVE, descriptor, 0);
  mapped_file *file = bytes == MAP_FAILED ? NULL : malloc(sizeof *file);
  if (!file) return refuse(env, "mapFile: expected a file that the system maps");
  *file = (mapped_file){.bytes = bytes, .length = (size_t)end / sizeof(float), .table = table};
  if (!kgl_good(env, napi_create_external(env, file, finalize_file, NULL, &external))) return NULL;
  const bool is_made = kgl_good(env, napi_create_object(env, &result)) &&
                       kgl_good(env, napi_create_double(env, (double)file->length, &length)) &&
                       kgl_good(env, napi_set_named_property(env, result, "length", length)) &&
                       kgl_good(env, napi_set_named_property(env, result, "file", external));
  return is_made ? result : NULL;
}

napi_value kgl_file_functions(napi_env env) {
  napi_value functions;
  const napi_property_descriptor properties[] = {
      {.utf8name = "open", .method = open_file, .attributes = napi_enumerable},
      {.utf8name = "dot", .method = dot_window, .attributes = napi_enumerable},
      {.utf8name = "rows", .method = multiply_window, .attributes = napi_enumerable},
      {.utf8name = "gather", .method = gather_rows, .attributes = napi_enumerable},
      {.utf8name = "close", .method = close_file, .attributes = napi_enumerable},
  };
  if (!kgl_good(env, napi_create_object(env, &functions))) return NULL;
  const size_t count = sizeof properties / sizeof *properties;
  return kgl_good(env, napi_define_properties(env, functions, count, properties)) ? functions : NULL;
}
