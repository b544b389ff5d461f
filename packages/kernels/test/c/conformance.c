/* Holds every operation on every tier of this machine to its reference: all lengths 0-130 and some large ones, outputs
 * that are inputs, memory fenced by unreadable pages; misalignments and special values take turns over the lengths.
 *
 * Prints one line per tier and operation, then "<n> cases, <m> failures"; exits with 1 if any failed.
 * Arguments: the tiers to run (default: all that the machine has); :name takes the operations that start so;
 * --whole runs every misalignment at every length, special values at each position of lengths to 48 and some longer,
 * more shapes and large lengths; --fault=<name> (faults.h) plants a fault in each call that it fits and fails where a
 * planted one is missed; --own leaves out the kernels that a tier has from another. */
#define _GNU_SOURCE
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifndef __wasm__
#include <sys/mman.h>
#include <unistd.h>
#endif

#include "cache.h"
#include "dispatch.h"
#include "faults.h"
#include "reference.h"

#include "generated/matrix.h"

enum { LONGEST = 65551, ROOM = 640 * 1024, OFFSETS = 16, SHORT = 130, MARGIN = 16, SHOWN_FAILURES = 20 };
enum { LARGEST_SIZE = 90, STRETCH = 11, LARGEST_RESULT = LARGEST_SIZE * LARGEST_SIZE * STRETCH };

static bool is_whole, is_own;
static fault_kind fault;
static unsigned long planted, missed;

typedef struct {
  unsigned char *start, *end; /* the pages before start and from end on cannot be touched */
  unsigned char saved[ROOM]; /* what was there before the call */
} fence;

static fence fences[KGL_MAX_ARGUMENTS];
static double expected_values[LARGEST_RESULT], magnitudes[LARGEST_RESULT], other_values[LARGEST_RESULT];
static unsigned long cases, failures;
static uint32_t seed = 1;

#ifdef __wasm__
/* No pages to close here: what is written beside an operand shows, what is read beside it does not. */
static void open_fence(fence *f) {
  f->start = aligned_alloc(65536, ROOM);
  if (!f->start) exit(2);
  f->end = f->start + ROOM;
}
#else
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
#endif

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

/* In some calls, half of one number times a small whole one, or a float beside that: quotients are near the middle of two
 * whole numbers. */
static float tie_unit;
static float random_tie(void) {
  union {
    uint32_t bits;
    float value;
  } tie = {.value = tie_unit * (random_bits() % 4 ? (float)(random_bits() % 601) - 300 : (float)(1 + random_bits() % 2))};
  if (tie.bits << 1) tie.bits += random_bits() % 3 - 1;
  return tie.value;
}

static const float specials[] = {NAN, INFINITY, -INFINITY, FLT_MAX, -FLT_MAX, FLT_MIN / 2, 1e-45f, -0.0f, 0.0f};
enum { SPECIALS = sizeof specials / sizeof *specials };

/* Where the operands of one call lie and what is in them. */
typedef struct {
  size_t length, offset; /* the length is every dimension's, unless sizes are given */
  const size_t *sizes; /* of the dimensions */
  unsigned left_out; /* bit i: argument i is empty if it is optional */
  bool at_end; /* the last element touches the far fence; else the first is `offset` elements behind the near one */
  int special; /* index into specials, or -1 */
  size_t position; /* of the special value in every input */
  bool ties; /* all floats those of random_tie */
  bool zeros; /* all elements -0, for the sign of the largest */
  bool extreme; /* all bytes those whose products are largest */
  bool aliased; /* outputs are the first input */
} layout;

static size_t size_of(const layout *l, uint8_t dimension) { return l->sizes ? l->sizes[dimension] : l->length; }

static size_t length_of(const kgl_operation *operation, int i, const layout *l) {
  const kgl_argument *argument = &operation->arguments[i];
  size_t dimensions[KGL_MAX_DIMENSIONS];
  for (uint8_t d = 0; d < operation->dimension_count; d++) dimensions[d] = size_of(l, d);
  return argument->is_optional && l->left_out >> i & 1 ? 0 : kgl_length(argument, dimensions);
}

static void *place(fence *f, const layout *l, size_t bytes, size_t element) {
  return l->at_end ? f->end - bytes : f->start + l->offset * element;
}

/* As random_float, with digits that no float has. */
static double random_double(void) { return (double)random_float() * (1 + (double)random_bits() * 0x1p-52); }

