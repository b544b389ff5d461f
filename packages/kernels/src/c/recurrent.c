/* Layers that read a sequence step by step: RNN, GRU and LSTM as ONNX defines them. What the input adds to the sums of the
 * gates is there already, one product for all steps; here a step adds the product of the state, in tiles, and combines the
 * gates in place, by the kernels of vectors. The new state ends where the first gate was. */
#include "kernels.h"
#include "map.h"
#include "tile.h"

/* One direction of a layer. Items of a batch lie `gates_row` and `state_row` floats apart. */
typedef struct {
  const float *packed, *functions, *hidden_bias, *peepholes;
  const int32_t *lengths;
  size_t batch, hidden, gate_count, gates_row, state_row, y_row;
  float clip;
  bool is_variant;
} layer;

/* A step: the gates, states and cells of the first item, or of one. */
typedef struct {
  float *gates, *state, *cell;
} moment;

/* Rows of all items. */
typedef struct {
  const float *first;
  size_t row;
} rows;

enum { FUNCTION = 3 };

/* The functions of a direction. */
typedef enum { OF_GATES, OF_CANDIDATE = FUNCTION, OF_CELL = 2 * FUNCTION, NONE = -1 } role;

KGL_HELPER void make_linear(const float *a, float alpha, float beta, float *out, size_t n) {
  const vf32 factor = vf32_set1(alpha), offset = vf32_set1(beta);
  size_t i = 0;
  MAP_REST(out, n, vf32_add(vf32_mul(IN(a), factor), offset));
}

/* The functions that tiles do not end with. */
KGL_HELPER void apply_rare(const float *function, size_t number, float *a, size_t n) {
  const float alpha = function[1], beta = function[2];
  size_t rare = KGL_RARE_THRESHOLDED_RELU;
  switch (number) {
    case KGL_RECURRENT_RELU: KGL_JOIN(relu, f32, KGL_ISA)(a, a, n); break;
    case KGL_RECURRENT_LEAKY_RELU: KGL_JOIN(leakyRelu, f32, KGL_ISA)(a, alpha, a, n); break;
    case KGL_RECURRENT_SCALED_TANH:
      make_linear(a, beta, 0, a, n);
      KGL_JOIN(tanh, f32, KGL_ISA)(a, a, n);
      make_linear(a, alpha, 0, a, n);
      break;
    case KGL_RECURRENT_HARD_SIGMOID: KGL_JOIN(hardSigmoid, f32, KGL_ISA)(a, alpha, beta, a, n); break;
    case KGL_RECURRENT_ELU: KGL_JOIN(elu, f32, KGL_ISA)(a, alpha, a, n); break;
    case KGL_RECURRENT_SOFTSIGN: rare = KGL_RARE_SOFTSIGN; /* fall through */
    case KGL_RECURRENT_THRESHOLDED_RELU: KGL_JOIN(unaryRare, f32, KGL_ISA)(a, alpha, 0, a, n, rare); break;
    case KGL_RECURRENT_SOFTPLUS: KGL_JOIN(softplus, f32, KGL_ISA)(a, a, n); break;
    default: make_linear(a, alpha, beta, a, n);
  }
}

/* Sums that begin at `start`, at 0 if that is NULL, and go on with the product of `from`, unless that is NULL, with the
 * weights of a gate; through a function, which they reach cut to the layer's limit. */
