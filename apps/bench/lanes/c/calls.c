/* The lane of operations on matrices, images and sequences: calls [<library of OpenBLAS>]. It answers requests of the suite
 * `kernels`: a line "<who>.<call> <n> <repeats>" by the nanoseconds that those repeats took, or by "-" for a case that it
 * has not. A call is what src/lanes/calls.ts writes: operation(f32:4096,64,...). <who> is `best`, `scalar` or `avx2` for a tier
 * of the kernels, `openblas` for the same product, `read` for loads of the same inputs and nothing else. All work on the same
 * arrays. "answer.<call> <i> 1" is answered by element i of what the best tier computes. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "blas.h"
#include "call.h"
#include "dispatch.h"
#include "lane.h"
#include "packs.h"

enum { LINE = 512, KEPT = 4 };

typedef struct {
  char text[LINE];
  const kgl_operation *operation; /* NULL: no such call */
  kgl_value values[KGL_MAX_ARGUMENTS];
  size_t dimensions[KGL_MAX_DIMENSIONS];
  blas_run blas; /* these two: NULL until asked for */
  lane_run read;
} prepared;

static const kgl_table *best, *scalar, *avx2; /* a tier that is not here is NULL */
static bool has_blas;

static size_t bytes_of(const kgl_operation *operation, int i, const kgl_value *value) {
  return value->length * kgl_dtype_bytes[operation->arguments[i].dtype];
}

static bool is_float(const kgl_operation *operation, int i) {
  return strcmp(kgl_dtype_arrays[operation->arguments[i].dtype], "Float32Array") == 0;
}

/* Of every other dtype all bytes are as good: random ones. */
static bool allocate(const kgl_operation *operation, int i, kgl_value *value) {
  const size_t bytes = bytes_of(operation, i, value);
  if (!bytes) return true; /* one that is left out has no memory */
  uint8_t *memory = value->data = aligned_alloc(64, (bytes + 127) / 64 * 64);
  if (!memory) return false;
  float *floats = value->data;
  if (is_float(operation, i))
    for (uint32_t k = 0; k < value->length; k++) floats[k] = element(k, (uint32_t)i + 1);
  else
    fill_bytes(memory, bytes, (uint32_t)i);
  return true;
}

/* Reads "name(argument,...)"; the shape of the call is then checked as a script's is. */
static bool read_call(prepared *p) {
  const char *at = strchr(p->text, '(');
  const kgl_operation *operation = at ? kernel_named(p->text, (size_t)(at - p->text)) : NULL;
  if (!operation) return false;
  for (int i = 0; i < operation->argument_count; i++) {
    kgl_value *value = &p->values[i];
    const bool is_array = operation->arguments[i].kind <= KGL_INOUT;
    const char *number = is_array ? strchr(at, ':') : at;
    if (!number || *at == ')') return false;
    char *end;
    value->number = strtod(number + 1, &end);
    value->length = value->number > 0 && isfinite(value->number) ? (size_t)value->number : 0;
    if (is_array && !allocate(operation, i, value)) return false;
    at = end;
  }
  kgl_failure failure;
  if (!kgl_check(operation, p->values, p->dimensions, &failure)) {
    fprintf(stderr, "%s: %s\n", p->text, failure.message);
    exit(1);
  }
  if (!pack_and_compare(best, operation, p->values)) exit(1);
  p->operation = operation;
  return true;
}

static int argument_of(const prepared *p, const char *name) {
  for (int i = 0; i < p->operation->argument_count; i++)
    if (strcmp(p->operation->arguments[i].name, name) == 0) return i;
  return -1;
}

static product product_of(const prepared *p) {
#define VALUE(name) p->values[argument_of(p, name)]
  return (product){VALUE("a").data,      VALUE("b").data,      VALUE("out").data,
                   VALUE("rows").length, VALUE("inner").length, VALUE("columns").length};
#undef VALUE
}

/* A comparison of two programs that compute different things would say nothing. */
static void compare_with_blas(const prepared *p, const product *product) {
  const size_t count = product->rows * product->columns;
  float *expected = malloc(count * sizeof *expected);
  p->blas(product);
  memcpy(expected, product->out, count * sizeof *expected);
  p->operation->invoke(best, p->values, p->dimensions);
  for (size_t i = 0; i < count; i++)
    if (!(fabsf(product->out[i] - expected[i]) <= 1e-5f * 16 * (float)product->inner)) {
      fprintf(stderr, "%s: out[%zu] is %g, with OpenBLAS %g\n", p->text, i, product->out[i], expected[i]);
      exit(1);
    }
  free(expected);
}

