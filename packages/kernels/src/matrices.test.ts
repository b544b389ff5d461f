// Products of matrices: shapes of every kind against float64, and the same bits whatever the caches are said to be.
import { afterEach, describe, expect, test } from 'vitest';
import { configureCache, isa, Matrix } from './index.ts';
import { kernels } from './nodeKernels.ts';
import { nothing } from './productOptions.ts';

const tiers = [isa(), 'scalar', 'wasm', 'typescript'];
/** Left as they are for all but the tests of blocks. */
const usual = { l1d: 32 * 1024, l2: 1024 * 1024, l3: 32 * 1024 * 1024 };
afterEach(() => configureCache(usual));

let seed = 1;
function random(): number {
  seed = (seed * 16807) % 2147483647;
  return (seed / 2147483647) * 2 - 1;
}
const matrixOf = (rows: number, columns: number): Float32Array => Float32Array.from({ length: rows * columns }, random);

interface Product {
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
  readonly transposeA?: boolean;
  readonly transposeB?: boolean;
  readonly alpha?: number;
  readonly beta?: number;
}

/** The largest error in units of eps times the terms' magnitude. */
function errorOf(p: Product, a: Float32Array, b: Float32Array, before: Float32Array, got: Float32Array): number {
  const { rows, inner, columns, transposeA, transposeB, alpha = 1, beta = 0 } = p;
  let worst = 0;
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) {
      const kept = beta === 0 ? 0 : Math.fround(beta) * before[i * columns + j]!;
      let [sum, magnitude] = [kept, Math.abs(kept) + 1e-30];
      for (let k = 0; k < inner; k++) {
        const left = transposeA ? a[k * rows + i]! : a[i * inner + k]!;
        const term = Math.fround(alpha) * left * (transposeB ? b[j * inner + k]! : b[k * columns + j]!);
        sum += term;
        magnitude += Math.abs(term);
      }
      worst = Math.max(worst, Math.abs(got[i * columns + j]! - sum) / magnitude / 2 ** -23);
    }
  return worst;
}

function multiply(tier: string, p: Product, a: Float32Array, b: Float32Array, out: Float32Array, work = nothing): void {
  const { rows, inner, columns, transposeA, transposeB, alpha = 1, beta = 0 } = p;
  const end = [alpha, beta, nothing, Number.NaN, Number.NaN, 0, work] as const;
  const { matmul } = kernels.withIsa(tier);
  matmul(a, 1, rows, inner, b, 1, columns, out, 1, +!!transposeA, +!!transposeB, ...end);
}

const shapes: readonly Product[] = [
  { rows: 64, inner: 64, columns: 64 },
  { rows: 100, inner: 300, columns: 77 },
  { rows: 31, inner: 513, columns: 130, beta: 1 },
  { rows: 129, inner: 65, columns: 33, alpha: 0.3, beta: -0.7 },
  { rows: 1, inner: 300, columns: 1000 },
  { rows: 1000, inner: 300, columns: 1, alpha: 2, beta: 0.5 },
  { rows: 1, inner: 1, columns: 1 },
  { rows: 17, inner: 0, columns: 5, beta: 3 },
  { rows: 70, inner: 256, columns: 600 },
];
const turned = [{}, { transposeA: true }, { transposeB: true }, { transposeA: true, transposeB: true }];

