// The operations as a user calls them, on whatever tier this machine has, and the same promises in plain TypeScript.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadAddon as load, loadWasm, testableIsas } from '../test/load.ts';
import { activateKernels, typescriptIsa } from './activeKernels.ts';
import { type Kernels, kernelNames } from './generated/kernels.ts';
import { nativeFrom } from './generated/routes.ts';
import * as api from './index.ts';
import { isKernelsError } from './index.ts';

const isas = testableIsas();
/** Where native code takes over. */
const smallLength = nativeFrom.dot;
const eps = 2 ** -23;
const lengths = [0, 1, 2, 7, smallLength - 1, smallLength, smallLength + 1, 1000];

function ramp(n: number, step: number): Float32Array {
  return Float32Array.from({ length: n }, (_, i) => (i - n / 3) * step);
}

function codeOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (isKernelsError(error)) return `${error.name} ${error.code}`;
    throw error;
  }
  return 'nothing thrown';
}

test('the package says which tier is active, and why there is none', () => {
  expect(isas).toContain(api.isa());
  expect(api.loadError() === undefined).toBe(api.isa() !== typescriptIsa);
});

describe.for(isas)('on %s', (isa) => {
  const kernels = activateKernels(load, isa, loadWasm);

  test('isa() is what was asked for', () => {
    expect(kernels.isa()).toBe(isa);
  });

  test.for(lengths)('elementwise operations of %i elements have the bits of the formula', (n) => {
    const a = ramp(n, 0.37);
    const b = ramp(n, -1.1);
    const out = new Float32Array(n);

    expect(kernels.add(a, b, out)).toBe(out);
    expect(out).toEqual(a.map((x, i) => x + b[i]!));
    expect(kernels.mul(a, b, out)).toBe(out);
    expect(out).toEqual(a.map((x, i) => x * b[i]!));
    expect(kernels.scale(a, 0.1, out)).toBe(out);
    expect(out).toEqual(a.map((x) => x * Math.fround(0.1)));
    expect(kernels.axpy(0.1, a, out)).toBe(out);
    expect(out).toEqual(a.map((x) => Math.fround(x * Math.fround(0.1)) * 2));
  });

  test.for(lengths)('sums of %i elements stay within the bound', (n) => {
    const a = ramp(n, 0.37);
    const b = ramp(n, -1.1);

    const exact = a.reduce((sum, x, i) => sum + x * b[i]!, 0);
    const magnitude = a.reduce((sum, x, i) => sum + Math.abs(x * b[i]!), 0);

    expect(Math.abs(kernels.dot(a, b) - exact)).toBeLessThanOrEqual((n + 8) * eps * magnitude);
    const sumOfA = a.reduce((sum, x) => sum + x, 0);
    const sizeOfA = a.reduce((sum, x) => sum + Math.abs(x), 0);
    expect(Math.abs(kernels.sum(a) - sumOfA)).toBeLessThanOrEqual((n + 8) * eps * sizeOfA);
  });

  test('NaN in any element makes sum, dot and max NaN', () => {
    for (const n of [5, smallLength + 5]) {
      const a = ramp(n, 1);
      a[n - 2] = Number.NaN;
      expect([kernels.sum(a), kernels.dot(a, ramp(n, 2)), kernels.max(a)]).toEqual([
        Number.NaN,
        Number.NaN,
        Number.NaN,
      ]);
    }
  });

  test('max orders zeros as Math.max does', () => {
    for (const n of [3, smallLength + 3]) {
      const a = new Float32Array(n).fill(-0);
      expect(kernels.max(a)).toBe(-0);
      a[1] = 0;
      expect(kernels.max(a)).toBe(0);
    }
  });

  test('an output may be an input, but may not overlap one partially', () => {
    for (const n of [8, smallLength + 8]) {
      const memory = ramp(2 * n, 1);
      const a = memory.subarray(0, n);
      const expected = a.map((x) => 2 * x);

      expect(kernels.add(a, a, a)).toEqual(expected);
      expect(codeOf(() => kernels.add(a, a, memory.subarray(1, n + 1)))).toBe('RangeError KINGLET_KERNELS_OVERLAP');
      expect(codeOf(() => kernels.axpy(1, memory.subarray(1, n + 1), a))).toBe('RangeError KINGLET_KERNELS_OVERLAP');
      expect(codeOf(() => kernels.scale(a, 2, memory.subarray(n)))).toBe('nothing thrown');
    }
  });

  test('subnormal results are kept', () => {
    for (const n of [1, smallLength]) {
      const tiny = new Float32Array(n).fill(2 ** -140);
      expect(kernels.scale(tiny, 0.5, new Float32Array(n))[n - 1]).toBe(2 ** -141);
    }
  });

  const units: readonly number[] = [1e20, 1, 1e-30, 3e38, 1e-45];
  test.for(units)('groups of numbers as large as %d are normalised, each by itself', (size) => {
    for (const [groups, channels] of [
      [3, 5],
      [1, 300],
    ] as const) {
      const a = Float32Array.from({ length: 64 * groups * channels }, (_, i) => {
        const isOther = Math.floor(i / channels) % groups === 1;
        return (Math.floor(i / channels / groups) % 2 ? -1 : 1) * (isOther ? 2 : size);
      });
      const signs = a.map(Math.sign);
      const none = new Float32Array(0);

      const apart = kernels.groupNorm(a, 1, 64, groups, channels, none, none, 0, new Float32Array(a.length));
      expect(apart).toEqual(signs);
      expect(kernels.groupNorm(a, 1, 64, groups, channels, none, none, 0, a)).toEqual(signs);
    }
  });

  test.for(units)('a row of numbers as large as %d has a length', (size) => {
    const a = new Float32Array(4096).fill(size);
    const wanted = new Float32Array(4096).fill(1 / 64);
    const out = new Float32Array(4096);

    expect(kernels.l2Normalize(a, 1, 4096, 0, out)).toEqual(wanted);
    expect(kernels.normalize(a, out)).toEqual(wanted);
    expect(kernels.normalize(a.fill(size, 0, 2).fill(0, 2), out)[1]).toBe(Math.fround(Math.SQRT1_2));
    expect(kernels.normalize(a.fill(-0), out)).toEqual(a);
  });

  test('a row with an infinity is divided by one', () => {
    const a = new Float32Array(100).fill(-3e38);
    a[50] = Number.POSITIVE_INFINITY;
    const wanted = new Float32Array(100).fill(-0);
    wanted[50] = Number.NaN;

    expect(kernels.l2Normalize(a, 1, 100, 0, new Float32Array(100))).toEqual(wanted);
    expect(kernels.normalize(a, new Float32Array(100))).toEqual(wanted);
  });

  test('arrays of shared memory and of another realm are taken', async () => {
    const { runInNewContext } = await import('node:vm');
    const foreign = runInNewContext(`new Float32Array(${smallLength}).fill(2)`) as Float32Array;
    const shared = new Float32Array(new SharedArrayBuffer(4 * smallLength)).fill(3);

    expect(kernels.dot(foreign, shared as unknown as Float32Array)).toBe(6 * smallLength);
  });

  test('elementwise operations have the bits of the formula for any floats', () => {
    const float = fc.float({ noDefaultInfinity: false });
    fc.assert(
      fc.property(fc.array(fc.tuple(float, float), { maxLength: 300 }), float, (pairs, s) => {
        const a = Float32Array.from(pairs, ([x]) => x);
        const b = Float32Array.from(pairs, ([, y]) => y);
        const out = new Float32Array(a.length);
        expect(kernels.add(a, b, out)).toEqual(a.map((x, i) => x + b[i]!));
        expect(kernels.mul(a, b, out)).toEqual(a.map((x, i) => x * b[i]!));
        expect(kernels.scale(a, s, out)).toEqual(a.map((x) => x * s));
        expect(kernels.axpy(s, a, b.slice())).toEqual(a.map((x, i) => Math.fround(x * s) + b[i]!));
        if (a.length > 0) expect(kernels.max(a)).toBe(Math.max(...a));
      }),
    );
  });
});

