// Transformers in plain float64, as their papers have them: one sequence at a time, rows of numbers.

export type Rows = readonly (readonly number[])[];
/** A weight: its shape and its elements. */
export type Get = (name: string) => { readonly dims: readonly number[]; readonly values: readonly number[] };

export function rowsOf(values: ArrayLike<number>, width: number): number[][] {
  return Array.from({ length: values.length / width }, (_, i) =>
    Array.from({ length: width }, (_, j) => values[i * width + j]!),
  );
}

export function add(a: Rows, b: Rows): number[][] {
  return a.map((row, i) => row.map((x, j) => x + b[i]![j]!));
}

/** x W^T + b, with W of [outputs, inputs], or x W + b. */
export function dense(
  get: Get,
  x: Rows,
  name: string,
  order: 'inputs first' | 'outputs first' = 'outputs first',
  hasBias = true,
) {
  const { dims, values } = get(`${name}.weight`);
  const bias = hasBias ? get(`${name}.bias`).values : undefined;
  const [outputs, inputs] = order === 'outputs first' ? dims : [dims[1]!, dims[0]!];
  const at = (o: number, i: number): number => values[order === 'outputs first' ? o * inputs! + i : i * outputs! + o]!;
  return x.map((row) =>
    Array.from({ length: outputs! }, (_, o) => row.reduce((sum, value, i) => sum + value * at(o, i), bias?.[o] ?? 0)),
  );
}

export function layerNorm(get: Get, x: Rows, name: string, epsilon: number): number[][] {
  const [gamma, beta] = [get(`${name}.weight`).values, get(`${name}.bias`).values];
  return x.map((row) => {
    const mean = row.reduce((sum, value) => sum + value, 0) / row.length;
    const variance = row.reduce((sum, value) => sum + (value - mean) ** 2, 0) / row.length;
    return row.map((value, j) => ((value - mean) / Math.sqrt(variance + epsilon)) * gamma[j]! + beta[j]!);
  });
}

export function rmsNorm(get: Get, x: Rows, name: string, epsilon: number): number[][] {
  const gamma = get(`${name}.weight`).values;
  return x.map((row) => {
    const square = row.reduce((sum, value) => sum + value ** 2, 0) / row.length;
    return row.map((value, j) => (value / Math.sqrt(square + epsilon)) * gamma[j]!);
  });
}

export interface Heads {
  readonly heads: number;
  readonly kvHeads?: number;
  readonly isCausal?: boolean;
  /** Keys that are seen. */
  readonly seen?: (key: number) => boolean;
}

/** Queries are the last of the tokens that have keys. */
export function attention(q: Rows, k: Rows, v: Rows, { heads, kvHeads = heads, isCausal = false, seen }: Heads) {
  const size = q[0]!.length / heads;
  const past = k.length - q.length;
  return q.map((query, i) =>
    Array.from({ length: heads }, (_, h) => {
      const [at, kv] = [h * size, Math.floor((h * kvHeads) / heads) * size];
      const scores = k.map((key, j) => {
        if ((isCausal && j > i + past) || seen?.(j) === false) return Number.NEGATIVE_INFINITY;
        let sum = 0;
        for (let d = 0; d < size; d++) sum += query[at + d]! * key[kv + d]!;
        return sum / Math.sqrt(size);
      });
      const most = Math.max(...scores);
      const powers = scores.map((score) => (score === Number.NEGATIVE_INFINITY ? 0 : Math.exp(score - most)));
      // A query that sees nothing, which is padding itself, answers nothing.
      const total = powers.reduce((sum, power) => sum + power, 0) || 1;
      return Array.from({ length: size }, (_, d) =>
        powers.reduce((sum, power, j) => sum + (power / total) * v[j]![kv + d]!, 0),
      );
    }).flat(),
  );
}

/** By Abramowitz and Stegun's series for small, and the continued fraction for large arguments: exact to 1e-12. */
export function erf(x: number): number {
  const a = Math.abs(x);
  if (a > 5) return Math.sign(x);
  let [term, sum] = [a, a];
  for (let n = 1; n < 200; n++) {
    term *= (-a * a) / n;
    sum += term / (2 * n + 1);
  }
  return (Math.sign(x) * sum * 2) / Math.sqrt(Math.PI);
}

export const gelu = (x: number): number => 0.5 * x * (1 + erf(x / Math.SQRT2));
export const geluTanh = (x: number): number =>
  0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
export const silu = (x: number): number => x / (1 + Math.exp(-x));
export const each = (x: Rows, f: (x: number) => number): number[][] => x.map((row) => row.map(f));
/** Rows of a table. */
export function take(get: Get, name: string, ids: readonly number[]): number[][] {
  const { dims, values } = get(name);
  return ids.map((id) => values.slice(id * dims[1]!, (id + 1) * dims[1]!));
}

export function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, i) => start + i);
}