/* Halves of both signs and magnitudes from 2^-8 to 2^7. */
static uint16_t random_half(void) {
  uint32_t bits = random_bits();
  return (uint16_t)((bits & 0x83ffu) | ((7 + (bits >> 16) % 16) << 10));
}

static uint16_t random_bfloat(void) {
  const float value = random_float();
  uint32_t bits;
  memcpy(&bits, &value, sizeof bits);
  return (uint16_t)(bits >> 16);
}

static void fill_element(void *data, uint8_t dtype, size_t i, const layout *l, size_t limit) {
  static const uint8_t extremes[] = {0x80, 0xff};
  switch (dtype) {
    case KGL_F32: ((float *)data)[i] = l->zeros ? -0.0f : l->ties ? random_tie() : random_float(); break;
    case KGL_F64: ((double *)data)[i] = l->zeros ? -0.0 : random_double(); break;
    case KGL_F16: ((uint16_t *)data)[i] = l->zeros ? 0x8000 : random_half(); break;
    case KGL_BF16: ((uint16_t *)data)[i] = l->zeros ? 0x8000 : random_bfloat(); break;
    case KGL_U32: ((uint32_t *)data)[i] = limit ? random_bits() % (uint32_t)limit : random_bits(); break;
    case KGL_I32: ((int32_t *)data)[i] = (int32_t)random_bits() >> random_bits() % 32; break;
    case KGL_I16: ((int16_t *)data)[i] = l->zeros ? 0 : l->extreme ? INT16_MIN : (int16_t)random_bits(); break;
    default: ((uint8_t *)data)[i] = l->zeros ? 0 : l->extreme ? extremes[dtype == KGL_U8] : (uint8_t)random_bits();
  }
}

static void set_special(void *data, uint8_t dtype, size_t i, int special) {
  static const uint16_t halves[] = {0x7e00, 0x7c00, 0xfc00, 0x7bff, 0xfbff, 0x0200, 0x0001, 0x8000, 0};
  static const uint16_t bfloats[] = {0x7fc0, 0x7f80, 0xff80, 0x7f7f, 0xff7f, 0x0040, 0x0001, 0x8000, 0};
  static const double doubles[] = {NAN, INFINITY, -INFINITY, DBL_MAX, -DBL_MAX, DBL_MIN / 2, 0x1p-1074, -0.0, 0.0};
  static const int16_t words[] = {INT16_MIN, INT16_MAX, -1, 0, 1, -INT16_MAX, -2, INT16_MIN, 0};
  static const uint8_t bytes[] = {0x80, 0x7f, 0xff, 0, 1, 0x81, 0xfe, 0x80, 0};
  if (dtype == KGL_F32) ((float *)data)[i] = specials[special];
  if (dtype == KGL_F64) ((double *)data)[i] = doubles[special];
  if (dtype == KGL_F16) ((uint16_t *)data)[i] = halves[special];
  if (dtype == KGL_BF16) ((uint16_t *)data)[i] = bfloats[special];
  if (dtype == KGL_I16) ((int16_t *)data)[i] = words[special];
  if (dtype == KGL_I8 || dtype == KGL_U8) ((uint8_t *)data)[i] = bytes[special];
}

/* The special value goes into some operands and not into others, by turns. */
static void fill(void *data, const kgl_argument *argument, size_t length, const layout *l, int operand) {
  size_t limit = argument->below ? size_of(l, argument->below - 1) : 0;
  for (size_t i = 0; i < length; i++) fill_element(data, argument->dtype, i, l, limit);
  bool is_special = l->special >= 0 && (operand == 0 || (l->position + (size_t)operand) % 3 != 0);
  if (is_special && length) set_special(data, argument->dtype, l->position % length, l->special);
}

static double element(const void *data, uint8_t dtype, size_t i) {
  switch (dtype) {
    case KGL_F32: return ((const float *)data)[i];
    case KGL_F64: return ((const double *)data)[i];
    case KGL_F16: return half_value(((const uint16_t *)data)[i]);
    case KGL_BF16: return bfloat_value(((const uint16_t *)data)[i]);
    case KGL_U32: return ((const uint32_t *)data)[i];
    case KGL_I16: return ((const int16_t *)data)[i];
    case KGL_I32: return ((const int32_t *)data)[i];
    case KGL_I8: return ((const int8_t *)data)[i];
    default: return ((const uint8_t *)data)[i];
  }
}

static bool is_array(const kgl_argument *argument) { return argument->kind <= KGL_INOUT; }
static bool is_written(const kgl_argument *argument) {
  return argument->kind == KGL_OUT || argument->kind == KGL_INOUT;
}

