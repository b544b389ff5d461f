/* Eigenvalues of symmetric matrices by Jacobi's classical method: the largest element beside the diagonal is turned away, one
 * after another. */
#include <math.h>

#include "reference.h"

enum { LARGEST = 128 };

typedef struct {
  size_t p, q;
  double size;
} element;

static double m[LARGEST][LARGEST];

static element largest_beside(size_t n) {
  element largest = {0, 0, 0};
  for (size_t p = 0; p < n; p++)
    for (size_t q = p + 1; q < n; q++)
      if (fabs(m[p][q]) > largest.size) largest = (element){p, q, fabs(m[p][q])};
  return largest;
}

static void turn(size_t n, size_t p, size_t q) {
  const double angle = atan2(2 * m[p][q], m[q][q] - m[p][p]) / 2, c = cos(angle), s = sin(angle);
  for (size_t k = 0; k < n; k++) {
    const double x = m[p][k], y = m[q][k];
    m[p][k] = c * x - s * y, m[q][k] = s * x + c * y;
  }
  for (size_t k = 0; k < n; k++) {
    const double x = m[k][p], y = m[k][q];
    m[k][p] = c * x - s * y, m[k][q] = s * x + c * y;
  }
  m[p][q] = m[q][p] = 0;
}

/* Takes the largest number of the diagonal away. */
static double take_largest(size_t n) {
  size_t best = 0;
  for (size_t i = 1; i < n; i++)
    if (m[i][i] > m[best][best]) best = i;
  const double value = m[best][best];
  m[best][best] = -INFINITY;
  return value;
}

/* v: a, n, method, work, vectors, values; d: n, method. The vectors are held to their definition by eigen.test.ts. */
void reference_symmetricEigenInto_f32(const kgl_value *v, const size_t *d, expectation *e) {
  const float *a = v[0].data;
  const size_t n = d[0];
  double norm = 0;
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < n; j++) {
      m[i][j] = a[(i > j ? i : j) * n + (i > j ? j : i)];
      norm += m[i][j] * m[i][j];
    }
  norm = sqrt(norm), e->has_magnitudes = true;
  if (isfinite(norm))
    for (element at = largest_beside(n); at.size > 0x1p-54 * norm; at = largest_beside(n)) turn(n, at.p, at.q);
  for (size_t k = 0; k < n; k++) {
    e->value[k] = isfinite(norm) ? take_largest(n) : NAN;
    e->magnitudes[k] = isfinite(norm) ? norm : 0;
  }
}
