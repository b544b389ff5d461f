/* Eigenvalues and eigenvectors of symmetric matrices, in f64. Everything that counts runs along rows, so that it has vectors:
 * what textbooks do to columns of vectors is done to rows of their transpose. */
#include "kernels.h"
#include "vec.h"

/* Up to here Jacobi's rotations are no slower than a tridiagonal matrix; the latter's lines have no room below 4. */
enum { JACOBI_UP_TO = 8, LEAST_TRIDIAGONAL = 4 };
enum { MOST_SWEEPS = 60 };

typedef struct {
  double c, s;
} rotation;

/* Two rows, turned by an angle. */
KGL_INLINE void rotate(double *x, double *y, size_t n, rotation by) {
  for (size_t i = 0; i < n; i++) {
    const double u = x[i], v = y[i];
    x[i] = by.c * u - by.s * v, y[i] = by.s * u + by.c * v;
  }
}

/* The smaller of the two angles that make off-diagonal element `off` 0 (Golub and Van Loan, 8.5.2). */
KGL_INLINE rotation angle_for(double p, double q, double off) {
  const double tau = (q - p) / (2 * off);
  const double t = (tau < 0 ? -1 : 1) / (fabs(tau) + sqrt(1 + tau * tau)), c = 1 / sqrt(1 + t * t);
  return (rotation){.c = c, .s = t * c};
}

KGL_HELPER void turn_pair(double *a, double *vectors, size_t n, size_t p, size_t q) {
  const rotation by = angle_for(a[p * n + p], a[q * n + q], a[p * n + q]);
  rotate(a + p * n, a + q * n, n, by);
  for (size_t i = 0; i < n; i++) {
    double *row = a + i * n;
    const double u = row[p], v = row[q];
    row[p] = by.c * u - by.s * v, row[q] = by.s * u + by.c * v;
  }
  a[p * n + q] = a[q * n + p] = 0;
  rotate(vectors + p * n, vectors + q * n, n, by);
}

KGL_INLINE void set_identity(double *a, size_t n) {
  for (size_t i = 0; i < n * n; i++) a[i] = 0;
  for (size_t i = 0; i < n; i++) a[i * n + i] = 1;
}

/* Jacobi's cyclic method: each pair in turn, until what is beside the diagonal does not count any more. The diagonal of a
 * becomes the values. False if it is not so after many sweeps, which has not been seen. */
KGL_HELPER bool diagonalise(double *a, double *vectors, size_t n) {
  set_identity(vectors, n);
  for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    bool has_turned = false;
    for (size_t p = 0; p + 1 < n; p++)
      for (size_t q = p + 1; q < n; q++) {
        const double off = fabs(a[p * n + q]), around = fabs(a[p * n + p]) + fabs(a[q * n + q]);
        if (around + off == around) continue;
        turn_pair(a, vectors, n, p, q);
        has_turned = true;
      }
    if (!has_turned) return true;
  }
  return false;
}

/* A matrix on its way to a tridiagonal one: rows of n numbers; its diagonal and, from element 1 on, what is beside it. */
typedef struct {
  double *a, *diagonal, *beside, *product;
  size_t n;
  double negligible; /* beside the matrix's norm */
} reduction;

/* Householder's reflection 1 - factor v v^T that leaves of the n numbers of v the first; v becomes its vector. */
typedef struct {
  double left, factor;
} reflection;

KGL_INLINE reflection reflect(double *v, size_t n) {
  double rest = 0;
  for (size_t i = 1; i < n; i++) rest += v[i] * v[i];
  if (rest == 0) return (reflection){.left = v[0], .factor = 0};
  const double left = -copysign(sqrt(v[0] * v[0] + rest), v[0]), first = v[0] - left;
  v[0] = first;
  return (reflection){.left = left, .factor = 2 / (first * first + rest)};
}

/* y += factor x */
KGL_INLINE void add_scaled(double *y, const double *x, double factor, size_t n) {
  for (size_t i = 0; i < n; i++) y[i] += factor * x[i];
}

/* The rows below k, reflected from both sides by v, the rest of row k: a - v w^T - w v^T, w = p - (factor p.v / 2) v,
 * p = factor a v. */
KGL_INLINE void reflect_rest(const reduction *r, size_t k, double factor) {
  const size_t n = r->n, first = k + 1, count = n - first;
  const double *v = r->a + k * n + first;
  double *w = r->product, inner = 0;
  for (size_t i = 0; i < count; i++) w[i] = 0;
  for (size_t i = 0; i < count; i++) add_scaled(w, r->a + (first + i) * n + first, factor * v[i], count);
  for (size_t i = 0; i < count; i++) inner += w[i] * v[i];
  add_scaled(w, v, -factor * inner / 2, count);
  for (size_t i = 0; i < count; i++) {
    double *row = r->a + (first + i) * n + first;
    const double x = v[i], y = w[i];
    for (size_t j = 0; j < count; j++) row[j] -= x * w[j] + y * v[j];
  }
}

/* Leaves the vector of reflection k in row k, its factor on the diagonal. */
KGL_HELPER void make_tridiagonal(const reduction *r) {
  const size_t n = r->n;
  for (size_t k = 0; k < n; k++) {
    double *row = r->a + k * n;
    r->diagonal[k] = row[k];
    if (k + 1 == n) break;
    const reflection by = reflect(row + k + 1, n - k - 1);
    r->beside[k + 1] = by.left, row[k] = by.factor;
    if (by.factor != 0) reflect_rest(r, k, by.factor);
  }
}