static bool shares_first(const kgl_argument *argument, const layout *l) {
  return l->aliased && is_written(argument) && argument->may_alias;
}

/* Operands of which one says something of another. */
static void fit_together(const kgl_operation *operation, const layout *l, const kgl_value *values) {
  size_t dimensions[KGL_MAX_DIMENSIONS];
  for (uint8_t d = 0; d < operation->dimension_count; d++) dimensions[d] = size_of(l, d);
  if (!make_packed_bytes(operation, values, dimensions) && !number_functions(operation, values)) return;
  for (int i = 0; i < operation->argument_count; i++)
    if (is_array(&operation->arguments[i]))
      memcpy(fences[i].saved, values[i].data, values[i].length * kgl_dtype_bytes[operation->arguments[i].dtype]);
}

static void prepare(const kgl_operation *operation, const layout *l, kgl_value *values) {
  void *first = NULL;
  for (int i = 0; i < operation->argument_count; i++) {
    const kgl_argument *argument = &operation->arguments[i];
    values[i] = (kgl_value){.number = random_float()};
    if (argument->kind == KGL_SCALAR && argument->dtype == KGL_I32) values[i].number = (int32_t)(random_bits() % 256) - 128;
    if (argument->kind == KGL_SIZE) values[i].number = (double)(values[i].length = size_of(l, argument->shape[0]));
    if (!is_array(argument)) continue;
    size_t length = length_of(operation, i, l), element = kgl_dtype_bytes[argument->dtype], bytes = length * element;
    bool shares = shares_first(argument, l) && first;
    void *data = shares ? first : place(&fences[i], l, bytes, element);
    if (!first) first = data;
    if (!shares) fill(data, argument, length, l, i);
    values[i].data = data;
    values[i].length = length;
    memcpy(fences[i].saved, data, bytes);
  }
  fit_together(operation, l, values);
}

static bool same(double got, double wanted) {
  return isnan(wanted) ? isnan(got) : got == wanted && signbit(got) == signbit(wanted);
}

static double absolute_of(const matrix_row *row, const expectation *expected, size_t i) {
  return row->absolute * (expected->has_magnitudes ? expected->magnitudes[i] : 1);
}

/* How far result i, which is finite, may be from the reference, in a sum of n terms; 0: it must have its bits. */
static double allowed(const matrix_row *row, const kgl_table *table, const expectation *expected, size_t n, size_t i) {
  if (row->bound == BOUND_ULP) {
    double off = (row->ulps + row->ulps_per_element * (double)n) * last_place_of(expected->value[i]);
    return fmax(off, absolute_of(row, expected, i));
  }
  if (row->bound != BOUND_ACCUMULATED) return 0;
  double lanes = row->lanes > 0 ? row->lanes : (double)table->vector_bytes / (row->is_double ? 8 : 4);
  if (lanes < 1) lanes = 1; /* the scalar tier says four bytes */
  double chain = ceil((double)n / lanes), epsilon = row->is_double ? DBL_EPSILON : FLT_EPSILON;
  double steps = fmin(2 * row->sums * chain, chain + 8) * epsilon;
  double off = steps * expected->centre;
  double magnitude = (expected->has_magnitudes ? expected->magnitudes[i] : expected->magnitude) + off * off;
  return steps * magnitude + (double)n * row->vanishing;
}

static bool within(const matrix_row *row, const kgl_table *table, const expectation *expected, size_t n, double got,
                   size_t i) {
  double wanted = expected->value[i];
  if (row->bound == BOUND_ULP) {
    bool has_sign = row->cancels || !signbit(got) == !signbit(wanted);
    bool is_near = has_sign && fabs(got - wanted) <= absolute_of(row, expected, i);
    return is_near || ulps_apart((float)got, wanted) <= row->ulps + row->ulps_per_element * (double)n;
  }
  if (row->bound == BOUND_ACCUMULATED && expected->has_magnitudes && expected->magnitudes[i] < 0) return true;
  if (row->bound != BOUND_ACCUMULATED || !isfinite(wanted)) return same(got, wanted);
  return expected->overflows || fabs(got - wanted) <= allowed(row, table, expected, n, i);
}

static void report(const char *what, const matrix_row *row, const kgl_table *table, const layout *l, double got,
                   double wanted) {
  if (failures++ < SHOWN_FAILURES && !fault)
    printf("FAIL %s %s: %s: length %zu offset %zu at_end %d special %d at %zu aliased %d: got %.9g, wanted %.9g\n",
           table->isa, row->name, what, l->length, l->offset, l->at_end, l->special, l->position, l->aliased, got,
           wanted);
}

