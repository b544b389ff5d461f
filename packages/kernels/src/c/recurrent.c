/* Layers that read a sequence step by step: RNN, GRU and LSTM as ONNX defines them. What the input adds to the sums of the
 * gates is there already, one product for all steps; here a step adds the product of the state, in tiles, and combines the
 * gates in place. */
#include "kernels.h"
#include "map.h"
#include "tile.h"

/* A direction of a layer. Items of a batch lie `gates_row` and `state_row` floats apart. */
typedef struct {
  const float *packed, *functions, *hidden_bias, *peepholes;
  const int32_t *lengths;
  size_t batch, hidden, gates_row, state_row;
  float clip;
  bool is_variant;
} layer;

/* One step of it: the gates, states and cells of the first item. */
typedef struct {
  float *gates, *state, *cell;
  size_t at;
} moment;

enum { FUNCTION = 3 };

/* The functions of a direction. */
typedef enum { OF_GATES = 0, OF_CANDIDATE = FUNCTION, OF_CELL = 2 * FUNCTION } role;

KGL_INLINE size_t function_number(float number) {
  return number >= 0 && number <= KGL_RECURRENT_SOFTPLUS ? (size_t)number : KGL_RECURRENT_AFFINE;
}

KGL_HELPER void apply(const float *function, float *a, size_t n) {
  const float alpha = function[1], beta = function[2];
  switch (function_number(function[0])) {
    case KGL_RECURRENT_SIGMOID: KGL_JOIN(sigmoid, f32, KGL_ISA)(a, a, n); break;
    case KGL_RECURRENT_TANH: KGL_JOIN(tanh, f32, KGL_ISA)(a, a, n); break;
    case KGL_RECURRENT_RELU: KGL_JOIN(relu, f32, KGL_ISA)(a, a, n); break;
    case KGL_RECURRENT_LEAKY_RELU: KGL_JOIN(leakyRelu, f32, KGL_ISA)(a, alpha, a, n); break;
    case KGL_RECURRENT_THRESHOLDED_RELU:
      KGL_JOIN(unaryRare, f32, KGL_ISA)(a, alpha, beta, a, n, KGL_RARE_THRESHOLDED_RELU);
      break;
    case KGL_RECURRENT_SCALED_TANH:
      KGL_JOIN(scale, f32, KGL_ISA)(a, beta, a, n);
      KGL_JOIN(tanh, f32, KGL_ISA)(a, a, n);
      KGL_JOIN(scale, f32, KGL_ISA)(a, alpha, a, n);
      break;
    case KGL_RECURRENT_HARD_SIGMOID: KGL_JOIN(hardSigmoid, f32, KGL_ISA)(a, alpha, beta, a, n); break;
    case KGL_RECURRENT_ELU: KGL_JOIN(elu, f32, KGL_ISA)(a, alpha, a, n); break;
    case KGL_RECURRENT_SOFTSIGN: KGL_JOIN(unaryRare, f32, KGL_ISA)(a, 0, 0, a, n, KGL_RARE_SOFTSIGN); break;
    case KGL_RECURRENT_SOFTPLUS: KGL_JOIN(softplus, f32, KGL_ISA)(a, a, n); break;
    default: MAP_LONG(a, n, vf32_add(vf32_mul(IN(a), vf32_set1(alpha)), vf32_set1(beta)));
  }
}

/* Adds the product of `from`, rows of numbers as long as a state, with the weights of a gate. */
KGL_HELPER void multiply(const layer *l, const float *from, size_t from_row, size_t gate, const tile_end *end) {
  const size_t panel = TILE_PANEL * l->hidden, panels = (l->hidden + TILE_PANEL - 1) / TILE_PANEL;
  const tile_segment segment = {.a = from, .a_row = from_row, .a_inner = 1, .b = l->packed + gate * panels * panel,
                                .b_row = TILE_PANEL, .b_panel = panel, .inner = l->hidden};
  tile_multiply(&segment, from ? 1 : 0, l->batch, l->hidden, end);
}

