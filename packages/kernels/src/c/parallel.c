/* Calls in pieces. */
#include "parallel.h"

size_t kgl_share_nanoseconds = 8000;

/* What a core does at most, so that what is cut has work enough. */
static const double FLOPS_PER_NANOSECOND = 32, BYTES_PER_NANOSECOND = 16;
/* A thread that is held up leaves pieces to the others. */
enum { PIECES_PER_THREAD = 4 };

typedef struct {
  const kgl_operation *operation;
  const kgl_table *table;
  const kgl_value *values;
  const size_t *dimensions;
  const kgl_cut *cut;
  size_t pieces;
  int scratch_argument; /* or -1 */
  unsigned char *scratch; /* of all pieces but the first */
} shared_call;

static bool is_array(const kgl_argument *argument) { return argument->kind <= KGL_INOUT; }

static bool has(const kgl_argument *argument, int r, uint8_t dimension) {
  const uint8_t index = argument->shape[r];
  return (index < KGL_EXTENTS ? index : kgl_extents[index - KGL_EXTENTS].dimension) == dimension;
}

static size_t start_of(const kgl_argument *argument, int r, const size_t *starts) {
  const uint8_t index = argument->shape[r];
  if (index < KGL_EXTENTS) return starts[index];
  const kgl_extent *extent = &kgl_extents[index - KGL_EXTENTS];
  return extent->per ? starts[extent->dimension] / extent->per * extent->times : 0;
}

/* Which element a piece begins with. */
static size_t offset_of(const kgl_argument *argument, const size_t *dimensions, const size_t *starts) {
  size_t offset = 0;
  for (int r = 0; r < argument->rank; r++)
    offset = offset * kgl_extent_of(argument, r, dimensions) + start_of(argument, r, starts);
  return offset;
}

/* Whether a piece of the array along the dimension is one stretch of memory. */
static bool is_in_one(const kgl_argument *argument, uint8_t dimension, const size_t *dimensions) {
  size_t before = 1;
  for (int r = 0; r < argument->rank; r++) {
    if (has(argument, r, dimension)) return before == 1;
    before *= kgl_extent_of(argument, r, dimensions);
  }
  return true;
}

static bool is_possible(const shared_call *call, const kgl_cut *cut) {
  if (cut->may && !cut->may(call->dimensions)) return false;
  for (int i = 0; i < call->operation->argument_count; i++) {
    const kgl_argument *argument = &call->operation->arguments[i];
    if (is_array(argument) && call->values[i].length && !is_in_one(argument, cut->along, call->dimensions)) return false;
  }
  return true;
}

static double nanoseconds_of(const shared_call *call, const kgl_sharing *sharing) {
  double bytes = 0;
  for (int i = 0; i < call->operation->argument_count; i++) {
    const kgl_argument *argument = &call->operation->arguments[i];
    if (is_array(argument) && i != call->scratch_argument)
      bytes += (double)call->values[i].length * kgl_dtype_bytes[argument->dtype];
  }
  return sharing->flops(call->dimensions) / FLOPS_PER_NANOSECOND + bytes / BYTES_PER_NANOSECOND;
}

static size_t smaller(size_t a, size_t b) { return a < b ? a : b; }

/* How many pieces of a cut pay; below 2 none do. */
static size_t pieces_of(const shared_call *call, const kgl_cut *cut, double nanoseconds) {
  const size_t threads = kgl_pool_threads(), length = call->dimensions[cut->along];
  const size_t most = smaller(length / cut->step, length / cut->least);
  const size_t wanted = call->scratch_argument < 0 ? PIECES_PER_THREAD * threads : threads;
  const double least = (double)kgl_share_nanoseconds;
  const size_t paying = nanoseconds < least * (double)wanted ? (size_t)(nanoseconds / least) : wanted;
  return smaller(smaller(most, wanted), paying);
}

static bool choose_cut(shared_call *call, const kgl_sharing *sharing) {
  const double nanoseconds = nanoseconds_of(call, sharing);
  for (int i = 0; i < sharing->count; i++) {
    call->cut = &kgl_cuts[sharing->first + i];
    call->pieces = pieces_of(call, call->cut, nanoseconds);
    if (call->pieces > 1 && is_possible(call, call->cut)) return true;
  }
  return false;
}

