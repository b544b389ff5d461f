/* Ensembles of decision trees. Nothing branches on what a node says: every tree of a group takes as many steps as the deepest,
 * leaves stay where they are. */
#include "kernels.h"
#include "vec.h"

#include <string.h>

/* Trees of a group hide the latency of each other's loads. Rows of a block find a group's nodes in the nearest cache, and
 * groups the block's keys in the next. */
enum { TREES = 8, BLOCK_KEYS = 32768, DEPTH_MASK = 0xfff, STEPS = 4 };

/* How many are walked side by side: more need more registers than there are, but less time. */
#ifdef __OPTIMIZE_SIZE__
enum { SIDE = 4 };
#else
enum { SIDE = TREES };
#endif

typedef struct {
  const uint32_t *nodes; /* two words each */
  uint32_t slot_mask, child_shift;
} tree_nodes;

/* A node's words in one load. */
KGL_INLINE uint64_t node_at(const tree_nodes *t, uint32_t place) {
  uint64_t node;
  memcpy(&node, t->nodes + 2 * (size_t)place, sizeof node);
  return node;
}

KGL_INLINE uint32_t step(const tree_nodes *t, const uint32_t *keys, uint32_t root, uint32_t place) {
  const uint64_t node = node_at(t, place);
  const uint32_t rest = (uint32_t)(node >> 32);
  return root + (uint32_t)((uint64_t)rest >> t->child_shift) + (keys[rest & t->slot_mask] > (uint32_t)node);
}

/* From the roots to the leaves, or to where `depth` steps end. */
KGL_INLINE void walk(const tree_nodes *t, const uint32_t *keys, const uint32_t *roots, uint32_t depth,
                     uint32_t *places) {
#pragma clang loop unroll(full)
  for (int i = 0; i < SIDE; i++) places[i] = roots[i];
  while (depth > 0) {
    const uint32_t steps = depth < STEPS ? depth : STEPS;
    uint32_t moved = 0;
    for (uint32_t k = 0; k < steps; k++) {
      moved = 0;
#pragma clang loop unroll(full)
      for (int i = 0; i < SIDE; i++) {
        const uint32_t next = step(t, keys, roots[i], places[i]);
        moved |= next ^ places[i];
        places[i] = next;
      }
    }
    depth = moved ? depth - steps : 0;
  }
}

/* What a group adds to a row. */
KGL_INLINE void add_leaves(const tree_nodes *t, const uint32_t *places, const uint32_t *columns, const float *leaves,
                           float *out, size_t leaf_rows, size_t width, size_t targets) {
  KGL_ROLLED
  for (int i = 0; i < TREES; i++) {
    const size_t leaf = (uint32_t)node_at(t, places[i]);
    if (leaf >= leaf_rows || columns[i] > targets - width) continue;
#pragma clang loop unroll(disable) vectorize(disable)
    for (size_t k = 0; k < width; k++) out[columns[i] + k] += leaves[leaf * width + k];
  }
}

/* Roots whose trees stay among the nodes; others begin at 0 and add to no column. */
KGL_INLINE void clamp_roots(const uint32_t *roots, const uint32_t *columns, size_t end, uint32_t *own_roots,
                            uint32_t *own_columns) {
#pragma clang loop unroll(disable) vectorize(disable)
  for (int i = 0; i < TREES; i++) {
    const bool is_inside = roots[i] < end;
    own_roots[i] = is_inside ? roots[i] : 0;
    own_columns[i] = is_inside ? columns[i] : UINT32_MAX;
  }
}

void KGL_KERNEL(treeEnsemble, f32)(const uint32_t *keys, const uint32_t *nodes, const uint32_t *roots,
                                   const uint32_t *columns, const uint32_t *depths, const float *leaves, float *out,
                                   size_t rows, size_t slots, size_t node_count, size_t child_bits, size_t groups,
                                   size_t leaf_rows, size_t width, size_t targets) {
  for (size_t i = 0; i < rows * targets; i++) out[i] = 0;
  const size_t reach = (size_t)1 << child_bits;
  if (node_count <= reach || width > targets) return;
  const tree_nodes t = {nodes, ((uint32_t)1 << (31 - __builtin_clz((uint32_t)slots))) - 1, (uint32_t)(32 - child_bits)};
  const size_t block = slots < BLOCK_KEYS ? BLOCK_KEYS / slots : 1;
  for (size_t first = 0; first < rows; first += block) {
    const size_t last = first + kgl_smaller(rows - first, block);
    for (size_t g = 0; g < groups; g++) {
      uint32_t own_roots[TREES], own_columns[TREES], places[TREES];
      clamp_roots(roots + g * TREES, columns + g * TREES, node_count - reach, own_roots, own_columns);
      for (size_t r = first; r < last; r++) {
        KGL_ROLLED
        for (int half = 0; half < TREES; half += SIDE)
          walk(&t, keys + r * slots, own_roots + half, depths[g] & DEPTH_MASK, places + half);
        add_leaves(&t, places, own_columns, leaves, out + r * targets, leaf_rows, width, targets);
      }
    }
  }
}

void KGL_KERNEL(treeKeys, f32)(const float *a, uint32_t *out, size_t rows, size_t features, size_t slots) {
  for (size_t r = 0; r < rows; r++, a += features, out += slots)
#pragma clang loop unroll(disable) vectorize(disable)
    for (size_t s = 0; s < slots; s++) {
      const size_t feature = s / 2;
      if (feature >= features) {
        out[s] = 0;
        continue;
      }
      const float number = a[feature] + 0.0f;
      uint32_t bits;
      memcpy(&bits, &number, sizeof bits);
      const uint32_t key = bits >> 31 ? ~bits : bits | UINT32_C(1) << 31;
      out[s] = number == number ? key : s % 2 ? 0 : UINT32_MAX;
    }
}
