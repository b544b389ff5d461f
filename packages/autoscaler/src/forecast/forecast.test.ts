import { describe, expect, it } from 'vitest';
import { type Forecasts, learn, noForecasts } from './forecast.ts';
import { forecastersOf } from './forecasters.ts';

const season = 24;
const options = { forecasters: forecastersOf([season]), steps: 2, quantile: 0.9, keep: 2 * season };
const wave = (t: number) => 100 + 50 * Math.sin((2 * Math.PI * t) / season);
// Noise that is the same on every machine: the finalizer of MurmurHash3.
const noise = (t: number) => {
  const mixed = Math.imul(t + 1, 0x9e3779b1);
  const folded = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);

  return ((folded ^ (folded >>> 13)) >>> 0) / 2 ** 32 - 0.5;
};

function learned(value: (t: number) => number, count: number): Forecasts {
  return Array.from({ length: count }, (_, t) => value(t)).reduce(
    (known, next) => learn(known, next, options),
    noForecasts(options),
  );
}

const chosen = (forecasts: Forecasts) => options.forecasters[forecasts.best]?.name;

describe('the backtest', () => {
  it.each<[string, number, (t: number) => number, string]>([
    ['a straight line', 240, (t) => 3 * t, 'linear trend'],
    ['a season that repeats', 240, wave, 'seasonal naive (24)'],
    ['a season that jumps up once', 110, (t) => wave(t) + (t > 100 ? 40 : 0), 'seasonal naive with drift (24)'],
    ['a season with noise', 240, (t) => wave(t) + 30 * noise(t), 'Holt-Winters (24)'],
    ['steps of no kind', 240, (t) => 100 * noise(Math.floor(t / 9)), 'last value'],
  ])('chooses for %s', (_, count, value, name) => {
    expect(chosen(learned(value, count))).toBe(name);
  });

  it('forecasts each coming value of a line', () => {
    const { ahead } = learned((t) => 3 * t, 50);

    expect(ahead.map((value) => Math.round(value * 1e6) / 1e6)).toEqual([150, 153]);
  });

  it('gives a margin that so many of the values have been within', () => {
    let forecasts = learned((t) => wave(t) + 30 * noise(t), 10 * season);
    let within = 0;
    for (let t = 10 * season; t < 30 * season; t++) {
      const value = wave(t) + 30 * noise(t);
      if (value <= (forecasts.ahead[0] as number) + forecasts.margin) within++;
      forecasts = learn(forecasts, value, options);
    }

    expect(within / (20 * season)).toBeGreaterThan(0.85);
    expect(within / (20 * season)).toBeLessThan(0.97);
  });
});