/* Where a piece begins: of the one behind the last, the end. Steps are dealt out evenly. */
static size_t beginning(const shared_call *call, size_t piece) {
  const size_t length = call->dimensions[call->cut->along], steps = length / call->cut->step;
  return piece == call->pieces ? length : steps * piece / call->pieces * call->cut->step;
}

static size_t scratch_bytes(const shared_call *call) {
  const int i = call->scratch_argument;
  const size_t bytes = call->values[i].length * kgl_dtype_bytes[call->operation->arguments[i].dtype];
  return (bytes + 63) & ~(size_t)63;
}

static void shift(const shared_call *call, int i, const size_t *starts, const size_t *sizes, kgl_value *value) {
  const kgl_argument *argument = &call->operation->arguments[i];
  *value = call->values[i];
  if (!is_array(argument) || !value->length) return;
  value->data = (unsigned char *)value->data + offset_of(argument, call->dimensions, starts) * kgl_dtype_bytes[argument->dtype];
  value->length = kgl_length(argument, sizes);
}

static void run_piece(void *job, size_t piece) {
  const shared_call *call = job;
  const kgl_operation *operation = call->operation;
  const kgl_cut *cut = call->cut;
  size_t starts[KGL_MAX_DIMENSIONS] = {0}, sizes[KGL_MAX_DIMENSIONS];
  kgl_value values[KGL_MAX_ARGUMENTS];
  for (int d = 0; d < operation->dimension_count; d++) sizes[d] = call->dimensions[d];
  const size_t from = beginning(call, piece), to = beginning(call, piece + 1);
  starts[cut->along] = from, sizes[cut->along] = to - from;
  if (cut->shape) cut->shape(call->dimensions, from, to, starts, sizes);
  for (int i = 0; i < operation->argument_count; i++) shift(call, i, starts, sizes, &values[i]);
  if (call->scratch && piece > 0) values[call->scratch_argument].data = call->scratch + (piece - 1) * scratch_bytes(call);
  operation->invoke(call->table, values, sizes);
}

static bool find_scratch(shared_call *call) {
  const int i = call->scratch_argument;
  if (i < 0 || !call->values[i].length) return true;
  call->scratch = kgl_pool_scratch((call->pieces - 1) * scratch_bytes(call));
  return call->scratch;
}

bool kgl_share(const kgl_operation *operation, const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  const kgl_sharing *sharing = &kgl_sharings[kgl_sharing_of[operation - kgl_operations]];
  if (!sharing->count) return false;
  shared_call call = {.operation = operation, .table = table, .values = values, .dimensions = dimensions,
                      .scratch_argument = sharing->scratch - 1};
  if (!choose_cut(&call, sharing) || !kgl_pool_enter()) return false;
  const bool has_room = find_scratch(&call);
  if (has_room) kgl_pool_run(run_piece, &call, call.pieces);
  kgl_pool_leave();
  return has_room;
}

/* Slots of an instruction are its operation, arrays and scalars in order, of these two each, and its dimensions. */
bool kgl_share_instruction(const kgl_table *table, const kgl_slot *slots) {
  const kgl_operation *operation = &kgl_operations[slots->size];
  if (!kgl_sharing_of[slots->size]) return false;
  kgl_value values[KGL_MAX_ARGUMENTS];
  size_t dimensions[KGL_MAX_DIMENSIONS];
  const kgl_slot *slot = slots + 1, *first = slots + operation->word_count - operation->dimension_count;
  for (int d = 0; d < operation->dimension_count; d++) dimensions[d] = first[d].size;
  for (int i = 0; i < operation->argument_count; i++) {
    const kgl_argument *argument = &operation->arguments[i];
    values[i] = (kgl_value){0};
    if (argument->kind == KGL_SCALAR) {
      values[i].number = *slot->place, slot += 2;
    } else if (is_array(argument)) {
      values[i].data = slot->array, values[i].length = slot->array ? kgl_length(argument, dimensions) : 0, slot++;
    }
  }
  return kgl_share(operation, table, values, dimensions);
}
