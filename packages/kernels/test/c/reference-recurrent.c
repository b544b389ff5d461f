/* Recurrent layers once more, in float64, a number at a time. Beside each number goes how far off it may be, in units of the
 * bound's steps: what its own roundings and the errors of what it is made of come to. */
#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "reference.h"

enum { GATES, STEPS, BATCH, DIRECTIONS, GATE_COUNT, HIDDEN, PACKED, FUNCTIONS, HIDDEN_BIAS, PEEPHOLES, LENGTHS, CLIP };
enum { STATE = 15, CELL = 16 };
enum { MOST_HIDDEN = 4096 };

/* A number and the size of its error; a negative size is of one that anything may have become of. */
typedef struct {
  double value, size;
} rough;

typedef struct {
  const kgl_value *v;
  size_t steps, batch, directions, gates, hidden, direction;
  bool is_reverse, is_batch_first, is_variant;
  double steps_of_bound, clip;
} layer;

static double at(const kgl_value *value, size_t i) { return ((const float *)value->data)[i]; }
static double optional(const kgl_value *value, size_t i) { return value->length ? at(value, i) : 0; }
static rough exact(double value) { return (rough){value, 0}; }
static bool is_lost(rough a) { return a.size < 0 || (isfinite(a.value) && fabs(a.value) + a.size > FLT_MAX / 4); }

/* What an operation gives, given the errors of what it is made of and the size of what it rounds. An infinity is one. */
static rough made(double value, double errors, double terms, bool is_open) {
  const rough result = {value, isfinite(value) ? errors + terms : 0};
  return is_open || isnan(result.size) || is_lost(result) ? (rough){value, -1} : result;
}

static bool may_vanish(const layer *l, rough a) {
  return a.size > 0 && fabs(a.value) <= l->steps_of_bound * a.size + FLT_MIN;
}

static rough times(const layer *l, rough a, rough b) {
  const double errors = fabs(a.value) * b.size + fabs(b.value) * a.size + l->steps_of_bound * a.size * b.size;
  const bool is_open = (isinf(a.value) && may_vanish(l, b)) || (isinf(b.value) && may_vanish(l, a));
  return made(a.value * b.value, errors, fabs(a.value * b.value) + FLT_MIN, is_open || is_lost(a) || is_lost(b));
}

typedef struct {
  double value, errors, terms;
  bool is_open;
} sum;

static sum with(sum s, rough term) {
  s.value += term.value, s.errors += term.size, s.terms += fabs(term.value), s.is_open |= is_lost(term);
  return s;
}
static rough total(sum s) { return made(s.value, s.errors, s.terms, s.is_open); }
static rough plus(rough a, rough b) { return total(with(with((sum){0}, a), b)); }
static rough one_minus(rough a) { return plus(exact(1), (rough){-a.value, a.size}); }

static double value_of(size_t number, double x, double alpha, double beta) {
  switch (number) {
    case KGL_RECURRENT_SIGMOID: return 1 / (1 + exp(-x));
    case KGL_RECURRENT_TANH: return tanh(x);
    case KGL_RECURRENT_RELU: return x < 0 ? 0 : x;
    case KGL_RECURRENT_LEAKY_RELU: return x < 0 ? alpha * x : x;
    case KGL_RECURRENT_THRESHOLDED_RELU: return x > alpha || isnan(x) ? x : 0;
    case KGL_RECURRENT_SCALED_TANH: return alpha * tanh(beta * x);
    case KGL_RECURRENT_HARD_SIGMOID: return isnan(alpha * x + beta) ? NAN : fmin(fmax(alpha * x + beta, 0), 1);
    case KGL_RECURRENT_ELU: return x < 0 ? alpha * expm1(x) : x;
    case KGL_RECURRENT_SOFTSIGN: return x / (1 + fabs(x));
    case KGL_RECURRENT_SOFTPLUS: return fmax(x, 0) + log1p(exp(-fabs(x))) + (isnan(x) ? x : 0);
    default: return alpha * x + beta;
  }
}