static const unsigned char canary = 0xa5;

static size_t margin_before(const fence *f, const unsigned char *data) {
  size_t room = (size_t)(data - f->start);
  return room < MARGIN ? room : MARGIN;
}
static size_t margin_after(const fence *f, const unsigned char *end) {
  size_t room = (size_t)(f->end - end);
  return room < MARGIN ? room : MARGIN;
}

static void set_canaries(const fence *f, unsigned char *data, size_t bytes) {
  size_t before = margin_before(f, data);
  memset(data - before, canary, before);
  memset(data + bytes, canary, margin_after(f, data + bytes));
}

static bool canaries_live(const fence *f, const unsigned char *start, size_t bytes) {
  const unsigned char *end = start + bytes;
  for (size_t i = 1; i <= margin_before(f, start); i++)
    if (start[-(ptrdiff_t)i] != canary) return false;
  for (size_t i = 0; i < margin_after(f, end); i++)
    if (end[i] != canary) return false;
  return true;
}

static size_t bytes_of(const kgl_argument *argument, const kgl_value *value) {
  return value->length * kgl_dtype_bytes[argument->dtype];
}

static void check_memory(const kgl_operation *operation, const matrix_row *row, const kgl_table *table, const layout *l,
                         const kgl_value *values) {
  for (int i = 0; i < operation->argument_count; i++) {
    const kgl_argument *argument = &operation->arguments[i];
    if (!is_array(argument) || shares_first(argument, l)) continue;
    size_t bytes = bytes_of(argument, &values[i]);
    if (!canaries_live(&fences[i], values[i].data, bytes)) report("wrote beside", row, table, l, i, 0);
    if (is_written(argument) || l->aliased) continue;
    if (memcmp(values[i].data, fences[i].saved, bytes) != 0)
      report("wrote an input", row, table, l, i, 0);
  }
}

/* False for an element that the reference leaves open, and for infinite terms that a limit hides. */
static bool is_bounded(const expectation *expected, size_t i) {
  return !expected->has_magnitudes || (expected->magnitudes[i] >= 0 && expected->magnitudes[i] < INFINITY);
}

/* Of the first element that is finite, with room above, and, for a wrong sign, 0; `length` if there is none. */
static size_t find_spoilable(const matrix_row *row, const expectation *expected, size_t length) {
  const bool has_any_sign = row->bound == BOUND_ACCUMULATED || row->cancels;
  if (expected->overflows || (fault == WRONG_SIGN && has_any_sign)) return length;
  for (size_t i = 0; i < length; i++)
    if (is_bounded(expected, i) && fabs(expected->value[i]) < FLT_MAX / 2 &&
        (fault != WRONG_SIGN || expected->value[i] == 0))
      return i;
  return length;
}

static bool plant_in_result(const kgl_operation *operation, const matrix_row *row, const kgl_table *table,
                            const expectation *expected, size_t terms, const kgl_value *values, double *number) {
  bool is_number = operation->returned == KGL_RETURNS_NUMBER;
  const kgl_value *result = is_number ? NULL : &values[operation->returned];
  uint8_t dtype = is_number ? KGL_F64 : operation->arguments[operation->returned].dtype;
  size_t length = is_number ? 1 : result->length, i = find_spoilable(row, expected, length);
  if (i == length || (fault == WRONG_SIGN && !is_number && dtype != KGL_F32)) return false;
  double wanted = expected->value[i], limit = allowed(row, table, expected, terms, i);
  if (fault == WRONG_SIGN && is_number)
    *number = -wanted;
  else if (fault == WRONG_SIGN)
    ((float *)result->data)[i] = (float)-wanted;
  else
    set_wrong(is_number ? (void *)number : result->data, dtype, i, wanted, limit);
  return true;
}

/* Into the first operand that it fits; false if there is none. */
static bool plant_in_memory(const kgl_operation *operation, const layout *l, const kgl_value *values) {
  for (int i = 0; i < operation->argument_count; i++) {
    const kgl_argument *argument = &operation->arguments[i];
    if (!is_array(argument) || shares_first(argument, l)) continue;
    size_t bytes = values[i].length * kgl_dtype_bytes[argument->dtype];
    volatile unsigned char *end = (unsigned char *)values[i].data + bytes;
    if (fault == STRAY_WRITE && end < fences[i].end) return *end ^= 1, true;
    if (fault == STRAY_READ && end == fences[i].end) return (void)*end, true;
    if (fault == SPOILT_INPUT && !is_written(argument) && !l->aliased && bytes) return end[-1] ^= 1, true;
  }
  return false;
}

