// Polynomials of least maximum error, by Lawson's iteration, whose coefficients are then rounded one at a time.

export interface Fit {
  /** Coefficients of x^0, x^1, ... */
  readonly coefficients: readonly number[];
  /** Largest |weight * (wanted - polynomial)| on the grid. */
  readonly error: number;
}

export interface Target {
  readonly from: number;
  readonly to: number;
  readonly degree: number;
  /** What the polynomial should be at x. */
  readonly wanted: (x: number) => number;
  /** What an error of 1 at x counts. */
  readonly weight: (x: number) => number;
  /** Rounds a coefficient to what the code can hold. */
  readonly round: (coefficient: number) => number;
}

/** The polynomial for `target`. Small powers are rounded first, for they matter most; the others make up for it. */
export function fit(target: Target, points = 500): Fit {
  const grid = chebyshevPoints(target.from, target.to, points);
  const wanted = grid.map(target.wanted);
  const weights = grid.map(target.weight);
  const known = new Map<number, number>();
  for (let power = 0; power <= target.degree; power++) {
    const best = bestCoefficients(grid, wanted, weights, known, target.degree).get(power) as number;
    known.set(power, target.round(best));
  }
  const coefficients = Array.from({ length: target.degree + 1 }, (_, power) => known.get(power) as number);
  const error = grid.reduce(
    (worst, x, i) => Math.max(worst, Math.abs((wanted[i]! - evaluate(coefficients, x)) * weights[i]!)),
    0,
  );
  return { coefficients, error };
}

function chebyshevPoints(from: number, to: number, count: number): number[] {
  const middle = (from + to) / 2;
  const half = (to - from) / 2;
  return Array.from({ length: count }, (_, i) => middle - half * Math.cos((Math.PI * (i + 0.5)) / count));
}

function evaluate(coefficients: readonly number[], x: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
}

/** Lawson: least squares, again and again, each point's weight growing with its error. */
function bestCoefficients(
  grid: readonly number[],
  wanted: readonly number[],
  weights: readonly number[],
  known: ReadonlyMap<number, number>,
  degree: number,
): Map<number, number> {
  const powers = Array.from({ length: degree + 1 }, (_, power) => power).filter((power) => !known.has(power));
  const rest = grid.map((x, i) => [...known].reduce((left, [power, value]) => left - value * x ** power, wanted[i]!));
  let shares = grid.map(() => 1 / grid.length);
  let solution: number[] = [];
  for (let round = 0; round < 300; round++) {
    const rows = grid.map((x, i) => powers.map((power) => Math.sqrt(shares[i]!) * weights[i]! * x ** power));
    solution = leastSquares(
      rows,
      rest.map((value, i) => Math.sqrt(shares[i]!) * weights[i]! * value),
    );
    const errors = grid.map((x, i) =>
      Math.abs(weights[i]! * (rest[i]! - powers.reduce((sum, power, k) => sum + solution[k]! * x ** power, 0))),
    );
    const total = errors.reduce((sum, error, i) => sum + error * shares[i]!, 0);
    if (total === 0) break;
    shares = shares.map((share, i) => (share * errors[i]!) / total);
  }
  return new Map(powers.map((power, k) => [power, solution[k]!]));
}

/** By modified Gram-Schmidt, twice over: monomials on a short interval are nearly parallel. */
function leastSquares(rows: readonly (readonly number[])[], right: readonly number[]): number[] {
  const columns = rows[0]!.map((_, k) => rows.map((row) => row[k]!));
  const count = columns.length;
  const factor = columns.map(() => new Array<number>(count).fill(0));
  for (let k = 0; k < count; k++) {
    for (let pass = 0; pass < 2; pass++)
      for (let j = 0; j < k; j++) {
        const share = inner(columns[j]!, columns[k]!);
        factor[j]![k]! += share;
        columns[k] = columns[k]!.map((value, i) => value - share * columns[j]![i]!);
      }
    factor[k]![k] = Math.sqrt(inner(columns[k]!, columns[k]!));
    columns[k] = columns[k]!.map((value) => value / factor[k]![k]!);
  }
  const solution = columns.map((column) => inner(column, right));
  for (let k = count - 1; k >= 0; k--) {
    for (let j = k + 1; j < count; j++) solution[k]! -= factor[k]![j]! * solution[j]!;
    solution[k]! /= factor[k]![k]!;
  }
  return solution;
}

function inner(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}