const two = new Float32Array(2);
const three = new Float32Array(3);
function detachedArray(): Float32Array {
  const array = new Float32Array(4);
  structuredClone(array.buffer, { transfer: [array.buffer] });
  return array;
}
/** Node has it; the library of ES2023 does not say so. */
const ResizableBuffer = ArrayBuffer as unknown as new (
  length: number,
  options: { maxByteLength: number },
) => ArrayBuffer & { resize(length: number): void };
function shrunkArray(): Float32Array {
  const buffer = new ResizableBuffer(16, { maxByteLength: 16 });
  const array = new Float32Array(buffer, 8, 2);
  buffer.resize(4);
  return array;
}

/** Calls that must fail, with the error that each engine gives. */
const badCalls: readonly [name: string, call: (k: Kernels) => unknown, error: string][] = [
  [
    'an array of numbers',
    (k) => k.sum([1, 2] as never),
    'TypeError KINGLET_KERNELS_TYPE sum: expected a to be a Float32Array, got Array',
  ],
  [
    'a Float64Array',
    (k) => k.dot(two, new Float64Array(2) as never),
    'TypeError KINGLET_KERNELS_TYPE dot: expected b to be a Float32Array, got Float64Array',
  ],
  [
    'nothing',
    (k) => (k.max as () => number)(),
    'TypeError KINGLET_KERNELS_TYPE max: expected a to be a Float32Array, got undefined',
  ],
  [
    'null',
    (k) => k.sum(null as never),
    'TypeError KINGLET_KERNELS_TYPE sum: expected a to be a Float32Array, got null',
  ],
  [
    'an object',
    (k) => k.sum({ length: 3 } as never),
    'TypeError KINGLET_KERNELS_TYPE sum: expected a to be a Float32Array, got object',
  ],
  [
    'a function',
    (k) => k.sum((() => 1) as never),
    'TypeError KINGLET_KERNELS_TYPE sum: expected a to be a Float32Array, got function',
  ],
  [
    'a text for a number',
    (k) => k.scale(two, '2' as never, two),
    'TypeError KINGLET_KERNELS_TYPE scale: expected s to be a number, got string',
  ],
  [
    'a bigint for a number',
    (k) => k.axpy(2n as never, two, two),
    'TypeError KINGLET_KERNELS_TYPE axpy: expected alpha to be a number, got bigint',
  ],
  [
    'two lengths',
    (k) => k.dot(two, three),
    'RangeError KINGLET_KERNELS_LENGTH dot: expected a and b to have the same length, got 2 and 3',
  ],
  [
    'a short output',
    (k) => k.add(three, three, two),
    'RangeError KINGLET_KERNELS_LENGTH add: expected a and out to have the same length, got 3 and 2',
  ],
  [
    'a long output',
    (k) => k.scale(two, 1, three),
    'RangeError KINGLET_KERNELS_LENGTH scale: expected a and out to have the same length, got 2 and 3',
  ],
  [
    'no elements for max',
    (k) => k.max(new Float32Array(0)),
    'RangeError KINGLET_KERNELS_EMPTY max: expected a to have at least one element, got none',
  ],
  [
    'a detached buffer',
    (k) => k.sum(detachedArray()),
    'TypeError KINGLET_KERNELS_DETACHED sum: expected a to have its memory, got an array whose buffer was detached or shrunk',
  ],
];