describe.for(shapes.flatMap((shape) => turned.map((way) => ({ ...shape, ...way }))))('%j', (p) => {
  const [a, b] = [matrixOf(p.rows, p.inner), matrixOf(p.inner, p.columns)];
  const before = matrixOf(p.rows, p.columns);

  test.for(tiers)('is within its bound on %s', (tier) => {
    const out = Float32Array.from(before);
    multiply(tier, p, a, b, out, new Float32Array(20_000));

    const chain = Math.ceil((p.inner + 2) / 2);
    expect(errorOf(p, a, b, before, out)).toBeLessThanOrEqual(Math.min(2 * chain, chain + 8));
  });

  test.for([isa(), 'scalar'])('has the same bits for all caches and scratch memory on %s', (tier) => {
    const results = [usual, { l1d: 0, l2: 0 }, { l1d: 2 ** 30, l2: 2 ** 30 }, { l1d: 4096, l2: 16384 }].flatMap(
      (sizes) =>
        [0, 5000, 2 ** 18].map((length) => {
          configureCache(sizes);
          const out = Float32Array.from(before);
          multiply(tier, p, a, b, out, new Float32Array(length));
          return Buffer.from(out.buffer).toString('base64');
        }),
    );

    expect(new Set(results).size).toBe(1);
  });
});

describe('a packed matrix', () => {
  test.for(tiers)('gives what the product gives on %s', (tier) => {
    const options = { isa: tier };
    const left = Matrix.from(matrixOf(37, 300), 37, 300, options);
    const right = Matrix.from(matrixOf(300, 77), 300, 77, options);
    const bias = matrixOf(1, 77);
    const end = { bias, activation: 'gelu' } as const;

    const product = left.times(right, end);

    const packed = left.times(right, end).toArray();
    for (const [i, value] of right.packColumns().times(left, end).toArray().entries())
      expect(value).toBeCloseTo(packed[i]!, 4);
    for (const [i, value] of right.transpose().pack().times(left, end).toArray().entries())
      expect(value).toBeCloseTo(product.toArray()[i]!, 4);
  });

  test.for(tiers)('is multiplied with few and many rows that are long on %s', (tier) => {
    const options = { isa: tier };
    const weights = Matrix.from(matrixOf(200, 6144), 200, 6144, options);
    const packed = weights.pack();

    for (const rows of [1, 5, 16]) {
      const x = Matrix.from(matrixOf(rows, 6144), rows, 6144, options);
      const wanted = x.times(weights, { transposeB: true }).toArray();
      for (const [i, value] of packed.times(x).toArray().entries()) expect(value).toBeCloseTo(wanted[i]!, 3);
    }
  });

  test.for(tiers)('is multiplied with any number of rows on %s', (tier) => {
    const options = { isa: tier };
    // Rows of so many bytes are copied side by side.
    const weights = Matrix.from(matrixOf(256, 200), 256, 200, options);
    const packed = weights.packColumns();

    for (const rows of [0, 1, 2, 7, 17, 130]) {
      const x = Matrix.from(matrixOf(rows, 256), rows, 256, options);
      const wanted = x.times(weights).toArray();
      const found = packed.times(x).toArray();
      expect(found.length).toBe(wanted.length);
      for (const [i, value] of found.entries()) expect(value).toBeCloseTo(wanted[i]!, 4);
    }
  });

  test('adds a residual before the activation', () => {
    const packed = Matrix.identity(20).pack();
    const x = Matrix.from(matrixOf(3, 20), 3, 20);

    const sum = packed.times(x, { residual: x, activation: 'relu' }).toArray();

    expect(sum).toEqual(x.toArray().map((value) => Math.max(2 * value, 0)));
  });
});