/* A gate from its sums, which begin at `start` and, unless that is NULL, go on with the product of `from`. */
KGL_HELPER void finish_gate(const layer *l, const moment *m, const float *from, size_t from_row, size_t gate,
                            const float *start, size_t start_row, role function) {
  float *gates = m->gates + gate * l->hidden;
  const tile_end end = {.out = gates, .out_row = l->gates_row, .start = start, .start_row = start_row,
                        .start_scale = 1, .low = -l->clip, .high = l->clip};
  multiply(l, from, from_row, gate, &end);
  for (size_t b = 0; b < l->batch; b++) apply(l->functions + function, gates + b * l->gates_row, l->hidden);
}

KGL_HELPER void open_gate(const layer *l, const moment *m, size_t gate, role function) {
  finish_gate(l, m, m->state, l->state_row, gate, m->gates + gate * l->hidden, l->gates_row, function);
}

KGL_HELPER void add_product(float *sums, const float *a, const float *b, size_t n) {
  MAP_LONG(sums, n, vf32_add(IN(sums), vf32_mul(IN(a), IN(b))));
}

KGL_INLINE bool is_live(const layer *l, const moment *m, size_t item) {
  return !l->lengths || (l->lengths[item] > 0 && m->at < (size_t)l->lengths[item]);
}

/* Of an item whose sequence is not over: its gates, state and cell. */
typedef struct {
  float *gates, *state, *cell;
} item;

KGL_INLINE item item_of(const layer *l, const moment *m, size_t b) {
  return (item){m->gates + b * l->gates_row, m->state + b * l->state_row, m->cell + b * l->state_row};
}

enum { INPUT, OUTPUT, FORGET, CELL };

KGL_HELPER void look_at_cells(const layer *l, const moment *m) {
  const size_t n = l->hidden;
  for (size_t b = 0; l->peepholes && b < l->batch; b++) {
    const item it = item_of(l, m, b);
    add_product(it.gates + INPUT * n, l->peepholes + INPUT * n, it.cell, n);
    add_product(it.gates + FORGET * n, l->peepholes + FORGET * n, it.cell, n);
  }
}

KGL_HELPER void change_cell(const layer *l, item it) {
  const size_t n = l->hidden;
  const float *input = it.gates + INPUT * n, *forget = it.gates + FORGET * n, *candidate = it.gates + CELL * n;
  float *cell = it.cell;
  if (l->is_variant) MAP_LONG(it.gates + FORGET * n, n, vf32_sub(vf32_set1(1), IN(input)));
  MAP_LONG(cell, n, vf32_add(vf32_mul(IN(forget), IN(cell)), vf32_mul(IN(input), IN(candidate))));
  if (l->peepholes) add_product(it.gates + OUTPUT * n, l->peepholes + OUTPUT * n, cell, n);
}

/* Hochreiter and Schmidhuber, 1997; peepholes: Gers and Schmidhuber, 2000. */
KGL_HELPER void step_lstm(const layer *l, const moment *m) {
  const size_t n = l->hidden;
  look_at_cells(l, m);
  open_gate(l, m, INPUT, OF_GATES);
  if (!l->is_variant) open_gate(l, m, FORGET, OF_GATES);
  open_gate(l, m, CELL, OF_CANDIDATE);
  for (size_t b = 0; b < l->batch; b++)
    if (is_live(l, m, b)) change_cell(l, item_of(l, m, b));
  open_gate(l, m, OUTPUT, OF_GATES);
  finish_gate(l, m, NULL, 0, CELL, m->cell, l->state_row, OF_CELL);
  for (size_t b = 0; b < l->batch; b++) {
    const item it = item_of(l, m, b);
    if (is_live(l, m, b)) KGL_JOIN(mul, f32, KGL_ISA)(it.gates + OUTPUT * n, it.gates + CELL * n, it.state, n);
  }
}

enum { UPDATE, RESET, HIDDEN };

