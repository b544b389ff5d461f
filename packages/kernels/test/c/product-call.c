/* Calls a product of two square matrices a number of times: product-call <tier> <operation> <rows> <calls>. For counting
 * instructions: what one call more executes is the kernel's own. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kernels.h"

enum { MOST = 128, WORK = 1 << 15 };

static float a[MOST * MOST], b[MOST * MOST], out[MOST * MOST], work[WORK];
static int8_t bytes[MOST * MOST], packed[MOST * MOST];
static int32_t sums[MOST], totals[MOST * MOST];

static const kgl_table *table_of(const char *isa) {
  for (int i = 0; kgl_tables[i]; i++)
    if (strcmp(kgl_tables[i]->isa, isa) == 0) return kgl_tables[i];
  return NULL;
}

static void matmul(const kgl_table *table, size_t n) {
  table->matmul_f32(a, b, out, 1, 0, NULL, -INFINITY, INFINITY, work, 1, n, n, 1, n, 1, 0, 0, 0, WORK);
}

static void matmul_packed(const kgl_table *table, size_t n) {
  table->matmulPacked_f32(a, b, NULL, NULL, out, -INFINITY, INFINITY, n, n, n, 0);
}

static void matmul_integer(const kgl_table *table, size_t n) {
  table->matmulInteger_i8(bytes, 0, packed, sums, NULL, totals, n, n, n);
}

static const struct {
  const char *name;
  void (*run)(const kgl_table *table, size_t n);
} products[] = {{"matmul", matmul}, {"matmulPacked", matmul_packed}, {"matmulInteger", matmul_integer}};

int main(int count, char **texts) {
  const kgl_table *table = count == 5 ? table_of(texts[1]) : NULL;
  const size_t rows = count == 5 ? strtoul(texts[3], NULL, 10) : 0;
  for (size_t i = 0; table && i < sizeof products / sizeof *products; i++) {
    if (strcmp(products[i].name, texts[2]) != 0 || rows > MOST || rows % 16) continue;
    for (long calls = strtol(texts[4], NULL, 10); calls > 0; calls--) products[i].run(table, rows);
    return 0;
  }
  fprintf(stderr, "product-call <tier> <operation> <rows: a multiple of 16, at most %d> <calls>\n", MOST);
  return 2;
}
