import { expect, test } from 'vitest';
import { rangeParameters, signedBlockParameters } from './rangeParameters.ts';

// From onnxruntime 1.32.0's compute_scale_zp.
test.each([
  ['int8', true, -3, 1.5, 0.023622047156095505, 0],
  ['int8', false, -3, 1.5, 0.01764705963432789, 42],
  ['uint8', true, -3, 1.5, 0.0235294122248888, 128],
  ['uint8', false, -3, 1.5, 0.01764705963432789, 170],
  ['uint8', false, 2, 6, 0.0235294122248888, 0],
  ['uint8', false, -6, -2, 0.0235294122248888, 255],
  ['int4', true, -3, 1.5, 0.4000000059604645, 0],
  ['uint4', true, -3, 1.5, 0.4000000059604645, 8],
  ['uint4', false, -3, 1.5, 0.30000001192092896, 10],
  ['int16', true, -3, 1.5, 0.00009155552834272385, 0],
  ['uint16', true, -3, 1.5, 0.00009155413135886192, 32768],
  ['uint16', false, -3, 1.5, 0.00006866559851914644, 43690],
  ['uint8', false, 0, 0, 1, 0],
  ['uint8', false, -1e-40, 1e-40, 1, 0],
  ['int8', true, -3.4e38, 3.4e38, 2.6771652467786e36, 0],
] as const)('%s, symmetric %s, from %f to %f', (type, isSymmetric, least, greatest, scale, zeroPoint) => {
  expect(rangeParameters({ least, greatest }, { type, isSymmetric })).toEqual({ scale, zeroPoint });
});

test('a symmetric range of nothing keeps the zero point of the others', () => {
  expect(rangeParameters({ least: 0, greatest: 0 }, { type: 'uint8', isSymmetric: true })).toEqual({
    scale: 1,
    zeroPoint: 128,
  });
});

test('of a symmetric block of 4 bits the farthest value is -8, with its sign in the scale', () => {
  const scheme = { type: 'uint4', isSymmetric: true } as const;

  expect(signedBlockParameters({ least: -4, greatest: 2 }, scheme)).toEqual({ scale: 0.5, zeroPoint: 8 });
  expect(signedBlockParameters({ least: -2, greatest: 4 }, scheme)).toEqual({ scale: -0.5, zeroPoint: 8 });
  expect(signedBlockParameters({ least: 0, greatest: 0 }, scheme)).toEqual({ scale: 1, zeroPoint: 8 });
});
