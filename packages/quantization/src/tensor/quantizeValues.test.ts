import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type IntegerType, integerTypes } from './integerTypes.ts';
import { dequantizeValues, quantizeValues } from './quantizeValues.ts';
import { rangeParameters } from './rangeParameters.ts';

const types = Object.keys(integerTypes) as IntegerType[];

test('ties go to the even integer, before the zero point is added', () => {
  const values = Float32Array.of(-2.5, -1.5, -0.5, 0.5, 1.5, 2.5);

  expect([...quantizeValues(values, { scale: 1, zeroPoint: 3 }, 'uint8')]).toEqual([1, 1, 3, 3, 5, 5]);
});

test('the quotient is a float32: 3.4999999999 steps are 3.5', () => {
  const [value, scale] = [Math.fround(0.35), Math.fround(0.1)];

  expect(value / scale).toBeLessThan(3.5);
  expect([...quantizeValues(Float32Array.of(value), { scale, zeroPoint: 0 }, 'int8')]).toEqual([4]);
});

test('what is beyond the type saturates, infinities too; NaN is refused', () => {
  const parameters = { scale: 0.5, zeroPoint: -1 };

  expect([...quantizeValues(Float32Array.of(1e30, Number.NEGATIVE_INFINITY), parameters, 'int4')]).toEqual([7, -8]);
  expect(() => quantizeValues(Float32Array.of(0, Number.NaN), parameters, 'int4')).toThrow(
    expect.objectContaining({ code: 'KINGLET_QUANTIZATION_DATA', message: expect.stringContaining('index 1') }),
  );
});

test.each(types)('%s: a value inside its range comes back within half a step, 0 exactly', (type) => {
  const floats = fc.float({ min: Math.fround(-1e6), max: Math.fround(1e6), noNaN: true });
  fc.assert(
    fc.property(fc.array(floats, { minLength: 1 }), fc.boolean(), (numbers, isSymmetric) => {
      const values = Float32Array.from([0, ...numbers]);
      const parameters = rangeParameters(
        { least: Math.min(...values), greatest: Math.max(...values) },
        { type, isSymmetric },
      );
      const found = dequantizeValues(quantizeValues(values, parameters, type), parameters);

      expect(found[0]).toBe(0);
      // A zero point is rounded as well, which moves the range by half a step; a float32 has 0.002 of 65535 steps.
      const bound = parameters.scale * (isSymmetric ? 0.5 : 1) * 1.01;
      for (const [i, value] of values.entries()) expect(Math.abs(found[i]! - value)).toBeLessThanOrEqual(bound);
    }),
  );
});