/* No less than a function is steep anywhere. */
static double steepness_of(size_t number, double alpha, double beta) {
  switch (number) {
    case KGL_RECURRENT_SIGMOID: return 0.25;
    case KGL_RECURRENT_LEAKY_RELU:
    case KGL_RECURRENT_ELU: return fmax(1, fabs(alpha));
    case KGL_RECURRENT_SCALED_TANH: return fabs(alpha * beta);
    case KGL_RECURRENT_AFFINE:
    case KGL_RECURRENT_HARD_SIGMOID: return fabs(alpha);
    default: return 1;
  }
}

/* Function 0, 1 or 2 of a direction. */
static rough apply(const layer *l, size_t function, rough x) {
  const size_t first = l->direction * 9 + 3 * function;
  const double chosen = at(&l->v[FUNCTIONS], first), alpha = at(&l->v[FUNCTIONS], first + 1);
  const double beta = at(&l->v[FUNCTIONS], first + 2), reach = l->steps_of_bound * x.size;
  const size_t number = chosen >= 0 && chosen <= KGL_RECURRENT_SOFTPLUS ? (size_t)chosen : 0;
  if (x.value < -l->clip) x.value = -l->clip;
  if (x.value > l->clip) x.value = l->clip;
  const double value = value_of(number, x.value, alpha, beta);
  const bool is_open = is_lost(x) || (number == KGL_RECURRENT_THRESHOLDED_RELU && fabs(x.value - alpha) <= reach);
  const bool is_linear = number == KGL_RECURRENT_AFFINE || number == KGL_RECURRENT_HARD_SIGMOID;
  const double own = is_linear ? fabs(alpha * x.value) + fabs(beta) : number == KGL_RECURRENT_SCALED_TANH ? fabs(alpha) : 0;
  const bool is_huge = is_linear && isfinite(own) && own > FLT_MAX / 4;
  return made(value, steepness_of(number, alpha, beta) * x.size, 2 * fabs(value) + own + FLT_MIN / FLT_EPSILON,
              is_open || is_huge);
}

/* What the state adds to the sums of a gate. */
static sum product_of(const layer *l, const rough *state, size_t gate, size_t i) {
  const size_t panel = (l->hidden + 15) / 16 * 16 * l->hidden;
  const size_t place = (l->direction * l->gates + gate) * panel + (i - i % 16) * l->hidden + i % 16;
  sum s = {0};
  for (size_t k = 0; k < l->hidden; k++) s = with(s, times(l, state[k], exact(at(&l->v[PACKED], place + k * 16))));
  return s;
}

/* All of them, and `also`; `first` is where the gates of the step begin. */
static rough gate_of(const layer *l, size_t first, const rough *state, size_t gate, size_t i, rough also) {
  const rough input = exact(at(&l->v[GATES], first + gate * l->hidden + i));
  return total(with(with(product_of(l, state, gate, i), input), also));
}

/* What the cell adds to the sums of the gates input, output or forget. */
static rough peephole(const layer *l, size_t gate, size_t i, rough cell) {
  if (!l->v[PEEPHOLES].length) return exact(0);
  return times(l, exact(at(&l->v[PEEPHOLES], (l->direction * 3 + gate) * l->hidden + i)), cell);
}

static void step_lstm(const layer *l, size_t first, rough *state, rough *cell, rough *next) {
  for (size_t i = 0; i < l->hidden; i++) {
    const rough input = apply(l, 0, gate_of(l, first, state, 0, i, peephole(l, 0, i, cell[i])));
    const rough forget = apply(l, 0, gate_of(l, first, state, 2, i, peephole(l, 2, i, cell[i])));
    const rough candidate = apply(l, 1, gate_of(l, first, state, 3, i, exact(0)));
    cell[i] = plus(times(l, l->is_variant ? one_minus(input) : forget, cell[i]), times(l, input, candidate));
    const rough output = apply(l, 0, gate_of(l, first, state, 1, i, peephole(l, 1, i, cell[i])));
    next[i] = times(l, output, apply(l, 2, cell[i]));
  }
}

