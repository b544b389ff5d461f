// Eigenvalues and eigenvectors of symmetric matrices in plain TypeScript: Jacobi's rotations, in float64.

/** What the kernel symmetricEigenInto does. */
export function eigenInto(a: Float32Array, n: number, values: Float32Array, vectors: Float32Array): Float32Array {
  const rows = symmetricRows(a, n);
  if (!rows.every((row) => row.every(Number.isFinite))) {
    vectors.fill(Number.NaN);
    return values.fill(Number.NaN);
  }
  const turned = rows.map((_, i) => Float64Array.from(rows, (_, j) => (i === j ? 1 : 0)));
  while (sweep(rows, turned));
  const order = rows.map((_, i) => i).sort((p, q) => rows[q]![q]! - rows[p]![p]!);
  order.forEach((from, k) => {
    values[k] = rows[from]![from]!;
    vectors.set(withSign(turned[from]!), k * n);
  });
  return values;
}

/** The lower triangle and its mirror image. */
function symmetricRows(a: Float32Array, n: number): Float64Array[] {
  return Array.from({ length: n }, (_, i) =>
    Float64Array.from({ length: n }, (_, j) => a[Math.max(i, j) * n + Math.min(i, j)]!),
  );
}

/** Makes each element beside the diagonal 0, one after another; false if none counted any more. */
function sweep(rows: readonly Float64Array[], vectors: readonly Float64Array[]): boolean {
  let hasTurned = false;
  for (let p = 0; p < rows.length; p++)
    for (let q = p + 1; q < rows.length; q++) {
      const around = Math.abs(rows[p]![p]!) + Math.abs(rows[q]![q]!);
      if (around + Math.abs(rows[p]![q]!) === around) continue;
      turnPair(rows, vectors, p, q);
      hasTurned = true;
    }
  return hasTurned;
}

/** By the smaller of the two angles that do it (Golub and Van Loan, 8.5.2). */
function turnPair(rows: readonly Float64Array[], vectors: readonly Float64Array[], p: number, q: number): void {
  const tau = (rows[q]![q]! - rows[p]![p]!) / (2 * rows[p]![q]!);
  const t = (tau < 0 ? -1 : 1) / (Math.abs(tau) + Math.sqrt(1 + tau * tau));
  const c = 1 / Math.sqrt(1 + t * t);
  const s = t * c;
  rotate(rows[p]!, rows[q]!, c, s);
  for (const row of rows) {
    const [u, v] = [row[p]!, row[q]!];
    row[p] = c * u - s * v;
    row[q] = s * u + c * v;
  }
  rows[p]![q] = 0;
  rows[q]![p] = 0;
  rotate(vectors[p]!, vectors[q]!, c, s);
}

function rotate(x: Float64Array, y: Float64Array, c: number, s: number): void {
  for (let i = 0; i < x.length; i++) {
    const [u, v] = [x[i]!, y[i]!];
    x[i] = c * u - s * v;
    y[i] = s * u + c * v;
  }
}

/** The largest element is made positive. */
function withSign(vector: Float64Array): Float64Array {
  const largest = vector.reduce((best, x) => (Math.abs(x) > Math.abs(best) * (1 + 2 ** -30) ? x : best), 0);
  return largest < 0 ? vector.map((x) => -x) : vector;
}