static bool plant(const kgl_operation *operation, const matrix_row *row, const kgl_table *table, const layout *l,
                  const expectation *expected, size_t terms, const kgl_value *values, double *number) {
  if (fault == WRONG_RESULT || fault == WRONG_SIGN)
    return plant_in_result(operation, row, table, expected, terms, values, number);
  const kgl_value *other = &values[expected->other_argument];
  if (fault == WRONG_OTHER && expected->other_argument && other->length && isfinite(other_values[0]))
    return set_wrong(other->data, operation->arguments[expected->other_argument].dtype, 0, other_values[0], 0), true;
  return fault > WRONG_ORDER && plant_in_memory(operation, l, values);
}

/* Ends the search for a planted fault that has been found if there were `before` failures and now are more. */
static void settle(bool is_planted, unsigned long before, const matrix_row *row, const kgl_table *table) {
  if (!is_planted) return;
  planted++;
  if (failures == before) printf("MISSED %s %s\n", table->isa, row->name), missed++;
  failures = before;
}

/* Blocks as small as they get, small ones and operands whole, by turns: no result depends on them. */
static kgl_cache_sizes next_cache(void) {
  static const size_t bytes[] = {1 << 30, 1 << 14, 0};
  return (kgl_cache_sizes){.l1d = bytes[cases / 3 % 3], .l2 = bytes[cases % 3], .l3 = bytes[cases / 9 % 3]};
}

static void run(size_t index, const kgl_table *table, const layout *l) {
  const kgl_operation *operation = &kgl_operations[index];
  const matrix_row *row = &matrix[index];
  kgl_value values[KGL_MAX_ARGUMENTS];
  size_t dimensions[KGL_MAX_DIMENSIONS] = {0};
  kgl_failure failure;
  expectation expected = {.value = expected_values, .magnitudes = magnitudes, .other = other_values};

  cases++;
  prepare(operation, l, values);
  for (int i = 0; i < operation->argument_count; i++)
    if (is_array(&operation->arguments[i]) && !shares_first(&operation->arguments[i], l))
      set_canaries(&fences[i], values[i].data, bytes_of(&operation->arguments[i], &values[i]));
  if (!kgl_check(operation, values, dimensions, &failure)) {
    if (!operation->refuses_empty || values[0].length) report(failure.message, row, table, l, 0, 0);
    return;
  }
  row->reference(values, dimensions, &expected);

  kgl_stream_bytes = l->length % 2 ? 0 : SIZE_MAX; /* both ways of writing */
  kgl_prefetch_bytes = l->length % 3 ? 0 : 512;
  kgl_cache = next_cache();
  double number = operation->invoke(table, values, dimensions);

  size_t terms = expected.terms ? expected.terms : l->length;
  unsigned long failed_before = failures;
  bool is_planted = plant(operation, row, table, l, &expected, terms, values, &number);
  if (operation->returned == KGL_RETURNS_NUMBER) {
    if (!within(row, table, &expected, terms, number, 0)) report("result", row, table, l, number, expected_values[0]);
  } else {
    const kgl_value *result = &values[operation->returned];
    for (size_t i = 0; i < result->length; i++) {
      double got = element(result->data, operation->arguments[operation->returned].dtype, i);
      if (!within(row, table, &expected, terms, got, i)) report("result", row, table, l, got, expected_values[i]);
    }
  }
  for (size_t i = 0; expected.other_argument && i < values[expected.other_argument].length; i++) {
    const kgl_argument *other = &operation->arguments[expected.other_argument];
    double got = element(values[expected.other_argument].data, other->dtype, i);
    if (!same(got, other_values[i])) report("other result", row, table, l, got, other_values[i]);
  }
  check_memory(operation, row, table, l, values);
  settle(is_planted, failed_before, row, table);
}

static void run_placements(size_t index, const kgl_table *table, layout l) {
  for (int aliased = 0; aliased < 2; aliased++) {
    size_t first = is_whole ? 0 : (l.length * 5 + (size_t)aliased * 7 + index) % OFFSETS;
    size_t last = is_whole ? OFFSETS - 1 : first;
    l.aliased = aliased;
    l.at_end = true;
    run(index, table, &l);
    l.at_end = false;
    for (l.offset = first; l.offset <= last; l.offset += l.length < 2000 ? 1 : 5) run(index, table, &l);
    if (kgl_operations[index].returned == KGL_RETURNS_NUMBER) return;
  }
}

