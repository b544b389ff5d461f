import { describe, expect, it } from 'vitest';
import { monthlyCost } from './monthlyCost.ts';
import { priceNames, usEast1, withPrices } from './prices.ts';

describe('withPrices', () => {
  it.each(priceNames)('%s changes what a month costs', (name) => {
    const load = { requests: 10e6, durationMs: 500, memoryMb: 1024, initMs: 0, coldRate: 0, provisioned: 1 };
    const arch = name.startsWith('x64') ? 'x64' : 'arm64';

    const changed = withPrices(usEast1, { [name]: '1' });

    expect(monthlyCost(load, arch, changed).total).toBeGreaterThan(monthlyCost(load, arch, usEast1).total);
    expect(changed.source).toContain(name);
  });

  it('keeps the table without any', () => {
    expect(withPrices(usEast1, {})).toBe(usEast1);
  });

  it.each(['', 'free', '-1', 'Infinity', ' '])('refuses the price %j', (price) => {
    expect(() => withPrices(usEast1, { 'arm64-duration': price })).toThrow(/--price arm64-duration to be a number/);
  });

  it('names the prices that there are', () => {
    expect(() => withPrices(usEast1, { 'arm64-duraton': '1' })).toThrow(/did you mean arm64-duration\?/);
  });
});

describe('usEast1', () => {
  it('asks a fifth less on arm64', () => {
    for (const what of ['provisioned', 'provisionedDuration'] as const)
      expect(usEast1.arm64[what] / usEast1.x64[what]).toBeCloseTo(0.8, 3);
    expect((usEast1.arm64.duration[0]?.price ?? 0) / (usEast1.x64.duration[0]?.price ?? 1)).toBeCloseTo(0.8, 3);
  });

  it('says where and when AWS asked so', () => {
    expect(usEast1.source).toContain('aws.amazon.com/lambda/pricing');
    expect(new Date(usEast1.since).getUTCFullYear()).toBe(2025);
  });
});
