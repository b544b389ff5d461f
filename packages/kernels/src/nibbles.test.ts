// Products with 4-bit weights on every tier of this machine, in WebAssembly and in plain TypeScript.
import { describe, expect, test } from 'vitest';
import { bareKernels } from '../test/bareKernels.ts';
import { eachCache } from '../test/eachCache.ts';
import { loadAddon, loadWasm, testableIsas } from '../test/load.ts';
import { activateKernels } from './activeKernels.ts';
import type { Kernels } from './generated/kernels.ts';
import { NibbleMatrix } from './index.ts';
import type { NibbleWeights } from './nibbles.ts';
import { typescriptKernels } from './typescriptKernels.ts';

/** Whole numbers from 0 to 2^32 - 1, always the same ones. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

const bytes = (n: number, next: () => number): Uint8Array => Uint8Array.from({ length: n }, () => next() & 255);
const floats = (n: number, next: () => number): Float32Array =>
  Float32Array.from({ length: n }, () => (next() / 2 ** 31 - 1) * 2 ** (next() % 6));

interface Shape {
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
  readonly block: number;
  readonly isAsymmetric?: boolean;
}

function weightsFor({ inner, columns, block, isAsymmetric = false }: Shape): NibbleWeights {
  const next = random(inner * 131 + columns * 7 + block);
  const blocks = Math.ceil(inner / block);
  const zeroPoints = isAsymmetric ? { zeroPoints: bytes(columns * Math.ceil(blocks / 2), next) } : {};
  const [weights, scales] = [bytes((columns * blocks * block) / 2, next), floats(columns * blocks, next)];
  return { inner, columns, block, weights, scales, ...zeroPoints };
}

/** The matrix as MatMulNBits defines it, in float64: row after row. */
function dequantized({ inner, columns, block, weights, scales, zeroPoints }: NibbleWeights): Float64Array {
  const blocks = Math.ceil(inner / block);
  const half = (array: Uint8Array, i: number): number => (array[i >> 1]! >> (4 * (i % 2))) & 15;
  return Float64Array.from({ length: inner * columns }, (_, i) => {
    const [k, column] = [Math.floor(i / columns), i % columns];
    const at = Math.floor(k / block);
    const zeroPoint = zeroPoints ? half(zeroPoints.subarray(column * Math.ceil(blocks / 2)), at) : 8;
    return (half(weights, column * blocks * block + k) - zeroPoint) * (scales as Float32Array)[column * blocks + at]!;
  });
}

/** Each element's exact sum and the sum of its terms' magnitudes. */
function product(a: Float32Array, { rows, inner, columns }: Shape, b: Float64Array): [sum: number, size: number][] {
  return Array.from({ length: rows * columns }, (_, i) => {
    let [sum, size] = [0, 0];
    for (let k = 0; k < inner; k++) {
      const term = a[Math.floor(i / columns) * inner + k]! * b[k * columns + (i % columns)]!;
      sum += term;
      size += Math.abs(term);
    }
    return [sum, size];
  });
}

/** Rows that fill tiles and do not, several panels and parts of one, blocks of all sizes, more blocks than are summed at once. */
const shapes: readonly Shape[] = [
  { rows: 1, inner: 256, columns: 112, block: 32 },
  { rows: 1, inner: 70, columns: 81, block: 64, isAsymmetric: true },
  { rows: 3, inner: 131, columns: 17, block: 32, isAsymmetric: true },
  { rows: 11, inner: 200, columns: 40, block: 96 },
  { rows: 9, inner: 384, columns: 33, block: 128, isAsymmetric: true },
  { rows: 2, inner: 32 * 513 + 5, columns: 3, block: 32 },
];