static void run_specials(size_t index, const kgl_table *table, size_t length) {
  for (int special = 0; special < SPECIALS; special++)
    for (size_t position = 0; position < length; position++) {
      bool is_end = position == 0 || position + 1 == length;
      if (!is_whole && !is_end && position != (length * 7 + (size_t)special * 5) % length) continue;
      layout l = {.length = length, .special = special, .position = position, .offset = (length + position) % OFFSETS};
      l.at_end = position & 1;
      run(index, table, &l);
      if (special != SPECIALS - 1) continue;
      l.zeros = true; /* one +0 among -0 */
      run(index, table, &l);
    }
}

/* The same bits wherever the operands lie; sizes beside arrays are 1. */
static void run_same_bits(size_t index, const kgl_table *table, size_t length) {
  const kgl_operation *operation = &kgl_operations[index];
  if (operation->returned != KGL_RETURNS_NUMBER) return;
  kgl_value values[KGL_MAX_ARGUMENTS];
  size_t dimensions[KGL_MAX_DIMENSIONS], sizes[KGL_MAX_DIMENSIONS];
  for (int d = 0; d < KGL_MAX_DIMENSIONS; d++) sizes[d] = length;
  for (int i = 0; i < operation->argument_count; i++)
    if (operation->arguments[i].kind == KGL_SIZE) sizes[operation->arguments[i].shape[0]] = 1;
  kgl_failure failure;
  double first = 0;
  const uint32_t seed_before = seed;
  for (size_t offset = 0; offset < OFFSETS; offset += is_whole ? 1 : 5) {
    layout l = {.sizes = sizes, .length = length, .special = -1, .offset = offset};
    unsigned long failed_before = failures;
    cases++;
    seed = 7;
    prepare(operation, &l, values);
    if (!kgl_check(operation, values, dimensions, &failure)) return;
    double got = operation->invoke(table, values, dimensions);
    if (offset == 0) first = got;
    bool is_planted = fault == WRONG_ORDER && offset > 0 && !isnan(got);
    if (is_planted) got = nextafter(got, INFINITY);
    if (memcmp(&got, &first, sizeof got) != 0) report("bits differ by offset", &matrix[index], table, &l, got, first);
    settle(is_planted, failed_before, &matrix[index], table);
  }
  seed = seed_before;
}

/* Sizes whose product is small. Of many dimensions one at most is 0, and one is long, by turns. */
static void choose_sizes(const kgl_operation *operation, int shape, size_t *sizes) {
  const int count = operation->dimension_count;
  const size_t largest = count == 2 ? LARGEST_SIZE : count == 3 ? 36 : count < 8 ? 7 : 4;
  for (int d = 0; d < count; d++) sizes[d] = count < 5 ? random_bits() % largest : 1 + random_bits() % largest;
  if (shape % 10 == 0) sizes[count < 5 ? 1 : random_bits() % (uint32_t)count] *= STRETCH;
  if (shape % 10 == 5 && count == 3) sizes[0] *= 5;
  if (shape % 10 == 7) sizes[random_bits() % (uint32_t)count] = 0;
  if (shape % 5 == 3) sizes[random_bits() % (uint32_t)count] = 1;
  for (int d = 0; shape % 20 == 13 && count < 5 && d < count; d++) sizes[d] = 1 + sizes[d] % 2;
  if (shape % 20 == 13 && count < 5) sizes[random_bits() % (uint32_t)count] = 1000 + random_bits() % 4000;
  for (int i = 0; i < operation->argument_count; i++) {
    const kgl_argument *argument = &operation->arguments[i];
    if (argument->kind != KGL_SIZE) continue;
    size_t *size = &sizes[argument->shape[0]];
    if (argument->most) *size = argument->least + random_bits() % (argument->most - argument->least + 1u);
    if (*size < argument->least) *size = argument->least;
    if (argument->multiple_of) *size -= *size % argument->multiple_of;
  }
}

/* True if the operands have room. */
static bool fits(const kgl_operation *operation, const layout *l) {
  for (int i = 0; i < operation->argument_count; i++) {
    const kgl_argument *argument = &operation->arguments[i];
    if (!is_array(argument)) continue;
    size_t length = length_of(operation, i, l);
    if (length > LARGEST_RESULT || length * kgl_dtype_bytes[argument->dtype] > ROOM - OFFSETS * 8) return false;
  }
  return true;
}

static bool gives_integers(const kgl_operation *operation) {
  uint8_t dtype = operation->returned == KGL_RETURNS_NUMBER ? KGL_F64 : operation->arguments[operation->returned].dtype;
  return dtype == KGL_I8 || dtype == KGL_U8 || dtype == KGL_I16;
}