describe('batches', () => {
  test.for([
    [[2, 3], [3]],
    [[3], [2, 3]],
    [[2, 1], [3]],
    [
      [2, 3],
      [2, 1],
    ],
    [[], [4]],
    [[1, 1], [1]],
    [
      [2, 3],
      [2, 3],
    ],
    [[0], [1]],
  ])('of %j and %j follow each other by the rules of broadcasting', ([a = [], b = []]) => {
    const size = (batches: readonly number[]): number => batches.reduce((x, y) => x * y, 1);
    const [left, right] = [matrixOf(size(a) * 4, 5), matrixOf(size(b) * 6, 5)];
    const at = { data: left, shape: [...a, 4, 5] };

    const { data, shape } = Matrix.multiplyBatches(at, { data: right, shape: [...b, 6, 5] }, { transposeB: true });

    const rank = Math.max(a.length, b.length);
    const sizeOf = (own: readonly number[], d: number): number => own[d - rank + own.length] ?? 1;
    const batches = Array.from({ length: rank }, (_, d) => (sizeOf(a, d) === 1 ? sizeOf(b, d) : sizeOf(a, d)));
    expect(shape).toEqual([...batches, 4, 6]);
    for (let i = 0; i < size(batches); i++) {
      const places = batches.map((_, d) => Math.floor(i / size(batches.slice(d + 1))) % batches[d]!);
      const indexIn = (own: readonly number[]): number =>
        places.reduce((index, place, d) => index * sizeOf(own, d) + (sizeOf(own, d) === 1 ? 0 : place), 0);
      const one = Matrix.from(left.subarray(indexIn(a) * 20, indexIn(a) * 20 + 20), 4, 5);
      const other = Matrix.from(right.subarray(indexIn(b) * 30, indexIn(b) * 30 + 30), 6, 5);
      const wanted = one.times(other, { transposeB: true }).toArray();
      for (const [k, value] of wanted.entries()) expect(data[i * 24 + k]).toBeCloseTo(value, 5);
    }
  });

  test.for([
    [[2, 2, 3], [2, 4, 2], 'multiplyBatches: expected b to have 3 rows, like the columns of a, got 4'],
    [[2, 2, 3], [3, 3, 2], 'multiplyBatches: expected the batches of a and b to have the same sizes or 1, got 2 and 3'],
    [[3], [3, 3], 'multiplyBatches: expected a to have two dimensions or more, got 1'],
  ] as const)('of %j and %j are refused', ([a, b, message]) => {
    const zeros = (shape: readonly number[]) => ({ data: new Float32Array(shape.reduce((x, y) => x * y)), shape });

    expect(() => Matrix.multiplyBatches(zeros(a), zeros(b))).toThrow(message);
  });
});

test('a product refuses what does not fit, naming both', () => {
  expect(() => Matrix.zeros(2, 3).times(Matrix.zeros(2, 3))).toThrow('expected the right matrix to have 3 rows, got 2');
  expect(() => Matrix.zeros(2, 3).times(Matrix.zeros(3, 2), { activation: 'swish' as 'silu' })).toThrow(
    'times: expected activation to be relu, relu6 or one of none, sigmoid, tanh, gelu, geluTanh, silu, hardSwish, got swish',
  );
  const square = Matrix.zeros(200, 200);
  expect(() => square.times(square, { out: square })).toThrow(
    expect.objectContaining({ code: 'KINGLET_KERNELS_OVERLAP' }),
  );
});

test.for([-1, 0.5, Number.NaN, 2 ** 41])('a cache of %d bytes is refused', (l2) => {
  expect(() => configureCache({ l2 })).toThrow(expect.objectContaining({ code: 'KINGLET_KERNELS_RANGE' }));
});

test('batches refuse an out that overlaps a matrix of a later product, or is as long as none', () => {
  const memory = new Float32Array(64);
  const a = { data: memory.subarray(0, 4), shape: [2, 1, 1, 2] };
  const b = { data: new Float32Array(12), shape: [1, 6, 2, 1] };
  const multiply = (out: Float32Array) => () => Matrix.multiplyBatches(a, b, { out });

  expect(multiply(memory.subarray(2, 14))).toThrow(expect.objectContaining({ code: 'KINGLET_KERNELS_OVERLAP' }));
  expect(multiply(new Float32Array(99))).toThrow(expect.objectContaining({ code: 'KINGLET_KERNELS_LENGTH' }));
  expect(multiply(memory.subarray(20, 32))().data).toHaveLength(12);
  const none = { data: new Float32Array(0), shape: [0, 2, 2] };
  expect(() => Matrix.multiplyBatches(none, none, { out: new Float32Array(7) })).toThrow(
    expect.objectContaining({ code: 'KINGLET_KERNELS_LENGTH' }),
  );
});
