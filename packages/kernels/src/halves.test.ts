// bf16, and arithmetic of both halves, on every tier of the addon, and in TypeScript.
import { describe, expect, test } from 'vitest';
import { bareKernels } from '../test/bareKernels.ts';
import { testableIsas } from '../test/load.ts';
import { typescriptKernels } from './typescriptKernels.ts';

const isas = testableIsas().filter((isa) => !isa.startsWith('wasm'));
/** Every half there is. */
const all = Uint16Array.from({ length: 65_536 }, (_, i) => i);
const shuffled = all.map((x) => (x * 40_503) & 0xffff);

describe.for(isas)('on %s', (isa) => {
  const kernels = bareKernels(isa);

  test('every bf16 becomes the f32 of the same number and comes back, NaN quiet', () => {
    const numbers = kernels.bf16ToF32(all, new Float32Array(all.length));
    const words = new Uint32Array(numbers.buffer);

    expect(words.every((word, i) => word === (Number.isNaN(numbers[i]) ? (i << 16) | 0x400000 : i << 16) >>> 0)).toBe(
      true,
    );
    expect(kernels.f32ToBf16(numbers, new Uint16Array(all.length))).toEqual(
      all.map((x) => ((x & 0x7fff) > 0x7f80 ? x | 0x40 : x)),
    );
  });

  test('f32ToBf16 rounds half to even, and up to infinity', () => {
    const words = Uint32Array.of(
      0x3f80_8000,
      0x3f81_8000,
      0x3f80_7fff,
      0x3f80_8001,
      0x7f7f_8000,
      0xff7f_ffff,
      0x0000_8001,
      0x7f80_0001,
    );
    const many = new Float32Array(new Uint32Array(80).map((_, i) => words[i % 8]!).buffer);

    const got = kernels.f32ToBf16(many, new Uint16Array(80));

    expect([...got.subarray(72)]).toEqual([0x3f80, 0x3f82, 0x3f80, 0x3f81, 0x7f80, 0xff80, 0x0001, 0x7fc0]);
  });

  test.for(['Bf16', 'F16'] as const)('arithmetic of %s has the bits of TypeScript', (type) => {
    const outs = (k: typeof kernels): unknown[] => [
      k[`add${type}`](all, shuffled, new Uint16Array(all.length)),
      k[`sub${type}`](all, shuffled, new Uint16Array(all.length)),
      k[`mul${type}`](all, shuffled, new Uint16Array(all.length)),
      k[`scale${type}`](all, 0.3, new Uint16Array(all.length)),
    ];

    expect(outs(kernels)).toEqual(outs(typescriptKernels));
  });

  test.for([0, 1, 5, 8, 31, 32, 33, 100, 1000])('reductions of %i bf16', (n) => {
    const numbers = (seed: number): Float32Array =>
      Float32Array.from({ length: n }, (_, i) => Math.sin(seed + i * 1.7) * 4);
    const [a, b] = [1, 2].map((seed) => typescriptKernels.f32ToBf16(numbers(seed), new Uint16Array(n))) as [
      Uint16Array,
      Uint16Array,
    ];
    const tolerance = (n + 8) * 64 * 2 ** -23; // terms are up to 64
    const rows = Uint16Array.of(...a, ...b);

    for (const name of ['dotBf16', 'squaredEuclideanBf16', 'cosineBf16'] as const)
      expect(Math.abs(kernels[name](a, b) - typescriptKernels[name](a, b)), name).toBeLessThanOrEqual(tolerance);
    expect([...kernels.dotManyBf16(rows, b, new Float32Array(2))]).toEqual([
      kernels.dotBf16(a, b),
      kernels.dotBf16(b, b),
    ]);
    expect([...kernels.cosineManyBf16(rows, b, new Float32Array(2))]).toEqual([
      kernels.cosineBf16(a, b),
      kernels.cosineBf16(b, b),
    ]);
  });

  test('sums are f32: infinite where they do not fit, NaN for NaN', () => {
    const largest = new Uint16Array(100).fill(0x7f7f);
    const nan = new Uint16Array(100).fill(0x7fc0, 50, 51);

    expect(kernels.dotBf16(largest, largest)).toBe(Number.POSITIVE_INFINITY);
    expect(kernels.cosineBf16(largest, largest)).toBe(1);
    expect(kernels.dotBf16(nan, largest)).toBeNaN();
  });
});