function errorOf(call: () => unknown): string {
  try {
    return `returned ${call()}`;
  } catch (error) {
    if (!isKernelsError(error)) throw error;
    return `${error.name} ${error.code} ${error.message}`;
  }
}

describe('bad arguments are refused in the same words', () => {
  test.for(badCalls)('by the API: %s', ([, call, error]) => {
    expect(errorOf(() => call(api))).toBe(error);
  });

  test.skipIf(api.loadError()).for(badCalls)('by the addon itself: %s', ([, call, error]) => {
    expect(errorOf(() => call(load().select()))).toBe(error);
  });

  test('a view that its buffer no longer holds', () => {
    expect(codeOf(() => api.sum(shrunkArray()))).toBe('TypeError KINGLET_KERNELS_DETACHED');
  });

  test.skipIf(api.loadError())('by the addon itself: partial overlap', () => {
    const memory = new Float32Array(10);
    const call = (k: Kernels) => () => k.mul(memory.subarray(0, 5), memory.subarray(5), memory.subarray(2, 7));

    expect(errorOf(call(load().select()))).toBe(errorOf(call(api)));
    expect(errorOf(call(api))).toBe(
      'RangeError KINGLET_KERNELS_OVERLAP mul: expected out to be or be apart from a, got arrays that overlap',
    );
  });
});

test.skipIf(api.loadError())('a tracking view of a resized buffer has its new length in native code too', () => {
  const buffer = new ResizableBuffer(4 * smallLength, { maxByteLength: 4 * 1000 });
  const array = new Float32Array(buffer).fill(1);
  const native = load().select();

  expect(native.sum(array)).toBe(smallLength);
  buffer.resize(8);
  expect(native.sum(array)).toBe(2);
  buffer.resize(4000);
  expect(native.sum(array)).toBe(2);
});

test('every entry has every operation', async () => {
  const bundled = await import('./bundled.ts');

  for (const entry of [api, bundled] as const) {
    for (const name of kernelNames) expect(entry[name]).toBeTypeOf('function');
    expect(entry.isa).toBeTypeOf('function');
  }
});
