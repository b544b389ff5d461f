/* Holds every operation on every tier of this machine to its reference: all lengths 0-130 and some large ones, all
 * misalignments, special values at each position of lengths to 48 and some longer, outputs that are inputs, memory
 * fenced by unreadable pages.
 *
 * Prints one line per tier and operation, then "<n> cases, <m> failures"; exits with 1 if any failed.
 * Arguments: the tiers to run (default: all that the machine has). */
#define _GNU_SOURCE
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "dispatch.h"
#include "reference.h"

#include "generated/matrix.h"

enum { LONGEST = 65551, ROOM = 512 * 1024, OFFSETS = 16, SHORT = 130, MARGIN = 16, SHOWN_FAILURES = 20 };

typedef struct {
  unsigned char *start, *end; /* the pages before start and from end on cannot be touched */
  float saved[LONGEST]; /* what was there before the call */
} fence;

static fence fences[KGL_MAX_ARGUMENTS];
static double expected_values[LONGEST];
static unsigned long cases, failures;
static uint32_t seed = 1;

static void open_fence(fence *f) {
  size_t page = (size_t)sysconf(_SC_PAGESIZE);
  unsigned char *memory = mmap(NULL, ROOM + 2 * page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED || mprotect(memory + page, ROOM, PROT_READ | PROT_WRITE) != 0) {
    perror("mmap");
    exit(2);
  }
  f->start = memory + page;
  f->end = f->start + ROOM;
}

static uint32_t random_bits(void) {
  seed ^= seed << 13, seed ^= seed >> 17, seed ^= seed << 5;
  return seed;
}

/* Both signs, magnitudes from 2^-20 to 2^20: sums cancel, products stay finite. */
static float random_float(void) {
  uint32_t bits = random_bits(), exponent = 127 - 20 + (bits >> 8) % 41;
  union {
    uint32_t bits;
    float value;
  } random = {.bits = (bits & 0x80000000u) | exponent << 23 | (random_bits() >> 9)};
  return random.value;
}

static const float specials[] = {NAN, INFINITY, -INFINITY, FLT_MAX, -FLT_MAX, FLT_MIN / 2, 1e-45f, -0.0f, 0.0f};
enum { SPECIALS = sizeof specials / sizeof *specials };

/* Where the operands of one call lie and what is in them. */
typedef struct {
  size_t length, offset;
  bool at_end; /* the last element touches the far fence; else the first is `offset` elements behind the near one */
  int special; /* index into specials, or -1 */
  size_t position; /* of the special value in every input */
  bool zeros; /* all elements -0, for the sign of the largest */
  bool aliased; /* outputs are the first input */
} layout;

static float *place(fence *f, const layout *l) {
  size_t bytes = l->length * sizeof(float);
  return (float *)(l->at_end ? f->end - bytes : f->start + l->offset * sizeof(float));
}

/* The special value goes into some operands and not into others, by turns. */
static void fill(float *data, const layout *l, int operand) {
  for (size_t i = 0; i < l->length; i++) data[i] = l->zeros ? -0.0f : random_float();
  bool is_special = l->special >= 0 && (operand == 0 || (l->position + (size_t)operand) % 3 != 0);
  if (is_special && l->length) data[l->position] = specials[l->special];
}

static bool is_array(const kgl_argument *argument) { return argument->kind <= KGL_INOUT; }
static bool is_written(const kgl_argument *argument) {
  return argument->kind == KGL_OUT || argument->kind == KGL_INOUT;
}

static void prepare(const kgl_operation *operation, const layout *l, kgl_value *values) {
  float *first = NULL;
  for (int i = 0; i < operation->argument_count; i++) {
    const kgl_argument *argument = &operation->arguments[i];
    values[i] = (kgl_value){.number = random_float()};
    if (!is_array(argument)) continue;
    bool shares = l->aliased && is_written(argument) && first;
    float *data = shares ? first : place(&fences[i], l);
    if (!first) first = data;
    if (!shares) fill(data, l, i);
    values[i].data = data;
    values[i].length = l->length;
    memcpy(fences[i].saved, data, l->length * sizeof(float));
  }
}