/* Steps that stay inside and write every place once: the axes in any order and direction, with gaps. */
static void bind_steps(const kgl_argument *argument, size_t *sizes) {
  int order[KGL_MAX_DIMENSIONS];
  const int rank = argument->stride_rank;
  size_t next = 1 + random_bits() % 2, start = random_bits() % 3;
  for (int i = 0; i < rank; i++) {
    const int other = (int)(random_bits() % (unsigned)(i + 1));
    order[i] = order[other], order[other] = i;
  }
  for (int i = 0; i < rank; i++) {
    const size_t count = sizes[argument->counts + order[i]];
    const bool is_backward = random_bits() % 3 == 0, is_filled = argument->kind == KGL_IN && random_bits() % 4 == 0;
    const size_t step = is_filled ? 0 : next;
    sizes[argument->start + 1 + order[i]] = is_backward ? (uint32_t)-step : step;
    if (is_backward && count) start += (count - 1) * step;
    if (!is_filled && count) next *= count;
    if (random_bits() % 4 == 0) next++;
  }
  sizes[argument->start] = start;
  sizes[argument->shape[0]] = start + next + random_bits() % 3;
}

/* Sizes that the table makes depend on each other. */
static void bind_sizes(const kgl_operation *operation, size_t *sizes) {
  for (int i = 0; i < operation->argument_count; i++) {
    const kgl_argument *argument = &operation->arguments[i];
    if (!is_array(argument)) continue;
    if (argument->stride_rank) bind_steps(argument, sizes);
    if (argument->shape[0] >= KGL_EXTENTS) continue;
    size_t *first = &sizes[argument->shape[0]];
    if (argument->below && sizes[argument->below - 1] == 0) *first = 0;
    if (argument->at_most && *first > sizes[argument->at_most - 1]) *first = sizes[argument->at_most - 1];
  }
}

/* Random sizes for operations on more than one dimension: their product small, each from 0 on. */
static void run_shapes(size_t index, const kgl_table *table) {
  const kgl_operation *operation = &kgl_operations[index];
  const int shapes = is_whole ? 300 : 100;
  int fitting = 0;
  for (int shape = 0; shape < shapes; shape++) {
    size_t sizes[KGL_MAX_DIMENSIONS];
    choose_sizes(operation, shape, sizes);
    bind_sizes(operation, sizes);
    layout l = {.sizes = sizes, .special = (int)(random_bits() % (3 * SPECIALS)) - 2 * SPECIALS};
    l.position = random_bits() % 1000;
    l.left_out = random_bits();
    if (!fits(operation, &l)) continue;
    fitting++;
    l.zeros = shape % 50 == 49;
    l.extreme = shape % 40 == 33; /* among them long ones */
    l.ties = shape % 3 == 2 && gives_integers(operation);
    tie_unit = random_float();
    for (l.offset = 0; l.offset < OFFSETS; l.offset += (is_whole ? 1 : 6) + random_bits() % 5) {
      l.at_end = l.offset == 0;
      run(index, table, &l);
    }
  }
  if (2 * fitting < shapes)
    report("half of its shapes have no room", &matrix[index], table, &(layout){.length = 0}, fitting, shapes);
}

/* Sums of bytes and words beyond what int32 holds. */
static void run_extremes(size_t index, const kgl_table *table) {
  static const size_t lengths[] = {32769, 131072, 200001, 32767, 32768, 66051, 131071};
  for (size_t i = 0; i < (is_whole ? sizeof lengths / sizeof *lengths : 3); i++)
    for (int extreme = 0; extreme < 2; extreme++)
      run(index, table, &(layout){.length = lengths[i], .special = -1, .extreme = extreme, .at_end = true});
}

/* The kernel of an operation: the pointers of a table are in the order of kgl_operations. */
static const void *kernel_of(const kgl_table *table, size_t index) {
  const void *kernel;
  memcpy(&kernel, (const char *)table + offsetof(kgl_table, dot_f32) + index * sizeof kernel, sizeof kernel);
  return kernel;
}

/* The tier that lent its kernel to one that was run before, or NULL. */
static const char *run_before_as(size_t index, const kgl_table *const *table) {
  for (const kgl_table *const *earlier = kgl_tables; earlier != table; earlier++)
    if (kernel_of(*earlier, index) == kernel_of(*table, index) && kgl_runs_here(*earlier)) return (*earlier)->isa;
  return NULL;
}

