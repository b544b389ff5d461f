// Where functions have no ordinary value: as C's Annex F says, on every tier of this machine and in plain TypeScript.
import { describe, expect, test } from 'vitest';
import { loadAddon, loadWasm, testableIsas } from '../test/load.ts';
import { activateKernels } from './activeKernels.ts';

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
const halfPi = Math.fround(Math.PI / 2);
const pi = Math.fround(Math.PI);
const least = 2 ** -149;
const beyondOne = 1 + 2 ** -23;

/** Function -> pairs of an argument and its exact value. */
const values = {
  exp2: [
    [-inf, 0],
    [-151, 0],
    [-149, least],
    [-126, 2 ** -126],
    [-0, 1],
    [10, 1024],
    [127, 2 ** 127],
    [128, inf],
    [inf, inf],
  ],
  expm1: [
    [-inf, -1],
    [-100, -1],
    [-least, -least],
    [-0, -0],
    [0, 0],
    [least, least],
    [89, inf],
    [inf, inf],
  ],
  log2: [
    [-inf, nan],
    [-least, nan],
    [-0, -inf],
    [0, -inf],
    [least, -149],
    [0.125, -3],
    [1, 0],
    [2 ** 127, 127],
    [inf, inf],
  ],
  log10: [
    [-1, nan],
    [-0, -inf],
    [0, -inf],
    [1, 0],
    [1000, 3],
    [inf, inf],
  ],
  log1p: [
    [-inf, nan],
    [-beyondOne, nan],
    [-1, -inf],
    [-0, -0],
    [0, 0],
    [least, least],
    [-least, -least],
    [inf, inf],
  ],
  tan: [
    [-inf, nan],
    [-0, -0],
    [0, 0],
    [least, least],
    [inf, nan],
  ],
  asin: [
    [-beyondOne, nan],
    [-1, -halfPi],
    [-0, -0],
    [0, 0],
    [least, least],
    [1, halfPi],
    [beyondOne, nan],
    [inf, nan],
  ],
  acos: [
    [-beyondOne, nan],
    [-1, pi],
    [0, halfPi],
    [1, 0],
    [beyondOne, nan],
    [-inf, nan],
  ],
  atan: [
    [-inf, -halfPi],
    [-0, -0],
    [0, 0],
    [-least, -least],
    [3e38, halfPi],
    [inf, halfPi],
  ],
  sinh: [
    [-inf, -inf],
    [-90, -inf],
    [-0, -0],
    [0, 0],
    [least, least],
    [90, inf],
    [inf, inf],
  ],
  cosh: [
    [-inf, inf],
    [-90, inf],
    [-0, 1],
    [least, 1],
    [90, inf],
    [inf, inf],
  ],
  asinh: [
    [-inf, -inf],
    [-0, -0],
    [0, 0],
    [least, least],
    [inf, inf],
  ],
  acosh: [
    [-inf, nan],
    [-2, nan],
    [0, nan],
    [1 - 2 ** -24, nan],
    [1, 0],
    [inf, inf],
  ],
  atanh: [
    [-inf, nan],
    [-beyondOne, nan],
    [-1, -inf],
    [-0, -0],
    [0, 0],
    [least, least],
    [1, inf],
    [beyondOne, nan],
    [inf, nan],
  ],
  fract: [
    [-2.5, -0.5],
    [-2, 0],
    [-least, -least],
    [1e30, 0],
    [0.75, 0.75],
    [inf, nan],
    [-inf, nan],
  ],
  roundHalfAway: [
    [-2.5, -3],
    [-0.5, -1],
    [-0.25, -0],
    [-0, -0],
    [0, 0],
    [0.49999997, 0],
    [0.5, 1],
    [2.5, 3],
    [8_388_607.5, 8_388_608],
    [-16_777_217, -16_777_216],
    [inf, inf],
    [-inf, -inf],
  ],
} as const;
type Unary = keyof typeof values;

const points = [
  [0, 1, 0],
  [-0, 1, -0],
  [0, -1, pi],
  [-0, -1, -pi],
  [0, 0, 0],
  [-0, 0, -0],
  [0, -0, pi],
  [-0, -0, -pi],
  [1, 0, halfPi],
  [-1, -0, -halfPi],
  [1, -inf, pi],
  [-1, -inf, -pi],
  [1, inf, 0],
  [-1, inf, -0],
  [inf, 1, halfPi],
  [-inf, -1, -halfPi],
  [least, 3e38, 0],
  [nan, 1, nan],
  [1, nan, nan],
  [nan, inf, nan],
  [0, nan, nan],
] as const;

const diagonals = [
  [inf, inf],
  [inf, -inf],
  [-inf, inf],
  [-inf, -inf],
  [least, least],
  [3e38, -3e38],
] as const;

describe.for(testableIsas().filter((isa) => !isa.startsWith('wasm')))('on %s', (isa) => {
  const kernels = activateKernels(loadAddon, isa, loadWasm);
  /** Long enough for a native call and whole vectors; the functions see every value in each lane of a vector. */
  const room = 1024;

  test.for(Object.keys(values) as Unary[])('%s of what is not ordinary', (name) => {
    for (const [x, wanted] of [...values[name], [nan, nan] as const]) {
      const got = kernels[name](new Float32Array(room).fill(x), new Float32Array(room));

      expect(
        got.every((value) => Object.is(value, Math.fround(wanted))),
        `${name}(${x}) = ${got[0]}`,
      ).toBe(true);
    }
  });

  test.for(points)('atan2(%d, %d) = %d', ([y, x, wanted]) => {
    const fill = (value: number): Float32Array => new Float32Array(room).fill(value);
    const got = kernels.atan2(fill(y), fill(x), fill(7));

    expect(
      got.every((value) => Object.is(value, wanted)),
      `${got[0]}`,
    ).toBe(true);
  });

  test.for(diagonals)('atan2(%d, %d) is on a diagonal', ([y, x]) => {
    const got = kernels.atan2(new Float32Array(room).fill(y), new Float32Array(room).fill(x), new Float32Array(room));

    expect(got[0]).toBeCloseTo(Math.atan2(Math.sign(y), Math.sign(x)), 6);
    expect(got.every((value) => value === got[0])).toBe(true);
  });

  test('copysign takes signs from zeros and infinities, and keeps NaN', () => {
    const a = Float32Array.of(1, -2, 0, nan, inf, 5);
    const b = Float32Array.of(-0, 0, -inf, -1, -1, nan);

    const got = kernels.copysign(a, b, new Float32Array(6));

    expect([...got.subarray(0, 5)]).toEqual([-1, 2, -0, nan, -inf]);
    expect(Math.abs(got[5] as number)).toBe(5);
  });

  test.for([
    [0, 3],
    [3, 0],
    [1, 1],
    [5, 7],
    [3, 1000],
  ] as const)('the outer product of %i and %i numbers', ([m, n]) => {
    const a = Float32Array.from({ length: m }, (_, i) => i - 1.5);
    const b = Float32Array.from({ length: n }, (_, i) => 1 / (i + 1));

    const got = kernels.outerProduct(a, b, new Float32Array(m * n));

    expect(got).toEqual(Float32Array.from({ length: m * n }, (_, i) => a[Math.floor(i / n)]! * b[i % n]!));
  });
});
