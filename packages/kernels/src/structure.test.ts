// Moving, converting and resizing: the same bits on every tier of this machine, in WebAssembly and in plain TypeScript.
import { describe, expect, test } from 'vitest';
import { loadAddon, loadWasm, testableIsas } from '../test/load.ts';
import { activateKernels } from './activeKernels.ts';
import type { HalfArray } from './check.ts';
import { halfToNumber, numberToHalf } from './half.ts';
import { typescriptStructure } from './typescriptStructure.ts';

const ramp = (n: number): Float32Array => Float32Array.from({ length: n }, (_, i) => Math.fround(i * 0.37 - 5));
const everyHalf = Uint16Array.from({ length: 65_536 }, (_, i) => i);
const isNaNHalf = (half: number): boolean => (half & 0x7fff) > 0x7c00;

/** Halves themselves, the middles between them, and the floats beside those. */
function nearHalves(): Float32Array {
  const words = new Uint32Array(1);
  const float = new Float32Array(words.buffer);
  const values: number[] = [
    65_504,
    65_519.996,
    65_520,
    65_536,
    3.4e38,
    2 ** -25,
    2 ** -24,
    1e-45,
    Number.POSITIVE_INFINITY,
  ];
  for (let half = 0; half < 0x7bff; half += 7) {
    float[0] = (halfToNumber(half) + halfToNumber(half + 1)) / 2;
    for (const step of [-1, 1, 0]) {
      words[0] = words[0]! + step;
      values.push(float[0]!, -float[0]!);
    }
  }
  return Float32Array.from(values);
}

/** By definition: the nearer of two neighbours, the even one of two as near. */
function nearestHalf(value: number): number {
  const size = Math.abs(value);
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  let low = 0;
  for (let bit = 0x4000; bit > 0; bit >>= 1) if (low + bit <= 0x7c00 && halfToNumber(low + bit) <= size) low += bit;
  if (low >= 0x7bff) return sign | (size >= 65_520 ? 0x7c00 : 0x7bff);
  const below = size - halfToNumber(low);
  const above = halfToNumber(low + 1) - size;
  return sign | (above < below || (above === below && low & 1) ? low + 1 : low);
}