/* True if a tier below it lends it the kernel. */
static bool is_lent(size_t index, const kgl_table *const *table) {
  for (const kgl_table *const *below = table + 1; *below; below++)
    if (kernel_of(*below, index) == kernel_of(*table, index)) return true;
  return false;
}

static void run_large(size_t index, const kgl_table *table) {
  static const size_t lengths[] = {255, 256, 257, 1000, 1023, 4099, LONGEST, 10000, 65536};
  for (size_t i = 0; i < (is_whole ? sizeof lengths / sizeof *lengths : 7); i++) {
    run_placements(index, table, (layout){.length = lengths[i], .special = -1});
    for (int special = 0; special < (is_whole || lengths[i] < 4099 ? SPECIALS : 1); special++)
      for (int zeros = 0; zeros < (is_whole ? 2 : 1); zeros++) {
        size_t position = random_bits() % lengths[i];
        run(index, table, &(layout){.length = lengths[i], .special = special, .position = position, .zeros = zeros});
      }
  }
}

static void run_operation(size_t index, const kgl_table *table) {
  const kgl_operation *operation = &kgl_operations[index];
  const bool is_flat = operation->dimension_count == 1;
  unsigned long before = cases, failed_before = failures, planted_before = planted;
  if (!is_flat) run_shapes(index, table);
  for (size_t length = 2; !is_flat && length <= SHORT; length += 7) run_same_bits(index, table, length);
  const bool is_narrow = kgl_dtype_bytes[operation->dtype] == 1 || operation->dtype == KGL_I16;
  if (is_flat && is_narrow && operation->returned == KGL_RETURNS_NUMBER) run_extremes(index, table);
  for (size_t length = 0; is_flat && length <= SHORT; length += fault ? 10 : 1) {
    run_placements(index, table, (layout){.length = length, .special = -1});
    bool has_specials = length <= 3 * MARGIN || length % 13 == 0 || length > SHORT - 4;
    if (has_specials && !fault) run_specials(index, table, length);
    run_same_bits(index, table, length);
    run(index, table, &(layout){.length = length, .special = -1, .zeros = true});
  }
  if (is_flat && !fault) run_large(index, table);
  printf("%s %s: %lu cases, %lu failures\n", table->isa, matrix[index].name, cases - before, failures - failed_before);
  if (fault) printf("%s %s: %lu planted\n", table->isa, matrix[index].name, planted - planted_before);
}

/* True if a name with the prefix is the start of `what`, or none has the prefix. */
static bool is_wanted(int count, char **names, const char *prefix, const char *what) {
  bool is_chosen = false;
  for (int i = 1; i < count; i++) {
    if (names[i][0] == '-' || (names[i][0] == ':') != (prefix[0] == ':')) continue;
    const char *name = names[i] + strlen(prefix);
    if (prefix[0] ? strncmp(name, what, strlen(name)) == 0 : strcmp(name, what) == 0) return true;
    is_chosen = true;
  }
  return !is_chosen;
}

static void read_modes(int count, char **arguments) {
  static const char fault_flag[] = "--fault=";
  for (int i = 1; i < count; i++) {
    if (strcmp(arguments[i], "--whole") == 0) is_whole = true;
    if (strcmp(arguments[i], "--own") == 0) is_own = true;
    if (strncmp(arguments[i], fault_flag, strlen(fault_flag)) == 0)
      fault = fault_named(arguments[i] + strlen(fault_flag));
  }
  if (fault == FAULTS) exit(2);
}

int main(int count, char **names) {
  read_modes(count, names);
  for (int i = 0; i < KGL_MAX_ARGUMENTS; i++) open_fence(&fences[i]);
  for (const kgl_table *const *table = kgl_tables; *table; table++) {
    if (!is_wanted(count, names, "", (*table)->isa)) continue;
    if (!kgl_runs_here(*table)) {
      printf("%s: skipped, this machine lacks it\n", (*table)->isa);
      continue;
    }
    for (size_t i = 0; i < KGL_OPERATION_COUNT; i++) {
      if (!is_wanted(count, names, ":", matrix[i].name) || (is_own && is_lent(i, table))) continue;
      const char *lender = is_own ? NULL : run_before_as(i, table);
      if (lender) printf("%s %s: as %s\n", (*table)->isa, matrix[i].name, lender);
      else run_operation(i, *table);
    }
  }
  printf("%lu cases, %lu failures\n", cases, failures);
  if (fault) printf("%lu faults planted, %lu missed\n", planted, missed);
  return failures || missed ? 1 : 0;
}
