import { describe, expect, it } from 'vitest';
import { simulate } from '../simulator/simulate.ts';
import type { Trace } from '../trace.ts';
import { type GenerateTraceOptions, generateTrace, type TraceShape } from './generateTrace.ts';

const day = 86_400_000;
const options = { durationMs: 2 * day, meanPerSecond: 3, intervalMs: 10_000 };

describe('generateTrace', () => {
  it.each<TraceShape>(['diurnal', 'flash-crowd', 'bursty', 'ramp'])('gives %s the mean, by the seed', (shape) => {
    const perSecond = ratesOf(generateTrace(shape, options));

    expect(perSecond.reduce((sum, rate) => sum + rate, 0) / perSecond.length).toBeCloseTo(3, 10);
    expect(Math.min(...perSecond)).toBeGreaterThan(0);
    expect(ratesOf(generateTrace(shape, options))).toEqual(perSecond);
    expect(ratesOf(generateTrace(shape, { ...options, seed: 2 }))).not.toEqual(perSecond);
  });

  it('has a wave a day, a slope, crowds and bursts', () => {
    const at = (shape: TraceShape, part: number) => {
      const rates = ratesOf(generateTrace(shape, options));
      return rates
        .subarray(Math.floor(part * rates.length))
        .subarray(0, 60)
        .reduce((sum, rate) => sum + rate / 60, 0);
    };
    const peak = (shape: TraceShape) => Math.max(...ratesOf(generateTrace(shape, options)));

    expect(at('diurnal', 0.25) / at('diurnal', 0.5)).toBeGreaterThan(5);
    expect(at('ramp', 0.99) / at('ramp', 0)).toBeGreaterThan(7);
    expect(peak('flash-crowd') / 3).toBeGreaterThan(4);
    expect(peak('bursty') / 3).toBeGreaterThan(3);
  });

  it('can be replayed', () => {
    const trace = generateTrace('bursty', { durationMs: 3_600_000, meanPerSecond: 10 });

    const { requests } = simulate(
      trace,
      { kind: 'containers', service: { kind: 'constant', meanMs: 100 } },
      { mode: 'stable-panic', capacity: 1 },
    );

    expect(Math.abs(requests / 36_000 - 1)).toBeLessThan(0.02);
  });

  it.each<[string, Partial<GenerateTraceOptions>]>([
    ['durationMs', { durationMs: 0 }],
    ['meanPerSecond', { meanPerSecond: Number.NaN }],
    ['intervalMs', { intervalMs: -1 }],
    ['durationMs / intervalMs', { durationMs: 1e12 }],
    ['seed', { seed: Number.POSITIVE_INFINITY }],
  ])('refuses %s out of its range', (name, parts) => {
    expect(() => generateTrace('ramp', { ...options, ...parts })).toThrowError(
      expect.objectContaining({ code: 'KINGLET_AUTOSCALER_TRACE', message: expect.stringContaining(`\`${name}\``) }),
    );
  });
});

function ratesOf({ arrivals }: Trace): Float64Array {
  if (arrivals.kind !== 'rates') throw new Error('Expected rates.');
  return arrivals.perSecond;
}