describe.for(testableIsas())('on %s', (isa) => {
  const k = activateKernels(loadAddon, isa, loadWasm);

  test('every half becomes its number, and that the half again', () => {
    const floats = k.f16ToF32(everyHalf, new Float32Array(65_536));
    const back = k.f32ToF16(floats, new Uint16Array(65_536)) as Uint16Array;

    for (const half of everyHalf) {
      if (isNaNHalf(half)) {
        if (!Number.isNaN(floats[half]) || !isNaNHalf(back[half]!) || !(back[half]! & 0x200))
          expect.fail(`half ${half} became ${floats[half]} and ${back[half]}`);
      } else if (!Object.is(floats[half], halfToNumber(half)) || back[half] !== half)
        expect.fail(`half ${half} became ${floats[half]} and ${back[half]}`);
    }
  });

  test('floats become the nearest halves, ties even', () => {
    const floats = nearHalves();
    const halves = k.f32ToF16(floats, new Uint16Array(floats.length)) as Uint16Array;

    floats.forEach((value, i) => {
      if (halves[i] !== nearestHalf(value)) expect.fail(`${value} became ${halves[i]}, not ${nearestHalf(value)}`);
      if (numberToHalf(value) !== halves[i]) expect.fail(`${value} became ${numberToHalf(value)} in TypeScript`);
    });
  });

  test.skipIf(!('Float16Array' in globalThis))('a Float16Array is as good as its bits', () => {
    const Half = (globalThis as unknown as { Float16Array: { from(values: Iterable<number>): HalfArray } })
      .Float16Array;
    for (const n of [3, 3000]) {
      const a = Half.from(ramp(n));
      const bits = new Uint16Array(a.buffer as ArrayBuffer);

      expect(k.dotF16(a, a)).toBe(k.dotF16(bits, bits));
      expect(k.dotF16(a, bits)).toBe(k.dotF16(bits, a));
      expect(k.f16ToF32(a, new Float32Array(n))).toEqual(k.f16ToF32(bits, new Float32Array(n)));
      expect(k.f32ToF16(ramp(n), a)).toBe(a);
    }
    expect(() => k.dotF16(new Int16Array(2) as never, new Uint16Array(2))).toThrow(
      'dotF16: expected a to be a Uint16Array or Float16Array, got Int16Array',
    );
  });

  test.for([
    [0, 3],
    [1, 1],
    [7, 5],
    [8, 8],
    [33, 70],
    [100, 65],
  ] as const)('a %i x %i matrix is transposed', ([rows, columns]) => {
    const a = ramp(rows * columns);
    const out = k.transpose(a, rows, columns, new Float32Array(rows * columns));

    for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) expect(out[c * rows + r]).toBe(a[r * columns + c]);
    expect(k.transpose(out, columns, rows, new Float32Array(rows * columns))).toEqual(a);
    expect(() => k.transpose(a, rows + 1, columns + 1, out)).toThrow(
      expect.objectContaining({ code: 'KINGLET_KERNELS_LENGTH' }),
    );
  });

  test.for([3, 1000])('%i elements are gathered, scattered and looked up', (m) => {
    const a = ramp(50);
    const indices = Uint32Array.from({ length: m }, (_, i) => (i * 7) % 50);
    const rows = Uint32Array.from(indices, (i) => i % 10);

    expect([...k.gather(a, indices, new Float32Array(m))]).toEqual([...indices].map((i) => a[i]));
    expect(k.scatter(ramp(m), indices, new Float32Array(50))).toEqual(
      typescriptStructure.scatter(ramp(m), indices, new Float32Array(50)),
    );
    expect([...k.embeddingLookup(a, 10, 5, rows, new Float32Array(m * 5))]).toEqual(
      [...rows].flatMap((r) => [...a.subarray(r * 5, r * 5 + 5)]),
    );
  });

  test.for([3, 1000])('an index past the end is refused, and nothing is written: %i', (m) => {
    const indices = new Uint32Array(m);
    indices[m - 1] = 50;
    const out = new Float32Array(m);
    const error = (call: () => unknown): unknown => {
      try {
        return call();
      } catch (caught) {
        return `${(caught as { code: string }).code} ${(caught as Error).message}`;
      }
    };

    expect(error(() => k.gather(ramp(50).fill(1), indices, out))).toBe(
      `KINGLET_KERNELS_INDEX gather: expected indices[${m - 1}] to be below 50, got 50`,
    );
    expect(error(() => k.scatter(ramp(m), indices, ramp(50)))).toMatch(/^KINGLET_KERNELS_INDEX/);
    expect(error(() => k.embeddingLookup(ramp(100), 50, 2, indices, new Float32Array(2 * m)))).toMatch(
      /^KINGLET_KERNELS_INDEX/,
    );
    expect(out).toEqual(new Float32Array(m));
  });

  test('resizing puts pixel centres where they belong', () => {
    const row = Float32Array.of(0, 4, 8, 12);

    expect([...k.resizeNearest(row, 1, 1, 4, 1, new Float32Array(8), 1, 8)]).toEqual([0, 0, 4, 4, 8, 8, 12, 12]);
    expect([...k.resizeNearest(row, 1, 1, 4, 1, new Float32Array(2), 1, 2)]).toEqual([4, 12]);
    expect([...k.resizeBilinear(row, 1, 1, 4, 1, new Float32Array(8), 1, 8)]).toEqual([0, 1, 3, 5, 7, 9, 11, 12]);
    expect([...k.resizeBilinear(row, 1, 1, 4, 1, new Float32Array(2), 1, 2)]).toEqual([2, 10]);
    expect(() => k.resizeNearest(new Float32Array(0), 1, 0, 4, 1, new Float32Array(8), 1, 8)).toThrow(
      expect.objectContaining({ code: 'KINGLET_KERNELS_EMPTY' }),
    );
  });

  test.for([
    [2, 3, 5, 1, 7, 4],
    [1, 16, 16, 3, 33, 9],
    [3, 7, 1, 4, 2, 6],
  ] as const)('images have the bits of TypeScript: %j', ([planes, height, width, channels, outHeight, outWidth]) => {
    const a = ramp(planes * height * width * channels);
    for (const operation of ['resizeNearest', 'resizeBilinear'] as const) {
      const [got, expected] = [k, typescriptStructure].map((kernels) =>
        kernels[operation](
          a,
          planes,
          height,
          width,
          channels,
          new Float32Array(planes * outHeight * outWidth * channels),
          outHeight,
          outWidth,
        ),
      );
      expect(got).toEqual(expected);
    }
  });
});