static void step_gru(const layer *l, size_t first, rough *state, rough *next) {
  static rough reset[MOST_HIDDEN], kept[MOST_HIDDEN];
  for (size_t i = 0; i < l->hidden; i++) {
    reset[i] = apply(l, 0, gate_of(l, first, state, 1, i, exact(0)));
    kept[i] = times(l, reset[i], state[i]);
  }
  for (size_t i = 0; i < l->hidden; i++) {
    const rough update = apply(l, 0, gate_of(l, first, state, 0, i, exact(0)));
    const rough bias = exact(optional(&l->v[HIDDEN_BIAS], l->direction * l->hidden + i));
    const rough input = exact(at(&l->v[GATES], first + 2 * l->hidden + i));
    const rough carried = l->is_variant ? times(l, reset[i], total(with(product_of(l, state, 2, i), bias)))
                                        : total(product_of(l, kept, 2, i));
    next[i] = plus(times(l, one_minus(update), apply(l, 1, plus(input, carried))), times(l, update, state[i]));
  }
}

/* A sequence in one direction, step after step. */
static void read(const layer *l, size_t item, expectation *e) {
  static rough state[MOST_HIDDEN], cell[MOST_HIDDEN], next[MOST_HIDDEN];
  const size_t n = l->hidden, d = l->direction;
  const size_t row = l->is_batch_first ? item * l->directions + d : d * l->batch + item;
  for (size_t i = 0; i < n; i++)
    state[i] = exact(at(&l->v[STATE], row * n + i)), cell[i] = exact(at(&l->v[CELL], row * n + i));
  for (size_t s = 0; s < l->steps; s++) {
    const size_t t = l->is_reverse || d ? l->steps - 1 - s : s;
    const size_t x = l->is_batch_first ? item * l->steps + t : t * l->batch + item;
    const size_t y = l->is_batch_first ? x * l->directions + d : (t * l->directions + d) * l->batch + item;
    const size_t first = (x * l->directions + d) * l->gates * n;
    const bool is_over = l->v[LENGTHS].length && (double)t >= ((const int32_t *)l->v[LENGTHS].data)[item];
    for (size_t i = 0; !is_over && l->gates < 3 && i < n; i++)
      next[i] = apply(l, 0, gate_of(l, first, state, 0, i, exact(0)));
    if (!is_over && l->gates == 3) step_gru(l, first, state, next);
    if (!is_over && l->gates == 4) step_lstm(l, first, state, cell, next);
    for (size_t i = 0; i < n; i++) {
      if (!is_over) state[i] = next[i];
      e->value[y * n + i] = is_over ? 0 : state[i].value;
      e->magnitudes[y * n + i] = is_over ? 0 : state[i].size;
    }
  }
}

void reference_recurrentLayer_f32(const kgl_value *v, const size_t *d, expectation *e) {
  layer l = {.v = v, .steps = d[0], .batch = d[1], .directions = d[2], .gates = d[3], .hidden = d[4],
             .is_reverse = d[5], .is_batch_first = d[6], .is_variant = d[7], .clip = (float)v[CLIP].number};
  e->has_magnitudes = true, e->terms = l.hidden + 4;
  const double chain = (double)((e->terms + 1) / 2);
  l.steps_of_bound = fmin(2 * chain, chain + 8) * FLT_EPSILON;
  if (l.hidden > MOST_HIDDEN) abort();
  for (l.direction = 0; l.direction < l.directions; l.direction++)
    for (size_t item = 0; item < l.batch; item++) read(&l, item, e);
}

bool number_functions(const kgl_operation *operation, const kgl_value *v) {
  if (strcmp(operation->name, "recurrentLayer") != 0) return false;
  for (size_t i = 0; i < v[FUNCTIONS].length; i += 3) {
    float *number = (float *)v[FUNCTIONS].data + i;
    *number = (float)fmod(floor(fabs(*number) * 1024), KGL_RECURRENT_SOFTPLUS + 1);
  }
  return true;
}