describe.for(testableIsas())('on %s', (isa) => {
  const k = activateKernels(loadAddon, isa, loadWasm);

  test.for(shapes)('$rows x $inner x $columns by blocks of $block', (shape) => {
    const { rows, inner, block } = shape;
    const weights = weightsFor(shape);
    const a = floats(rows * inner, random(rows + inner));
    const matrix = NibbleMatrix.from(weights, { isa });
    const expected = product(a, shape, dequantized(weights));

    const got = matrix.times(a);
    const bound = (Math.min(inner, inner / 2 + 8) + 1) * 2 ** -23;
    for (const [i, [sum, size]] of expected.entries())
      if (!(Math.abs(got[i]! - sum) <= bound * size)) expect.fail(`element ${i}: got ${got[i]}, wanted ${sum}`);

    const quantized = matrix.times(a, { inBytes: true });
    const scales = new Float32Array(rows * Math.ceil(inner / block));
    const q = typescriptKernels.quantizeBlocks(a, rows, inner, block, scales, new Int8Array(a.length)) as Int8Array;
    const rounded = a.map(
      (_, i) => q[i]! * scales[Math.floor(i / inner) * Math.ceil(inner / block) + Math.floor((i % inner) / block)]!,
    );
    for (const [i, [sum, size]] of product(rounded, shape, dequantized(weights)).entries())
      if (!(Math.abs(quantized[i]! - sum) <= bound * size))
        expect.fail(`element ${i}: got ${quantized[i]}, wanted ${sum}`);
    expect(quantized).toEqual(NibbleMatrix.from(weights, { isa: 'typescript' }).times(a, { inBytes: true }));
  });

  test.for(shapes)('$rows x $inner x $columns has the same bits whatever the caches', (shape) => {
    const matrix = NibbleMatrix.from(weightsFor(shape), { isa });
    const a = floats(shape.rows * shape.inner, random(shape.columns));

    for (const inBytes of [false, true]) {
      const [first, ...others] = eachCache(k, () => matrix.times(a, { inBytes }));
      for (const other of others) expect(other).toEqual(first);
    }
  });

  test.for(shapes)('$rows x $inner x $columns has the bits of float scales where halves hold them', (shape) => {
    const weights = weightsFor(shape);
    const halves = k.f32ToF16(weights.scales as Float32Array, new Uint16Array(weights.scales.length));
    const floats = k.f16ToF32(halves, new Float32Array(halves.length));
    const a = Float32Array.from({ length: shape.rows * shape.inner }, (_, i) => ((i * 7919) % 201) - 100);

    for (const inBytes of [false, true]) {
      const product = NibbleMatrix.from({ ...weights, scales: halves }, { isa }).times(a, { inBytes });

      expect(product).toEqual(NibbleMatrix.from({ ...weights, scales: floats }, { isa }).times(a, { inBytes }));
      expect(product.some((x) => x !== 0)).toBe(true);
    }
  });

  test('packing without zero points stores the 8 that they stand for', () => {
    const [columns, inner, block] = [3, 40, 32];
    const pack = (by: Pick<Kernels, 'packNibbles'>, packedZeroPoints: Uint8Array): Uint8Array => {
      by.packNibbles(
        ...([new Uint8Array(columns * 32), columns, inner, block, new Float32Array(2 * columns)] as const),
        ...([new Uint8Array(0), new Float32Array(32), packedZeroPoints, new Uint8Array(16 * 32)] as const),
      );
      return packedZeroPoints;
    };
    const ofBlock = Array.from({ length: 16 }, (_, column) => (column < columns ? 8 : 0));

    expect([...pack(bareKernels(isa), new Uint8Array(32).fill(99))]).toEqual([...ofBlock, ...ofBlock]);
    expect(() => pack(k, new Uint8Array(0))).toThrow(/packedZeroPoints/);
  });

  test('a limit of zero has its sign: of two zeros +0 is the larger', () => {
    const times = (low: number, high: number): number | undefined =>
      bareKernels(isa).matmulNibblesBytes(
        ...([new Int8Array(1), 1, 1, new Float32Array(1), new Uint8Array(256), new Float32Array(16)] as const),
        ...([new Uint8Array(0), 1, 32, new Float32Array(0), new Float32Array(1), low, high, 0] as const),
      )[0];

    expect(times(-0, 1)).toBe(0);
    expect(times(-1, -0)).toBe(-0);
  });

  test('the largest products of bytes do not overflow', () => {
    const weights = new Uint8Array(64 * 16).fill(0xff);
    const pack = (zeroPoint: number): Parameters<typeof k.packNibbles> => [
      weights,
      16,
      128,
      128,
      new Float32Array(16).fill(1),
      new Uint8Array(16).fill(zeroPoint),
      new Float32Array(16),
      new Uint8Array(16),
      new Uint8Array(64 * 16),
    ];
    for (const zeroPoint of [0, 8, 15]) {
      const args = pack(zeroPoint);
      k.packNibbles(...args);
      const a = new Int8Array(9 * 128).fill(-128);
      const out = k.matmulNibblesBytes(
        a,
        9,
        128,
        new Float32Array(9).fill(1),
        args[8] as Uint8Array,
        args[6] as Float32Array,
        args[7] as Uint8Array,
        16,
        128,
        new Float32Array(0),
        new Float32Array(144),
        -Infinity,
        Infinity,
        0,
      );

      expect(new Set(out)).toEqual(new Set([-128 * 128 * (15 - zeroPoint) + 0]));
    }
  });
});