/* The product of the reflections, the last one first: each meets rows that are still those of the identity. */
KGL_HELPER void multiply_reflections(const reduction *r) {
  const size_t n = r->n;
  double *sums = r->product;
  for (size_t k = n; k-- > 0;) {
    double *row = r->a + k * n;
    const size_t first = k + 1, count = n - first;
    const double *v = row + first;
    for (size_t i = 0; i < count; i++) sums[i] = 0;
    if (row[k] != 0) {
      for (size_t i = 0; i < count; i++) add_scaled(sums, r->a + (first + i) * n + first, v[i], count);
      for (size_t i = 0; i < count; i++) add_scaled(r->a + (first + i) * n + first, sums, -row[k] * v[i], count);
    }
    for (size_t i = 0; i < n; i++) row[i] = 0;
    for (size_t i = first; i < n; i++) r->a[i * n + k] = 0;
    row[k] = 1;
  }
}

KGL_INLINE void transpose_square(double *a, size_t n) {
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < i; j++) {
      const double above = a[j * n + i];
      a[j * n + i] = a[i * n + j], a[i * n + j] = above;
    }
}

/* The first element from l on whose neighbour below it does not count. */
KGL_INLINE size_t end_of_block(const reduction *r, size_t l) {
  size_t m = l;
  for (; m + 1 < r->n; m++) {
    const double around = fabs(r->diagonal[m]) + fabs(r->diagonal[m + 1]), off = fabs(r->beside[m + 1]);
    if (around + off == around || off <= r->negligible) break;
  }
  return m;
}

/* One implicit QL step on elements l to m with Wilkinson's shift (Wilkinson and Reinsch, 1971, II/4); rows of a turn along. */
KGL_INLINE void step_ql(const reduction *r, size_t l, size_t m) {
  double *d = r->diagonal, *e = r->beside + 1;
  const double half = (d[l + 1] - d[l]) / (2 * e[l]), root = copysign(sqrt(half * half + 1), half);
  double g = d[m] - d[l] + e[l] / (half + root), s = 1, c = 1, p = 0;
  for (size_t i = m; i-- > l;) {
    const double f = s * e[i], b = c * e[i], length = sqrt(f * f + g * g);
    e[i + 1] = length;
    if (length == 0) { /* the block falls apart here */
      d[i + 1] -= p, e[m] = 0;
      return;
    }
    s = f / length, c = g / length;
    g = d[i + 1] - p;
    const double t = (d[i] - g) * s + 2 * c * b;
    p = s * t;
    d[i + 1] = g + p, g = c * t - b;
    rotate(r->a + i * r->n, r->a + (i + 1) * r->n, r->n, (rotation){.c = c, .s = s});
  }
  d[l] -= p, e[l] = g, e[m] = 0;
}

KGL_HELPER bool solve_tridiagonal(reduction *r) {
  double norm = 0;
  for (size_t i = 0; i < r->n; i++) norm = fmax(norm, fabs(r->diagonal[i]) + (i ? fabs(r->beside[i]) : 0));
  r->negligible = norm * 0x1p-54;
  for (size_t l = 0; l < r->n; l++)
    for (int step = 0;; step++) {
      const size_t m = end_of_block(r, l);
      if (m == l) break;
      if (step == MOST_SWEEPS) return false;
      step_ql(r, l, m);
    }
  return true;
}

/* The lower triangle and its mirror image; false if a number is not finite. */
KGL_INLINE bool read_symmetric(const float *a, double *to, size_t n) {
  bool is_finite = true;
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j <= i; j++) {
      const float x = a[i * n + j];
      is_finite &= x - x == 0;
      to[i * n + j] = to[j * n + i] = x;
    }
  return is_finite;
}

/* The row's largest element is made positive, so that signs do not depend on the method. */
KGL_INLINE void write_vector(const double *row, float *out, size_t n) {
  double largest = 0;
  for (size_t i = 0; i < n; i++)
    if (fabs(row[i]) > fabs(largest) * (1 + 0x1p-30)) largest = row[i];
  const double sign = largest < 0 ? -1 : 1;
  for (size_t i = 0; i < n; i++) out[i] = (float)(sign * row[i]);
}

/* Value k is d[k * stride], its vector row k; d is lost. */
KGL_HELPER void write_sorted(double *d, size_t stride, const double *vectors, size_t n, float *values, float *out) {
  for (size_t k = 0; k < n; k++) {
    size_t best = 0;
    for (size_t i = 1; i < n; i++)
      if (d[i * stride] > d[best * stride]) best = i;
    values[k] = (float)d[best * stride];
    write_vector(vectors + best * n, out + k * n, n);
    d[best * stride] = -INFINITY;
  }
}

void KGL_KERNEL(symmetricEigenInto, f32)(const float *a, double *work, float *vectors, float *values, size_t n,
                                         size_t method) {
  double *more = work + n * n;
  const bool is_finite = read_symmetric(a, work, n);
  const bool by_rotations = n < LEAST_TRIDIAGONAL || method == 1 || (method == 0 && n <= JACOBI_UP_TO);
  reduction r = {.a = work, .diagonal = more, .beside = more + n, .product = more + 2 * n, .n = n};
  bool is_solved = is_finite;
  if (is_finite && by_rotations) is_solved = diagonalise(work, more, n);
  if (is_finite && !by_rotations) {
    make_tridiagonal(&r);
    multiply_reflections(&r);
    transpose_square(work, n);
    is_solved = solve_tridiagonal(&r);
  }
  if (is_solved && by_rotations) write_sorted(work, n + 1, more, n, values, vectors);
  if (is_solved && !by_rotations) write_sorted(more, 1, work, n, values, vectors);
  for (size_t i = 0; !is_solved && i < n; i++) values[i] = NAN;
  for (size_t i = 0; !is_solved && i < n * n; i++) vectors[i] = NAN;
}