static bool same(float got, float wanted) {
  return isnan(wanted) ? isnan(got) : got == wanted && signbit(got) == signbit(wanted);
}

static bool within(const matrix_row *row, const kgl_table *table, const expectation *expected, size_t n, float got,
                   size_t i) {
  double wanted = expected->value[i];
  if (row->bound != BOUND_ACCUMULATED || !isfinite(wanted)) return same(got, (float)wanted);
  if (expected->overflows) return true;
  double lanes = table->vector_bytes / sizeof(float);
  double bound = (ceil((double)n / lanes) + 8) * FLT_EPSILON * expected->magnitude + (double)n * 0x1p-149;
  return fabs(got - wanted) <= bound;
}

static void report(const char *what, const matrix_row *row, const kgl_table *table, const layout *l, double got,
                   double wanted) {
  if (failures++ < SHOWN_FAILURES)
    printf("FAIL %s %s: %s: length %zu offset %zu at_end %d special %d at %zu aliased %d: got %.9g, wanted %.9g\n",
           table->isa, row->name, what, l->length, l->offset, l->at_end, l->special, l->position, l->aliased, got,
           wanted);
}

static const unsigned char canary = 0xa5;

static size_t margin_before(const fence *f, const float *data) {
  size_t room = (size_t)((const unsigned char *)data - f->start);
  return room < MARGIN ? room : MARGIN;
}
static size_t margin_after(const fence *f, const float *end) {
  size_t room = (size_t)(f->end - (const unsigned char *)end);
  return room < MARGIN ? room : MARGIN;
}

static void set_canaries(const fence *f, float *data, size_t n) {
  size_t before = margin_before(f, data);
  memset((unsigned char *)data - before, canary, before);
  memset(data + n, canary, margin_after(f, data + n));
}

static bool canaries_live(const fence *f, const float *data, size_t n) {
  const unsigned char *start = (const unsigned char *)data, *end = (const unsigned char *)(data + n);
  for (size_t i = 1; i <= margin_before(f, data); i++)
    if (start[-(ptrdiff_t)i] != canary) return false;
  for (size_t i = 0; i < margin_after(f, data + n); i++)
    if (end[i] != canary) return false;
  return true;
}

static void check_memory(const kgl_operation *operation, const matrix_row *row, const kgl_table *table, const layout *l,
                         const kgl_value *values) {
  for (int i = 0; i < operation->argument_count; i++) {
    const kgl_argument *argument = &operation->arguments[i];
    if (!is_array(argument) || (l->aliased && is_written(argument))) continue;
    if (!canaries_live(&fences[i], values[i].data, l->length)) report("wrote beside", row, table, l, i, 0);
    if (is_written(argument) || l->aliased) continue;
    if (memcmp(values[i].data, fences[i].saved, l->length * sizeof(float)) != 0)
      report("wrote an input", row, table, l, i, 0);
  }
}

static void run(size_t index, const kgl_table *table, const layout *l) {
  const kgl_operation *operation = &kgl_operations[index];
  const matrix_row *row = &matrix[index];
  kgl_value values[KGL_MAX_ARGUMENTS];
  size_t dimensions[KGL_MAX_DIMENSIONS] = {0};
  kgl_failure failure;
  expectation expected = {.value = expected_values};

  cases++;
  prepare(operation, l, values);
  for (int i = 0; i < operation->argument_count; i++)
    if (is_array(&operation->arguments[i]) && !(l->aliased && is_written(&operation->arguments[i])))
      set_canaries(&fences[i], values[i].data, l->length);
  if (!kgl_check(operation, values, dimensions, &failure)) {
    if (!operation->refuses_empty || l->length) report(failure.message, row, table, l, 0, 0);
    return;
  }
  row->reference(values, dimensions, &expected);

  double number = operation->invoke(table, values, dimensions);

  bool returns_number = operation->returned == KGL_RETURNS_NUMBER;
  const float *results = returns_number ? NULL : values[operation->returned].data;
  for (size_t i = 0; i < (returns_number ? 1 : l->length); i++) {
    float got = returns_number ? (float)number : results[i];
    if (!within(row, table, &expected, l->length, got, i)) report("result", row, table, l, got, expected_values[i]);
  }
  check_memory(operation, row, table, l, values);
}

