import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisFor, linearAxis, logAxis, shortNumber } from './axis.ts';

const positive = fc.double({ min: 1e-3, max: 1e7, noNaN: true });

describe('linearAxis', () => {
  it.each([
    [12, ['0', '2.5', '5', '7.5', '10', '12.5']],
    [1.2, ['0', '0.25', '0.5', '0.75', '1', '1.25']],
    [100, ['0', '20', '40', '60', '80', '100']],
    [4200, ['0', '1,000', '2,000', '3,000', '4,000', '5,000']],
  ])('to %d names %j', (top, labels) => {
    const { ticks, at } = linearAxis(top, 10, 110);

    expect(ticks.map(({ label }) => label)).toEqual(labels);
    expect(ticks[0]?.at).toBe(10);
    expect(ticks.at(-1)?.at).toBeCloseTo(110, 9);
    expect(at(0)).toBe(10);
  });
});

describe('logAxis', () => {
  it('goes from one round number to another', () => {
    const { ticks, at } = logAxis(3, 70, 0, 100);

    expect(ticks.map(({ label }) => label)).toEqual(['2', '5', '10', '20', '50', '100']);
    expect(at(2)).toBe(0);
    expect(at(Math.sqrt(2 * 100))).toBeCloseTo(50, 9);
  });

  it('names powers of ten where there are many', () => {
    expect(logAxis(0.01, 5000, 0, 100).ticks.map(({ label }) => label)).toEqual([
      '0.01',
      '0.1',
      '1',
      '10',
      '100',
      '1,000',
    ]);
  });
});

describe('axisFor', () => {
  it('begins at 0, unless a few values are far from the others', () => {
    expect(axisFor([5, 6, 7, 8], 0, 100).isLog).toBe(false);
    expect(axisFor([5, 6, 7, 80], 0, 100).isLog).toBe(true);
    expect(axisFor([0, 6, 7, 80], 0, 100).isLog).toBe(false);
  });

  it('holds all values, in their order, with two ticks or more', () => {
    fc.assert(
      fc.property(fc.array(positive, { minLength: 1, maxLength: 50 }), (values) => {
        const { at, ticks } = axisFor(values, 0, 100);
        const places = values.toSorted((a, b) => a - b).map(at);
        expect(Math.min(...places)).toBeGreaterThanOrEqual(-1e-9);
        expect(Math.max(...places)).toBeLessThanOrEqual(100 + 1e-9);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        expect(ticks.length).toBeGreaterThanOrEqual(2);
      }),
    );
  });

  it('takes values that are all 0', () => {
    expect(axisFor([0, 0], 0, 100).at(0)).toBe(0);
  });
});

it('shortNumber has no noise of doubles', () => {
  expect(shortNumber(0.1 + 0.2)).toBe('0.3');
});
