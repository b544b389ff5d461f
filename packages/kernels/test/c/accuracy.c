/* Finds the largest error of every operation whose bound is in units in the last place: accuracy <stride> [tier]
 * [operation] [--fault], empty names being any.
 *
 * An operation on one array sees every <stride>-th of all 2^32 floats (1: all of them). One on two arrays sees, for bases
 * of every exponent, second operands that spread its results over all of float's range, and all pairs of special values.
 * Prints "<tier> <operation> <largest error in its bound's terms> of <bound> at <operands>", then the cases and failures;
 * exits with 1 if any bound was broken. With --fault, one result of each block is wrong by a little more than that. */
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dispatch.h"
#include "faults.h"
#include "reference.h"

#include "generated/matrix.h"

enum { BLOCK = 4096, PAIR_BLOCKS = 2000000 };

static const float parameters[] = {1.0f, 0.5f};
static const float specials[] = {0,        -0.0f,    1,         -1,         2,          -2,          3,
                                 -3,       0.5f,     -0.5f,     INFINITY,   -INFINITY,  NAN,         FLT_MAX,
                                 -FLT_MAX, FLT_MIN,  -FLT_MIN,  1e-45f,     -1e-45f,    1.5f,        -1.5f,
                                 1e10f,    -1e10f,   16777215,  -16777215,  16777216,   0.99999994f, 1.0000001f};
enum { SPECIALS = sizeof specials / sizeof *specials };

static float operands[2][BLOCK], results[BLOCK];
static double wanted[BLOCK], absolute[BLOCK]; /* what a result is and how far it may be off whatever its size */
static unsigned long cases, failures;
static bool has_fault;

typedef struct {
  double ulps;
  float operands[2], got;
  double wanted;
} worst_case;

