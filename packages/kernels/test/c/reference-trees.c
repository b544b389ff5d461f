/* Ensembles of decision trees, a tree at a time. */
#include <math.h>

#include "reference.h"

enum { GROUP_TREES = 8, LONGEST_DEPTH = 4095 };

/* The node that tree t ends at for a row of keys. */
static size_t last_node(const kgl_value *v, const size_t *d, const uint32_t *keys, size_t t) {
  const uint32_t *nodes = v[3].data, *roots = v[6].data, *depths = v[8].data;
  size_t slots = 1, at = roots[t];
  while (slots * 2 <= d[1]) slots *= 2;
  for (size_t left = depths[t / GROUP_TREES] % (LONGEST_DEPTH + 1); left > 0; left--) {
    const uint32_t key = nodes[2 * at], rest = nodes[2 * at + 1];
    const size_t child = (size_t)ldexp(rest, (int)d[3] - 32);
    at = roots[t] + child + (keys[rest % slots] > key ? 1 : 0);
  }
  return at;
}

/* d: rows, slots, nodeCount, childBits, groups, leafRows, width, targets. */
void reference_treeEnsemble_f32(const kgl_value *v, const size_t *d, expectation *e) {
  const uint32_t *keys = v[0].data, *nodes = v[3].data, *roots = v[6].data, *columns = v[7].data;
  const float *leaves = v[10].data;
  for (size_t r = 0; r < d[0]; r++)
    for (size_t j = 0; j < d[7]; j++) {
      float sum = 0;
      for (size_t t = 0; t < d[4] * GROUP_TREES; t++) {
        const bool is_whole = roots[t] + ((size_t)1 << d[3]) < d[2] && columns[t] + d[6] <= d[7];
        if (!is_whole || j < columns[t] || j >= columns[t] + d[6]) continue;
        const size_t leaf = nodes[2 * last_node(v, d, keys + r * d[1], t)];
        if (leaf < d[5]) sum += leaves[leaf * d[6] + j - columns[t]];
      }
      e->value[r * d[7] + j] = sum;
    }
}

/* d: rows, features, slots. */
void reference_treeKeys_f32(const kgl_value *v, const size_t *d, expectation *e) {
  const float *a = v[0].data;
  for (size_t i = 0; i < d[0] * d[2]; i++) {
    const size_t feature = i % d[2] / 2;
    const union {
      float f;
      uint32_t u;
    } of = {.f = feature < d[1] ? a[i / d[2] * d[1] + feature] : 0};
    const double magnitude = of.u & 0x7fffffff, middle = 0x80000000u;
    if (feature >= d[1]) e->value[i] = 0;
    else if (isnan(of.f)) e->value[i] = i % d[2] % 2 ? 0 : UINT32_MAX;
    else e->value[i] = of.f < 0 ? middle - 1 - magnitude : middle + (of.f > 0 ? magnitude : 0);
  }
}
