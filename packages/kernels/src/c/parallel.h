/* Large calls, cut into pieces along a dimension of their results, which threads of the pool compute by the same kernels: no
 * sum changes its order, so that no bit depends on how many there are. Where a call may be cut says the operation table. */
#ifndef KGL_PARALLEL_H
#define KGL_PARALLEL_H

#include "call.h"
#include "exec.h"
#include "pool.h"

/* A piece is a call of the operation with other sizes whose arrays begin further behind. Of a cut that is along a dimension,
 * pieces begin at multiples of `step` and are `least` long or longer. */
typedef struct {
  uint8_t along, step, least;
  bool (*may)(const size_t *dimensions); /* NULL: always */
  /* What else is different for the piece from `from` to `to` - 1: where its dimensions start, and its sizes. Or NULL. */
  void (*shape)(const size_t *dimensions, size_t from, size_t to, size_t *starts, size_t *sizes);
} kgl_cut;

typedef struct {
  uint8_t first, count; /* of its cuts */
  uint8_t scratch; /* 1 + the argument that is memory to work in, which each piece has its own of; 0: none */
  double (*flops)(const size_t *dimensions);
} kgl_sharing;

extern const kgl_cut kgl_cuts[];
extern const kgl_sharing kgl_sharings[];
/* The row of kgl_sharings of each operation: 0, which is none, of those that are never cut. */
extern const uint8_t kgl_sharing_of[KGL_OPERATION_COUNT];

/* A piece takes at least about so long; its thread takes some microseconds to come. A hint, like those of kernels.h. */
extern size_t kgl_share_nanoseconds;

/* Runs a call that was checked on the pool's threads: false if it is for one thread alone, and nothing was done. */
bool kgl_share(const kgl_operation *operation, const kgl_table *table, const kgl_value *values, const size_t *dimensions);

/* A call that was checked, on as many threads as pay. */
static inline double kgl_invoke(const kgl_operation *operation, const kgl_table *table, const kgl_value *values,
                                const size_t *dimensions) {
  if (kgl_pool_threads() > 1 && kgl_share(operation, table, values, dimensions)) return 0;
  return operation->invoke(table, values, dimensions);
}

/* The same of an instruction: false if it is for one thread alone. */
bool kgl_share_instruction(const kgl_table *table, const kgl_slot *slots);

#endif