static void run_placements(size_t index, const kgl_table *table, layout l) {
  for (int aliased = 0; aliased < 2; aliased++) {
    l.aliased = aliased;
    l.at_end = true;
    run(index, table, &l);
    l.at_end = false;
    for (l.offset = 0; l.offset < OFFSETS; l.offset++) run(index, table, &l);
    if (kgl_operations[index].returned == KGL_RETURNS_NUMBER) return;
  }
}

static void run_specials(size_t index, const kgl_table *table, size_t length) {
  for (int special = 0; special < SPECIALS; special++)
    for (size_t position = 0; position < length; position++) {
      layout l = {.length = length, .special = special, .position = position, .offset = (length + position) % OFFSETS};
      l.at_end = position & 1;
      run(index, table, &l);
      if (special != SPECIALS - 1) continue;
      l.zeros = true; /* one +0 among -0 */
      run(index, table, &l);
    }
}

/* The same bits wherever the operands lie. */
static void run_same_bits(size_t index, const kgl_table *table, size_t length) {
  const kgl_operation *operation = &kgl_operations[index];
  if (operation->returned != KGL_RETURNS_NUMBER) return;
  kgl_value values[KGL_MAX_ARGUMENTS];
  size_t dimensions[KGL_MAX_DIMENSIONS];
  kgl_failure failure;
  float first = 0;
  for (size_t offset = 0; offset < OFFSETS; offset++) {
    layout l = {.length = length, .special = -1, .offset = offset};
    cases++;
    seed = 7;
    prepare(operation, &l, values);
    if (!kgl_check(operation, values, dimensions, &failure)) return;
    float got = (float)operation->invoke(table, values, dimensions);
    if (offset == 0) first = got;
    if (memcmp(&got, &first, sizeof got) != 0) report("bits differ by offset", &matrix[index], table, &l, got, first);
  }
}

static void run_operation(size_t index, const kgl_table *table) {
  static const size_t large[] = {255, 256, 257, 1000, 1023, 4099, 10000, 65536, LONGEST};
  unsigned long before = cases, failed_before = failures;
  for (size_t length = 0; length <= SHORT; length++) {
    run_placements(index, table, (layout){.length = length, .special = -1});
    if (length <= 3 * MARGIN || length % 13 == 0 || length > SHORT - 4) run_specials(index, table, length);
    run_same_bits(index, table, length);
    run(index, table, &(layout){.length = length, .special = -1, .zeros = true});
  }
  for (size_t i = 0; i < sizeof large / sizeof *large; i++)
    run_placements(index, table, (layout){.length = large[i], .special = -1});
  printf("%s %s: %lu cases, %lu failures\n", table->isa, matrix[index].name, cases - before, failures - failed_before);
}

int main(int count, char **names) {
  for (int i = 0; i < KGL_MAX_ARGUMENTS; i++) open_fence(&fences[i]);
  for (const kgl_table *const *table = kgl_tables; *table; table++) {
    bool is_wanted = count == 1;
    for (int i = 1; i < count; i++) is_wanted |= strcmp(names[i], (*table)->isa) == 0;
    if (!is_wanted) continue;
    if (!kgl_runs_here(*table)) {
      printf("%s: skipped, this machine lacks it\n", (*table)->isa);
      continue;
    }
    for (size_t i = 0; i < KGL_OPERATION_COUNT; i++) run_operation(i, *table);
  }
  printf("%lu cases, %lu failures\n", cases, failures);
  return failures ? 1 : 0;
}