static float from_bits(uint32_t bits) {
  float value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

/* Where it is neither an infinity nor next to one. */
static void plant(const matrix_row *row, size_t n) {
  for (size_t i = 0; i < n; i++) {
    if (!(fabs(wanted[i]) < FLT_MAX / 2)) continue;
    set_wrong(results, KGL_F32, i, wanted[i], fmax(absolute[i], row->ulps * last_place_of(wanted[i])));
    return;
  }
}

static void check_block(size_t index, const kgl_table *table, size_t n, worst_case *worst) {
  const kgl_operation *operation = &kgl_operations[index];
  const matrix_row *row = &matrix[index];
  kgl_value values[KGL_MAX_ARGUMENTS];
  expectation expected = {.value = wanted, .magnitudes = absolute};
  int arrays = 0, scalars = 0;
  for (int i = 0; i < operation->argument_count; i++) {
    uint8_t kind = operation->arguments[i].kind;
    if (kind == KGL_IN) values[i] = (kgl_value){.data = operands[arrays++], .length = n};
    if (kind == KGL_OUT) values[i] = (kgl_value){.data = results, .length = n};
    if (kind == KGL_SCALAR) values[i] = (kgl_value){.number = parameters[scalars++]};
  }
  row->reference(values, &n, &expected);
  for (size_t i = 0; i < n; i++) absolute[i] = row->absolute * (expected.has_magnitudes ? absolute[i] : 1);
  operation->invoke(table, values, &n);
  if (has_fault) plant(row, n);
  for (size_t i = 0; i < n; i++) {
    bool has_sign = !signbit(results[i]) == !signbit(wanted[i]);
    if (has_sign && fabs(results[i] - wanted[i]) <= absolute[i]) continue;
    double ulps = ulps_apart(results[i], wanted[i]);
    failures += ulps > row->ulps;
    if (ulps <= worst->ulps) continue;
    *worst = (worst_case){.ulps = ulps, .operands = {operands[0][i], operands[1][i]}, .got = results[i]};
    worst->wanted = wanted[i];
  }
  cases += n;
}

static void check_all_floats(size_t index, const kgl_table *table, uint64_t stride, worst_case *worst) {
  for (uint64_t bits = 0; bits < (uint64_t)1 << 32;) {
    size_t n = 0;
    for (; n < BLOCK && bits < (uint64_t)1 << 32; bits += stride) operands[0][n++] = from_bits((uint32_t)bits);
    check_block(index, table, n, worst);
  }
  memcpy(operands[0], specials, sizeof specials);
  check_block(index, table, SPECIALS, worst);
}

static uint64_t random_state = 88172645463325252u;
static uint64_t random_bits(void) {
  random_state ^= random_state << 13, random_state ^= random_state >> 7, random_state ^= random_state << 17;
  return random_state;
}

/* Any two floats; bases of all exponents, then near 1, with results from 2^-152 to 2^130; negative bases. */
static void set_pair(size_t i, unsigned kind) {
  uint64_t bits = random_bits();
  operands[0][i] = from_bits((uint32_t)bits);
  operands[1][i] = from_bits((uint32_t)(bits >> 32));
  if (kind == 0) return;
  float fraction = 1 + (float)(bits & 0x7fffff) * 0x1p-23f;
  int exponent = (int)(bits >> 24 & 255);
  float base = ldexpf(fraction, kind == 1 ? exponent - 149 : exponent % 3 - 1);
  float power = (float)(((double)(bits >> 40) * 0x1p-24 * 282 - 152) / log2(base));
  operands[0][i] = kind == 3 ? -base : base;
  operands[1][i] = kind == 3 ? truncf(power) : power;
}

static void check_pairs(size_t index, const kgl_table *table, uint64_t stride, worst_case *worst) {
  for (uint64_t block = 0; block < PAIR_BLOCKS / stride + 4; block++) {
    for (size_t i = 0; i < BLOCK; i++) set_pair(i, block % 4);
    check_block(index, table, BLOCK, worst);
  }
  for (size_t i = 0; i < SPECIALS * SPECIALS; i++) {
    operands[0][i] = specials[i / SPECIALS];
    operands[1][i] = specials[i % SPECIALS];
  }
  check_block(index, table, SPECIALS * SPECIALS, worst);
}

static void check_operation(size_t index, const kgl_table *table, uint64_t stride) {
  const kgl_operation *operation = &kgl_operations[index];
  int inputs = 0;
  for (int i = 0; i < operation->argument_count; i++) inputs += operation->arguments[i].kind == KGL_IN;
  worst_case worst = {.ulps = -1};
  if (inputs == 1)
    check_all_floats(index, table, stride, &worst);
  else
    check_pairs(index, table, stride, &worst);
  printf("%s %s %.3f of %g at %.9g", table->isa, operation->name, worst.ulps, matrix[index].ulps, worst.operands[0]);
  if (inputs == 2) printf(" and %.9g", worst.operands[1]);
  printf(": got %.9g, wanted %.12g\n", worst.got, worst.wanted);
  fflush(stdout);
}

/* True if the argument is the name, or none is given. */
static bool is_named(int count, char **arguments, int i, const char *name) {
  return count <= i || !arguments[i][0] || strcmp(arguments[i], name) == 0;
}

int main(int count, char **arguments) {
  uint64_t stride = count > 1 ? strtoull(arguments[1], NULL, 10) : 0;
  if (stride == 0) return 2;
  has_fault = count > 4 && strcmp(arguments[4], "--fault") == 0;
  for (const kgl_table *const *table = kgl_tables; *table; table++) {
    if (!kgl_runs_here(*table) || !is_named(count, arguments, 2, (*table)->isa)) continue;
    for (size_t i = 0; i < KGL_OPERATION_COUNT; i++) {
      bool is_wanted = is_named(count, arguments, 3, kgl_operations[i].name);
      bool is_bounded = matrix[i].bound == BOUND_ULP && matrix[i].ulps_per_element == 0;
      bool is_elementwise = is_bounded && kgl_operations[i].is_flat;
      if (is_wanted && is_elementwise) check_operation(i, *table, stride);
    }
  }
  printf("%lu cases, %lu failures\n", cases, failures);
  return failures ? 1 : 0;
}