static double time_blas(prepared *p, size_t repeats) {
  const product product = product_of(p);
  if (!p->blas) {
    p->blas = blas_fastest(&product);
    compare_with_blas(p, &product);
  }
  const double began = now_ns();
  for (size_t i = 0; i < repeats; i++) p->blas(&product);
  return now_ns() - began;
}

static double time_kernel(const prepared *p, const kgl_table *table, size_t repeats) {
  const double began = now_ns();
  for (size_t i = 0; i < repeats; i++) lane_sink = p->operation->invoke(table, p->values, p->dimensions);
  return now_ns() - began;
}

static double time_reads(prepared *p, size_t repeats) {
  operands inputs[KGL_MAX_ARGUMENTS];
  int count = 0;
  for (int i = 0; i < p->operation->argument_count; i++)
    if (p->operation->arguments[i].kind == KGL_IN)
      inputs[count++] = (operands){.a = p->values[i].data, .n = bytes_of(p->operation, i, &p->values[i]) / sizeof(float)};
  const operands *largest = &inputs[0];
  for (int i = 1; i < count; i++)
    if (inputs[i].n > largest->n) largest = &inputs[i];
  if (!p->read) p->read = fastest_limit("read", largest);
  const double began = now_ns();
  for (size_t k = 0; k < repeats; k++)
    for (int i = 0; i < count; i++) p->read(NULL, &inputs[i], 1);
  return now_ns() - began;
}

/* The call of that text: kept, or made in place of the oldest. */
static prepared *prepare(const char *text) {
  static prepared kept[KEPT];
  static size_t oldest;
  for (size_t i = 0; i < KEPT; i++)
    if (strcmp(kept[i].text, text) == 0) return &kept[i];
  prepared *p = &kept[oldest++ % KEPT];
  for (int i = 0; i < KGL_MAX_ARGUMENTS; i++) free(p->values[i].data);
  *p = (prepared){0};
  snprintf(p->text, sizeof p->text, "%s", text);
  read_call(p);
  return p;
}

/* Element i of the answer; NAN where there is none. */
static double answer(const char *call, size_t i) {
  prepared *p = prepare(call);
  const int out = p->operation ? argument_of(p, "out") : -1;
  if (out < 0 || i >= p->values[out].length) return NAN;
  p->operation->invoke(best, p->values, p->dimensions);
  const void *data = p->values[out].data;
  if (is_float(p->operation, out)) return ((const float *)data)[i];
  const bool is_integer = kgl_dtype_bytes[p->operation->arguments[out].dtype] == sizeof(int32_t);
  return is_integer ? ((const int32_t *)data)[i] : NAN;
}

/* NAN for a case that is not here. */
static double time_case(const char *name, size_t repeats) {
  const char *dot = strchr(name, '.');
  const size_t who = dot ? (size_t)(dot - name) : 0;
#define IS(text) (who == sizeof text - 1 && memcmp(name, text, who) == 0)
  if (!dot || (IS("openblas") && !has_blas)) return NAN;
  prepared *p = prepare(dot + 1);
  if (!p->operation) return NAN;
  if (IS("best")) return time_kernel(p, best, repeats);
  if (IS("avx2") && avx2) return time_kernel(p, avx2, repeats);
  if (IS("scalar") && scalar) return time_kernel(p, scalar, repeats);
  if (IS("read")) return time_reads(p, repeats);
  if (IS("openblas") && strcmp(p->operation->name, "matmul") == 0) return time_blas(p, repeats);
  return NAN;
#undef IS
}

static double find(const char *name, size_t n, size_t repeats) {
  static const char asked[] = "answer.";
  if (strncmp(name, asked, sizeof asked - 1) == 0) return answer(name + sizeof asked - 1, n);
  return isnan(time_case(name, repeats / 8 + 1)) ? NAN : time_case(name, repeats);
}

int main(int count, char **arguments) {
  kgl_failure failure;
  char about[256] = "without OpenBLAS";
  best = kgl_dispatch(NULL, &failure);
  avx2 = kgl_dispatch("avx2", &failure);
  for (int i = 0; kgl_tables[i]; i++)
    if (strcmp(kgl_tables[i]->isa, "scalar") == 0) scalar = kgl_tables[i];
  has_blas = count > 1 && blas_open(arguments[1], about, sizeof about);
  if (!best) {
    fprintf(stderr, "calls: no tier here\n");
    return 1;
  }
  printf("ready %s; %s\n", best->isa, about);
  fflush(stdout);
  char line[LINE], name[LINE];
  size_t n, repeats;
  while (fgets(line, sizeof line, stdin)) {
    double found = NAN;
    if (sscanf(line, "%511s %zu %zu", name, &n, &repeats) == 3) found = find(name, n, repeats);
    if (isnan(found)) puts("-");
    else printf("%.10g\n", found);
    fflush(stdout);
  }
  return 0;
}
