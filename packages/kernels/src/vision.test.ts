// Points between pixels, boxes by their scores, elements by their values: numbers that are known by heart, on every tier.
import { describe, expect, test } from 'vitest';
import { loadAddon, loadWasm, testableIsas } from '../test/load.ts';
import { activateKernels } from './activeKernels.ts';
import { type AnyElementType, elementTypes, sampleModes, samplePaddings, sampleUnits } from './elementTypes.ts';

const none = new Float32Array(0);
const bytesOf = (array: ArrayBufferView): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

interface Sampling {
  readonly mode?: (typeof sampleModes)[number];
  readonly padding?: (typeof samplePaddings)[number];
  readonly units?: (typeof sampleUnits)[number];
  readonly steps?: readonly number[];
  readonly counts?: readonly number[];
  readonly factors?: readonly number[];
  readonly isMax?: boolean;
}

describe.for(testableIsas())('on %s', (isa) => {
  const kernels = activateKernels(loadAddon, isa, loadWasm);

  /** One row of pixels at places along it. */
  function sampleRow(row: readonly number[], places: readonly number[], how: Sampling = {}): number[] {
    const { mode = 'linear', padding = 'zeros', units = 'pixels', isMax = false } = how;
    const [steps, counts, factors] = [how.steps, how.counts, how.factors].map((numbers) =>
      Float32Array.from(numbers ?? []),
    ) as [Float32Array, Float32Array, Float32Array];
    const out = kernels.samplePoints(
      ...([Float32Array.from(row), 1, 1, 1, row.length, 1, new Uint32Array(0), Float32Array.from(places)] as const),
      ...([1, places.length, 1, steps, counts, factors] as const),
      ...([sampleModes.indexOf(mode), samplePaddings.indexOf(padding), sampleUnits.indexOf(units)] as const),
      ...([Number(isMax), new Float32Array(places.length)] as const),
    );
    return [...out];
  }

  test('samplePoints weights the pixels around a place', () => {
    expect(sampleRow([1, 3, 7], [0, 0.5, 1.25, 2])).toEqual([1, 2, 4, 7]);
    expect(sampleRow([1, 3, 7], [0.5, 1.5, 0.75], { mode: 'nearest' })).toEqual([1, 7, 3]);
    expect(sampleRow([1, 3, 7], [-1, 0, 1], { units: 'centres' })).toEqual([1, 3, 7]);
    expect(sampleRow([1, 3], [-1, -0.5, 0, 1], { units: 'edges' })).toEqual([0.5, 1, 2, 1.5]);
    expect(sampleRow([1, 1, 1, 1], [1.3], { mode: 'cubic' })[0]).toBeCloseTo(1, 6);
  });

  test('samplePoints knows what lies beside an image', () => {
    const places = [-2, -0.5, 2.5, 9];

    expect(sampleRow([1, 3, 7], places)).toEqual([0, 0.5, 3.5, 0]);
    expect(sampleRow([1, 3, 7], places, { padding: 'border' })).toEqual([1, 1, 7, 7]);
    expect(sampleRow([1, 3, 7], [-2, 5, 1e30], { padding: 'reflection', mode: 'nearest' })).toEqual([7, 3, 0]);
    expect(sampleRow([1, 3, 7], [Number.NaN, Number.POSITIVE_INFINITY])).toEqual([Number.NaN, 0]);
    expect(sampleRow([], [0, 1])).toEqual([0, 0]);
  });

  test('samplePoints joins several points of a place', () => {
    const points = { steps: [1, 0.5], counts: [3, 2] };

    expect(sampleRow([1, 3, 7], [0, 0], { ...points, factors: [1, 0.5] })).toEqual([11, 1.5]);
    expect(sampleRow([1, 3, -7], [0, 0], { ...points, isMax: true })).toEqual([3, 1.5]);
    expect(sampleRow([-1, -3], [0, 9], { isMax: true, factors: [0, -5] })).toEqual([0, -5]);
    expect(sampleRow([1], [0], { steps: [0], counts: [1e9] })).toEqual([10]);
  });

  test('samplePoints takes images by their indices, which are looked at', () => {
    const a = Float32Array.of(1, 2, 3, 4);
    const sample = (...images: number[]): Float32Array =>
      kernels.samplePoints(
        ...([a, 2, 1, 1, 1, 2, Uint32Array.from(images), new Float32Array(images.length)] as const),
        ...([images.length, 1, 1, none, none, none, 0, 0, 2, 0, new Float32Array(2 * images.length)] as const),
      );

    expect([...sample(1, 0, 1)]).toEqual([3, 4, 1, 2, 3, 4]);
    expect(() => sample(0, 2)).toThrow('samplePoints: expected images[1] to be below 2, got 2');
  });

  /** Boxes as rows of four, scores of one class. */
  function suppress(boxes: readonly number[], scores: readonly number[], how: Partial<Suppression> = {}): number[] {
    const { most = 9, overlap = 0.5, least = Number.NaN, isCentred = 0, room = 9 } = how;
    const [rows, counts] = [new BigInt64Array(3 * room).fill(-1n), new Float64Array(2)];
    kernels.nonMaxSuppression(
      ...([Float32Array.from(boxes), Float32Array.from(scores), 1, 1, scores.length, most, overlap, least] as const),
      ...([isCentred, room, new Uint8Array(8 * scores.length), bytesOf(rows), counts] as const),
    );
    expect(counts[1]).toBe(counts[0]);
    expect([...rows].slice(3 * counts[0]!)).toEqual(Array(3 * (room - counts[0]!)).fill(-1n));
    return Array.from({ length: counts[0]! }, (_, i) => Number(rows[3 * i + 2]));
  }
  interface Suppression {
    readonly most: number;
    readonly overlap: number;
    readonly least: number;
    readonly isCentred: number;
    readonly room: number;
  }
  const shifted = [0, 0, 1, 1, 0, 0.1, 1, 1.1, 0, -0.1, 1, 0.9, 0, 10, 1, 11, 0, 10.1, 1, 11.1, 0, 100, 1, 101];

  test('nonMaxSuppression keeps the best of boxes that overlap', () => {
    const scores = [0.9, 0.75, 0.6, 0.95, 0.5, 0.3];

    expect(suppress(shifted, scores)).toEqual([3, 0, 5]);
    expect(suppress(shifted, scores, { most: 2 })).toEqual([3, 0]);
    expect(suppress(shifted, scores, { room: 1 })).toEqual([3]);
    expect(suppress(shifted, scores, { least: 0.3 })).toEqual([3, 0]);
    expect(suppress(shifted, scores, { overlap: 1 })).toEqual([3, 0, 1, 2, 4, 5]);
    expect(suppress(shifted, scores, { most: 0 })).toEqual([]);
  });

  test('nonMaxSuppression takes equal scores in order, corners in any order, and boxes by their centres', () => {
    expect(suppress([1, 1, 0, 0, 0, 1, 1, 0, 5, 5, 6, 6], [0.5, 0.5, 0.5])).toEqual([0, 2]);
    expect(suppress([0.5, 0.5, 1, 1, 0.5, 0.6, 1, 1, 9, 9, 1, 1], [1, 2, 3], { isCentred: 1 })).toEqual([2, 1]);
    // Without area nothing is shared.
    expect(suppress([0, 0, 0, 1, 0, 0, 0, 1], [1, 2])).toEqual([1, 0]);
  });

  function best(type: AnyElementType, elements: ArrayBufferView & { length: number }, k: number, isLargest = 1) {
    const width = elements.byteLength / elements.length;
    const [values, indices] = [new Uint8Array(k * width), new BigInt64Array(k)];
    const number = elementTypes.indexOf(type);
    kernels.topKAny(bytesOf(elements), 1, elements.length, number, k, isLargest, values, bytesOf(indices));
    return { values, indices: [...indices].map(Number) };
  }

  test('topKAny finds the best of any type, equal ones in order', () => {
    expect(best('float', Float32Array.of(3, 1, 3, 2, -0, 0), 6).indices).toEqual([0, 2, 3, 1, 4, 5]);
    expect(best('float', Float32Array.of(1, Number.NaN, 9, Number.NEGATIVE_INFINITY), 2).indices).toEqual([1, 2]);
    expect(best('float', Float32Array.of(1, Number.NaN, 9), 3, 0).indices).toEqual([0, 2, 1]);
    expect(best('int64', BigInt64Array.of(-1n, 2n ** 62n, -(2n ** 63n)), 2).indices).toEqual([1, 0]);
    expect(best('uint64', BigUint64Array.of(1n, 2n ** 64n - 1n, 0n), 3, 0).indices).toEqual([2, 0, 1]);
    expect(best('int8', Int8Array.of(-128, 5, 127), 1, 0)).toEqual({ values: Uint8Array.of(128), indices: [0] });
    expect(best('uint8', Uint8Array.of(7), 2)).toEqual({ values: Uint8Array.of(7, 0), indices: [0, -1] });
  });

  test('topKAny orders thousands', () => {
    const elements = Float32Array.from({ length: 5000 }, (_, i) => Math.sin(i * i));
    const sorted = (sign: number): number[] =>
      [...elements.keys()].sort((a, b) => sign * (elements[a]! - elements[b]!) || a - b);

    expect(best('float', elements, 300).indices).toEqual(sorted(-1).slice(0, 300));
    expect(best('float', elements, 5000, 0).indices).toEqual(sorted(1));
  });

  test('findNonZero gives coordinates in order', () => {
    const [places, counts] = [new BigInt64Array(12).fill(-1n), new Float64Array(1)];

    kernels.findNonZero(
      ...([bytesOf(Float32Array.of(0, 1, -0, Number.NaN, 0, -2)), 6, elementTypes.indexOf('float')] as const),
      ...([Uint32Array.of(2, 3), bytesOf(places), counts] as const),
    );

    expect(counts[0]).toBe(3);
    expect([...places].map(Number)).toEqual([0, 1, 1, 0, 1, 2, ...Array(6).fill(-1)]);
  });
});
