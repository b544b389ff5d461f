import { expect, it } from 'vitest';
import { compareOutputs, describeDifference } from './compareOutputs.ts';

const peer = Float32Array.of(1, -2, 4);

it('measures against the largest element', () => {
  expect(compareOutputs(Float32Array.of(1, -2, 4.5), peer).difference).toBeCloseTo(0.125, 9);
  expect(compareOutputs(peer, peer)).toEqual({ difference: 0, cosine: 1 });
});

it.each([
  [Float32Array.of(1, -2, 4.0003), undefined],
  [Float32Array.of(1, -2, 4.001), /^max\|a-b\| is 2\.5\de-4/],
  [Float32Array.of(1, -2, Number.NaN), /NaN/],
  [Float32Array.of(1, -2), '2 elements, expected 3'],
])('says what is not alike: %#', (own, said) => {
  const found = describeDifference(own, peer);
  if (said === undefined) expect(found).toBeUndefined();
  else expect(found).toMatch(said);
});