/* Cho et al., 2014. Of the variant the cell holds what the reset gate multiplies. */
KGL_HELPER void step_gru(const layer *l, const moment *m) {
  const size_t n = l->hidden;
  const tile_end end = {.out = m->cell, .out_row = l->state_row, .bias = l->hidden_bias, .low = NAN, .high = NAN};
  float *reset_state = m->gates + RESET * n, *sums = m->gates + HIDDEN * n;
  open_gate(l, m, UPDATE, OF_GATES);
  open_gate(l, m, RESET, OF_GATES);
  if (l->is_variant) multiply(l, m->state, l->state_row, HIDDEN, &end);
  for (size_t b = 0; b < l->batch; b++) {
    const item it = item_of(l, m, b);
    float *reset = it.gates + RESET * n;
    if (l->is_variant)
      add_product(it.gates + HIDDEN * n, reset, it.cell, n);
    else
      KGL_JOIN(mul, f32, KGL_ISA)(reset, it.state, reset, n);
  }
  finish_gate(l, m, l->is_variant ? NULL : reset_state, l->gates_row, HIDDEN, sums, l->gates_row, OF_CANDIDATE);
  for (size_t b = 0; b < l->batch; b++) {
    if (!is_live(l, m, b)) continue;
    const item it = item_of(l, m, b);
    const float *update = it.gates, *candidate = it.gates + HIDDEN * n;
    const vf32 one = vf32_set1(1);
    MAP_LONG(it.state, n, vf32_add(vf32_mul(vf32_sub(one, IN(update)), IN(candidate)), vf32_mul(IN(update), IN(it.state))));
  }
}

KGL_HELPER void step_rnn(const layer *l, const moment *m) {
  open_gate(l, m, 0, OF_GATES);
  for (size_t b = 0; b < l->batch; b++) {
    const item it = item_of(l, m, b);
    if (is_live(l, m, b)) tile_copy(it.gates, 0, it.state, 0, 1, l->hidden, 1);
  }
}

KGL_INLINE void step(const layer *l, const moment *m, size_t gate_count) {
  if (gate_count == 4)
    step_lstm(l, m);
  else if (gate_count == 3)
    step_gru(l, m);
  else
    step_rnn(l, m);
}

KGL_INLINE void clear(float *out, size_t n) {
  for (size_t i = 0; i < n; i += VF32_LANES)
    vf32_store_at(out + i, n - i < VF32_LANES ? n - i : 0, vf32_set1(0));
}

/* States to rows of the output: 0 behind the end of a sequence. */
KGL_HELPER void answer(const layer *l, const moment *m, float *y, size_t y_row) {
  for (size_t b = 0; b < l->batch; b++) {
    float *row = y + b * y_row;
    if (is_live(l, m, b))
      tile_copy(m->state + b * l->state_row, 0, row, 0, 1, l->hidden, 1);
    else
      clear(row, l->hidden);
  }
}

void KGL_KERNEL(recurrentLayer, f32)(float *gates, const float *packed, const float *functions,
                                     const float *hiddenBias, const float *peepholes, const int32_t *lengths,
                                     float clip, float *state, float *cell, float *y, size_t steps, size_t batch,
                                     size_t directions, size_t gateCount, size_t hidden, size_t reverse,
                                     size_t batchFirst, size_t variant) {
  const size_t row = directions * gateCount * hidden, panels = (hidden + TILE_PANEL - 1) / TILE_PANEL;
  const size_t step_rows = batchFirst ? 1 : batch, item_rows = batchFirst ? steps : 1;
  const size_t state_row = batchFirst ? directions * hidden : hidden, direction_row = batchFirst ? hidden : batch * hidden;
  for (size_t d = 0; d < directions; d++) {
    const layer l = {.packed = packed + d * gateCount * panels * TILE_PANEL * hidden,
                     .functions = functions + d * 3 * FUNCTION,
                     .hidden_bias = hiddenBias ? hiddenBias + d * hidden : NULL,
                     .peepholes = peepholes ? peepholes + d * 3 * hidden : NULL,
                     .lengths = lengths, .batch = batch, .hidden = hidden, .gates_row = item_rows * row,
                     .state_row = state_row, .clip = clip, .is_variant = variant != 0};
    for (size_t s = 0; s < steps; s++) {
      const size_t at = reverse || d ? steps - 1 - s : s;
      const moment m = {.gates = gates + at * step_rows * row + d * gateCount * hidden,
                        .state = state + d * direction_row, .cell = cell + d * direction_row, .at = at};
      step(&l, &m, gateCount);
      answer(&l, &m, y + (batchFirst ? at * directions + d : (at * directions + d) * batch) * hidden,
             item_rows * state_row);
    }
  }
}
