import { expect, it } from 'vitest';
import { multiplyAddsOf, shapedCases } from './shapedCases.ts';

it('counts multiply-adds', () => {
  expect(multiplyAddsOf('matmul@100x300x77')).toBe(100 * 300 * 77);
  // Along a side of 56, a filter of 3 has 2 taps inside at both ends, else 3: 166.
  expect(multiplyAddsOf('conv2d@56x56,64-64,3x3')).toBe(112_869_376);
  expect(multiplyAddsOf('depthwise@56x56,128,3x3')).toBe(3_527_168);
  expect(multiplyAddsOf('conv2d@56x56,256-64,1x1')).toBe(51_380_224);
  expect(multiplyAddsOf('conv2d@1x1,2-3,3x3')).toBe(6);
  expect(multiplyAddsOf('conv2d@2x1,1-1,5x5')).toBe(4);
  expect(multiplyAddsOf('nibbles@4096x32768,128')).toBe(4096 * 32768);
  expect(multiplyAddsOf('convolve2d@512x512,3x3')).toBe(510 * 510 * 9);
  expect(multiplyAddsOf('attention@8x512x64')).toBe(2 * 8 * 512 * 512 * 64);
});

it('asks of products what the issue asks', () => {
  const rulesOf = (operation: string) =>
    shapedCases
      .filter((one) => one.operation === operation)
      .flatMap(({ rows }) => rows.map(({ peer, rules }) => [peer, rules.native]));

  expect(rulesOf('matmul@256x256x256')).toContainEqual(['openblas', { times: 1 }]);
  expect(rulesOf('matmul@1024x1024x1024')).toContainEqual(['openblas', { times: 0.95 }]);
  expect(rulesOf('matmul@128x128x128')).toContainEqual(['scalar', { times: 5 }]);
  expect(rulesOf('matmulInteger@512x512x512')).toEqual([['floats', { times: 3 }]]);
  expect(rulesOf('nibbles@4096x32768')).toContainEqual(['reads', { times: 0.6 }]);
  expect(rulesOf('nibblesZeroPoints@4096x32768')).toEqual([['reads', 'no bar']]);
});