describe('a matrix of 4-bit weights', () => {
  /** 5 rows, of which a block of 32 is the least: the others are not there. */
  const golden: NibbleWeights = {
    inner: 5,
    columns: 2,
    block: 32,
    weights: Uint8Array.from({ length: 32 }, (_, i) => [0x10, 0x32, 0xf4, ...Array(13).fill(0xff)][i % 16] as number),
    scales: Float32Array.of(0.5, 2),
  };
  const rows = Float32Array.of(1, 2, 3, 4, 5);

  test('has 8 for 0 if no zero points are given, and no weight behind its last row', () => {
    // (0 - 8) + 2 (1 - 8) + 3 (2 - 8) + 4 (3 - 8) + 5 (4 - 8) = -80
    expect([...NibbleMatrix.from(golden).times(rows)]).toEqual([-40, -160]);
  });

  test('has the zero points of ONNX: half a byte a block, each column from a byte on', () => {
    // 0 + 2 + 6 + 12 + 20 = 40; less 15 zero points of 3
    expect([...NibbleMatrix.from({ ...golden, zeroPoints: Uint8Array.of(0x00, 0xf3) }).times(rows)]).toEqual([20, -10]);
  });

  test('adds a bias and applies an activation', () => {
    const bias = Float32Array.of(41, 161.5);

    expect([...NibbleMatrix.from(golden).times(rows, { bias, activation: 'relu6' })]).toEqual([1, 1.5]);
    expect([...NibbleMatrix.from(golden).times(rows, { activation: 'silu' })].map(Math.abs)).toEqual([
      expect.closeTo(0, 12),
      0,
    ]);
  });

  test('writes into the array it is given', () => {
    const out = new Float32Array(4);

    expect(NibbleMatrix.from(golden).times(new Float32Array(10), { out })).toBe(out);
    expect(() => NibbleMatrix.from(golden).times(rows, { out })).toThrow(/expected out to have 1 x 2 elements, got 4/);
  });

  test('says what does not fit', () => {
    const code = (act: () => unknown): unknown => {
      try {
        return act();
      } catch (error) {
        return (error as { code: string }).code;
      }
    };

    expect(code(() => NibbleMatrix.from({ ...golden, block: 16 }))).toBe('KINGLET_KERNELS_RANGE');
    expect(code(() => NibbleMatrix.from({ ...golden, scales: new Float32Array(3) }))).toBe('KINGLET_KERNELS_LENGTH');
    expect(code(() => NibbleMatrix.from({ ...golden, zeroPoints: new Uint8Array(1) }))).toBe('KINGLET_KERNELS_LENGTH');
    expect(code(() => NibbleMatrix.from(golden).times(new Float32Array(7)))).toBe('KINGLET_KERNELS_LENGTH');
  });
});
