import * as kernels from '@kinglet/kernels';
import { describe, expect, it } from 'vitest';
import { shapedCases } from '../kernels/shapedCases.ts';
import { ours, plainOperands } from './callOperands.ts';
import { callOf, encodeCall, sizesOf } from './calls.ts';

describe('callOf', () => {
  it('knows every case, each an operation of @kinglet/kernels', () => {
    for (const { operation } of shapedCases)
      expect(kernels, operation).toHaveProperty(callOf(operation)?.operation ?? '');
  });

  // The checks of the package refuse arguments that do not fit together.
  it.each([
    ...['matmul@3x4x5', 'matmulPacked@3x4x5', 'matmulInteger@3x5x17', 'matvec@3x4', 'vecmat@3x4'],
    ...['nibbles@40x17', 'nibblesBytes@40x17', 'conv2d@5x6,3-4,3x3', 'conv2d@5x6,7-4,1x1', 'convolve2d@5x6,3x3'],
    ...['depthwise@5x6,7,3x3', 'attention@2x5x4', 'matmulTransposed@3x4x5', 'matmulPackedGelu@3x4x5'],
    ...['nibbles@260x17,128', 'nibblesZeroPoints@40x17', 'conv2dInteger@5x6,7-4,3x3'],
  ])('gives %s arguments that fit together', (name) => {
    const call = callOf(name);
    const run = ours(call?.operation ?? '');

    expect(() => run?.(...(plainOperands(call!) as never[]))).not.toThrow();
  });

  it('gives attention the same memory however long the sequence', () => {
    const [short, long] = ['attention@1x512x1', 'attention@1x8192x1'].map((name) => callOf(name)!);

    const [queries, out] = [16, { dtype: 'f32', length: 16 }] as const;
    const fewQueries = long!.arguments.with(0, out).with(2, queries).with(14, out);
    const run = ours('attention');

    expect(long!.arguments.at(-1)).toEqual(short!.arguments.at(-1));
    for (const { arguments: values } of [short!, { arguments: fewQueries }])
      expect(() => run?.(...(plainOperands({ operation: 'attention', arguments: values }) as never[]))).not.toThrow();
  });

  it('has nothing for other names', () => {
    expect(callOf('dot')).toBeUndefined();
    expect(callOf('dot@3')).toBeUndefined();
  });
});

it('reads the numbers of a shape', () => {
  expect(sizesOf('conv2d@56x56,256-64,1x1')).toEqual([56, 56, 256, 64, 1, 1]);
});

it('writes a call as one word', () => {
  expect(encodeCall(callOf('matvec@3x4')!)).toBe('dotMany(f32:12,f32:4,f32:3)');
});