KGL_HELPER void sum(const layer *l, rows from, size_t gate, rows start, float *out, size_t out_row, role function) {
  const size_t n = l->hidden, panel = TILE_PANEL * n, panels = (n + TILE_PANEL - 1) / TILE_PANEL;
  const float clip = function == NONE ? NAN : l->clip, *f = l->functions + (function == NONE ? 0 : function);
  const size_t number = f[0] >= 0 && f[0] <= KGL_RECURRENT_SOFTPLUS ? (size_t)f[0] : KGL_RECURRENT_AFFINE;
  _Static_assert(KGL_RECURRENT_SIGMOID == (int)KGL_FUSED_SIGMOID && KGL_RECURRENT_TANH == (int)KGL_FUSED_TANH, "tile.h");
  const bool is_fused = number == KGL_RECURRENT_SIGMOID || number == KGL_RECURRENT_TANH;
  const tile_segment segment = {.a = from.first, .a_row = from.row, .a_inner = 1, .b = l->packed + gate * panels * panel,
                                .b_row = TILE_PANEL, .b_panel = panel, .inner = n};
  const tile_end end = {.out = out, .out_row = out_row, .start = start.first, .start_row = start.row, .start_scale = 1,
                        .low = -clip, .high = clip, .activation = is_fused && function != NONE ? number : 0};
  tile_multiply(&segment, from.first ? 1 : 0, l->batch, n, &end);
  for (size_t b = 0; function != NONE && !is_fused && b < l->batch; b++) apply_rare(f, number, out + b * out_row, n);
}

/* A gate of sums that lie there already and of the product of `from`. */
KGL_HELPER void open_gate(const layer *l, const moment *m, rows from, size_t gate, role function) {
  float *gates = m->gates + gate * l->hidden;
  sum(l, from, gate, (rows){gates, l->gates_row}, gates, l->gates_row, function);
}

/* out = a b + c; of an item. */
KGL_INLINE void add_product(const layer *l, const float *a, const float *b, const float *c, float *out) {
  KGL_JOIN(fma, f32, KGL_ISA)(a, b, c, out, l->hidden);
}
KGL_INLINE void multiply(const layer *l, const float *a, const float *b, float *out) {
  KGL_JOIN(mul, f32, KGL_ISA)(a, b, out, l->hidden);
}

KGL_HELPER void each(const layer *l, moment m, void (*change)(const layer *l, const moment *item)) {
  for (size_t b = 0; b < l->batch; b++) {
    change(l, &m);
    m.gates += l->gates_row, m.state += l->state_row, m.cell += l->state_row;
  }
}

enum { INPUT, OUTPUT, FORGET, CELL };

KGL_HELPER void look_at_cell(const layer *l, const moment *item) {
  for (size_t gate = INPUT; gate <= FORGET; gate += FORGET) {
    float *sums = item->gates + gate * l->hidden;
    add_product(l, l->peepholes + gate * l->hidden, item->cell, sums, sums);
  }
}

/* The new cell takes the place of the gate that forgets. */
KGL_HELPER void change_cell(const layer *l, const moment *item) {
  float *input = item->gates, *output = input + l->hidden, *forget = output + l->hidden, *cell = forget + l->hidden;
  if (l->is_variant) make_linear(input, -1, 1, forget, l->hidden);
  multiply(l, forget, item->cell, forget);
  add_product(l, input, cell, forget, forget);
  if (l->peepholes) add_product(l, l->peepholes + OUTPUT * l->hidden, forget, output, output);
}

KGL_HELPER void show_cell(const layer *l, const moment *item) {
  multiply(l, item->gates + OUTPUT * l->hidden, item->gates + CELL * l->hidden, item->gates);
}

/* Hochreiter and Schmidhuber, 1997; peepholes: Gers and Schmidhuber, 2000. */
KGL_HELPER void step_lstm(const layer *l, const moment *m, rows state) {
  const rows changed = {m->gates + FORGET * l->hidden, l->gates_row};
  if (l->peepholes) each(l, *m, look_at_cell);
  open_gate(l, m, state, INPUT, OF_GATES);
  open_gate(l, m, state, FORGET, OF_GATES);
  open_gate(l, m, state, CELL, OF_CANDIDATE);
  each(l, *m, change_cell);
  open_gate(l, m, state, OUTPUT, OF_GATES);
  sum(l, (rows){0}, 0, changed, m->gates + CELL * l->hidden, l->gates_row, OF_CELL);
  each(l, *m, show_cell);
}

enum { UPDATE, RESET, HIDDEN };

KGL_HELPER void reset_state(const layer *l, const moment *item) {
  float *reset = item->gates + RESET * l->hidden, *sums = item->gates + HIDDEN * l->hidden;
  if (l->is_variant)
    add_product(l, reset, item->cell, sums, sums);
  else
    multiply(l, reset, item->state, reset);
}

