// Copies by steps on every tier: what they are for, and that no step leaves an array.
import { describe, expect, test } from 'vitest';
import { loadAddon, loadWasm, testableIsas } from '../test/load.ts';
import { activateKernels } from './activeKernels.ts';
import type { Kernels } from './generated/kernels.ts';

type Axes = readonly [number, number, number, number, number];

/** Copies elements of `out`'s width; axes that are left out have one element. */
function copy(
  kernels: Kernels,
  a: ArrayBufferView,
  out: ArrayBufferView & { readonly BYTES_PER_ELEMENT: number },
  {
    counts,
    from,
    to,
    fromAt = 0,
    toAt = 0,
  }: Record<'counts' | 'from' | 'to', readonly number[]> & {
    readonly fromAt?: number;
    readonly toAt?: number;
  },
): void {
  const width = out.BYTES_PER_ELEMENT;
  const five = (axes: readonly number[], rest: number): Axes =>
    [...Array(5 - axes.length).fill(rest), ...axes] as never;
  const bytes = (array: ArrayBufferView) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  const steps = (axes: readonly number[]): Axes => five(axes, 0).map((step) => step >>> 0) as never;
  const length = a.byteLength / width;
  kernels.copyStrided(
    ...([bytes(a), length, width, ...five(counts, 1), fromAt, ...steps(from)] as const),
    ...([bytes(out), out.byteLength / width, toAt, ...steps(to)] as const),
  );
}

describe.for(testableIsas())('copyStrided on %s', (isa) => {
  const kernels = activateKernels(loadAddon, isa, loadWasm);

  test.for([Uint8Array, Uint16Array, Float32Array, Float64Array])('transposes a matrix of $name', (one) => {
    const type = one as unknown as typeof Float64Array;
    const [rows, columns] = [37, 53];
    const a = type.from({ length: rows * columns }, (_, i) => i % 251);
    const out = new type(rows * columns);

    copy(kernels, a, out, { counts: [columns, rows], from: [1, columns], to: [rows, 1] });

    for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) expect(out[c * rows + r]).toBe(a[r * columns + c]);
  });

  test('takes every second element from the end on', () => {
    const out = new Float32Array(3);

    copy(kernels, Float32Array.of(0, 1, 2, 3, 4), out, { counts: [3], from: [-2], fromAt: 4, to: [1] });

    expect([...out]).toEqual([4, 2, 0]);
  });

  test('puts a matrix into a larger one, whose border stays', () => {
    const out = new Int32Array(16).fill(9);

    copy(kernels, Int32Array.of(1, 2, 3, 4), out, { counts: [2, 2], from: [2, 1], to: [4, 1], toAt: 5 });

    expect([...out]).toEqual([9, 9, 9, 9, 9, 1, 2, 9, 9, 3, 4, 9, 9, 9, 9, 9]);
  });

  test('repeats rows, and fills', () => {
    const out = new BigInt64Array(6);

    copy(kernels, BigInt64Array.of(5n, -7n), out, { counts: [3, 2], from: [0, 1], to: [2, 1] });
    expect([...out]).toEqual([5n, -7n, 5n, -7n, 5n, -7n]);
    copy(kernels, BigInt64Array.of(-1n), out, { counts: [6], from: [0], to: [1] });
    expect([...out]).toEqual([-1n, -1n, -1n, -1n, -1n, -1n]);
  });

  test('permutes five axes as index arithmetic does', () => {
    const shape = [2, 3, 4, 5, 3];
    const order = [3, 0, 4, 2, 1];
    const stepsOf = (lengths: readonly number[]) =>
      lengths.map((_, i) => lengths.slice(i + 1).reduce((x, y) => x * y, 1));
    const turned = order.map((axis) => shape[axis] as number);
    const from = order.map((axis) => stepsOf(shape)[axis] as number);
    const a = Uint16Array.from({ length: 360 }, (_, i) => i);
    const out = new Uint16Array(360);

    copy(kernels, a, out, { counts: turned, from, to: stepsOf(turned) });

    for (let i = 0; i < 360; i++) {
      const place = stepsOf(turned).map((step, axis) => Math.floor(i / step) % (turned[axis] as number));
      expect(out[i]).toBe(place.reduce((at, index, axis) => at + index * (from[axis] as number), 0));
    }
  });

  test.for([
    ['behind the end', { counts: [3], from: [2], to: [1], fromAt: 1 }, 'a'],
    ['before the beginning', { counts: [3], from: [-1], to: [1], fromAt: 1 }, 'a'],
    ['behind the end of the output', { counts: [3], from: [1], to: [3] }, 'out'],
    ['far behind any end', { counts: [2 ** 32 - 1, 2 ** 32 - 1], from: [0, 0], to: [2 ** 31 - 1, 1] }, 'out'],
  ] as const)('refuses a step %s', ([, axes, name]) => {
    const call = () => copy(kernels, new Float32Array(5), new Float32Array(5), axes);

    expect(call).toThrow(expect.objectContaining({ name: 'RangeError', code: 'KINGLET_KERNELS_INDEX' }));
    expect(call).toThrow(`copyStrided: expected steps that stay in the 5 elements of ${name}, got others`);
  });

  test('copies nothing where an axis has no elements, whatever the steps', () => {
    const out = Float32Array.of(7);

    copy(kernels, new Float32Array(1), out, { counts: [0, 5], from: [9, 9], to: [9, 9], fromAt: 99 });

    expect([...out]).toEqual([7]);
  });
});