KGL_HELPER void update_state(const layer *l, const moment *item) {
  float *update = item->gates, *kept = update + l->hidden;
  multiply(l, update, item->state, kept);
  make_linear(update, -1, 1, update, l->hidden);
  add_product(l, update, kept + l->hidden, kept, update);
}

/* Cho et al., 2014. Of the variant the cell holds what the reset gate multiplies. */
KGL_HELPER void step_gru(const layer *l, const moment *m, rows state) {
  rows from = {m->gates + RESET * l->hidden, l->gates_row};
  open_gate(l, m, state, UPDATE, OF_GATES);
  open_gate(l, m, state, RESET, OF_GATES);
  if (l->is_variant) {
    sum(l, state, HIDDEN, (rows){l->hidden_bias, 0}, m->cell, l->state_row, NONE);
    from.first = NULL;
  }
  each(l, *m, reset_state);
  open_gate(l, m, from, HIDDEN, OF_CANDIDATE);
  each(l, *m, update_state);
}

/* What a step made, where the sequence is not over: the last state, the last cell, and a row of the output, else 0. */
KGL_HELPER void keep(const layer *l, moment m, size_t at, float *y) {
  const tile_end end = {.start_scale = 1, .low = NAN, .high = NAN};
  for (size_t b = 0; b < l->batch; b++, y += l->y_row) {
    const bool is_over = l->lengths && (l->lengths[b] < 0 || at >= (size_t)l->lengths[b]);
    tile_end row = end;
    row.out = y, row.start = is_over ? NULL : m.gates;
    tile_multiply(NULL, 0, 1, l->hidden, &row);
    if (!is_over) tile_copy(m.gates, 0, m.state, 0, 1, l->hidden, 1);
    if (!is_over && l->gate_count == 4) tile_copy(m.gates + FORGET * l->hidden, 0, m.cell, 0, 1, l->hidden, 1);
    m.gates += l->gates_row, m.state += l->state_row, m.cell += l->state_row;
  }
}

KGL_HELPER void step(const layer *l, const moment *m, size_t at, float *y) {
  const rows state = {m->state, l->state_row};
  if (l->gate_count == 4)
    step_lstm(l, m, state);
  else if (l->gate_count == 3)
    step_gru(l, m, state);
  else
    open_gate(l, m, state, 0, OF_GATES);
  keep(l, *m, at, y);
}

void KGL_KERNEL(recurrentLayer, f32)(float *gates, const float *packed, const float *functions,
                                     const float *hiddenBias, const float *peepholes, const int32_t *lengths,
                                     float clip, float *state, float *cell, float *y, size_t steps, size_t batch,
                                     size_t directions, size_t gateCount, size_t hidden, size_t reverse,
                                     size_t batchFirst, size_t variant) {
  const size_t width = gateCount * hidden, panels = (hidden + TILE_PANEL - 1) / TILE_PANEL;
  const size_t item_rows = batchFirst ? steps : 1, step_rows = batchFirst ? 1 : batch;
  /* From one direction to the next, of states and of rows of the output. */
  const size_t apart = batchFirst ? hidden : batch * hidden;
  layer l = {.packed = packed, .functions = functions, .hidden_bias = hiddenBias, .peepholes = peepholes,
             .lengths = lengths, .batch = batch, .hidden = hidden, .gate_count = gateCount, .clip = clip,
             .gates_row = item_rows * directions * width, .state_row = batchFirst ? directions * hidden : hidden,
             .is_variant = variant != 0};
  l.y_row = item_rows * l.state_row;
  for (size_t d = 0; d < directions; d++) {
    for (size_t s = 0; s < steps; s++) {
      const size_t at = reverse || d ? steps - 1 - s : s;
      const moment m = {gates + at * step_rows * directions * width, state, cell};
      step(&l, &m, at, y + at * directions * apart);
    }
    gates += width, state += apart, cell += apart, y += apart;
    l.packed += width * panels * TILE_PANEL, l.functions += 3 * FUNCTION;
    if (l.hidden_bias) l.hidden_bias += hidden;
    if (l.peepholes) l.peepholes += 3 * hidden;
  }
}
