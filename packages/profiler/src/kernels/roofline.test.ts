// The roof of this machine, and how near to it kernels are said to come.
import { expect, test } from 'vitest';
import { isMeasured, type Measurement, numberOf } from '../measurement.ts';
import type { KernelUse, Roof } from './kernelUse.ts';
import { measureRoof } from './measureRoof.ts';
import { roofline } from './roofline.ts';

const rate = (value: number, unit: 'bytes/s' | 'flop/s'): Measurement => {
  return { value, unit, confidence: 'clock', source: 'a test' };
};
const roof: Roof = {
  compute: rate(100e9, 'flop/s'),
  integerCompute: rate(300e9, 'flop/s'),
  memory: rate(10e9, 'bytes/s'),
};

function use(kernel: string, flops: number, bytes: number, milliseconds = 1000): KernelUse {
  return { kernel, tier: 'avx2', calls: 3, milliseconds, bytes, flops };
}

test('a kernel with little to compute for its bytes is bound by memory', () => {
  const [point] = roofline([use('dot', 1e9, 4e9)], roof);
  expect(point).toMatchObject({
    ...use('dot', 1e9, 4e9),
    ...{ flopsPerSecond: 1e9, bytesPerSecond: 4e9, intensity: 0.25, bound: 'memory', attainable: 2.5e9, share: 0.4 },
  });
});

test('one with much to compute is bound by the processor', () => {
  const [point] = roofline([use('matmul', 50e9, 1e9)], roof);
  expect(point).toMatchObject({ intensity: 50, bound: 'compute', attainable: 100e9, share: 0.5 });
});

test('kernels of integers have a roof of their own, where there is one', () => {
  const uses = [{ ...use('matmulInteger', 150e9, 1e9), isOfIntegers: true }];
  expect(roofline(uses, roof)).toMatchObject([{ attainable: 300e9, share: 0.5 }]);
  expect(roofline(uses, { compute: roof.compute, memory: roof.memory })).toMatchObject([{ attainable: 100e9 }]);
});

test('what moves data is judged by its bytes, in caches above what memory gives', () => {
  const [point] = roofline([use('transpose', 0, 25e9)], roof);
  expect(point).toMatchObject({ flopsPerSecond: 0, intensity: 0, bound: 'memory', attainable: 10e9, share: 2.5 });
});

test('nothing is said of what is not known', () => {
  const without: Roof = { compute: roof.compute, memory: { unavailable: 'too little memory' } };
  const [moved, computed, unseen, pure] = roofline(
    [use('transpose', 0, 1e9), use('dot', 1e9, 4e9), use('dot', 1e9, 4e9, 0), use('dot', 1e9, 0)],
    without,
  );

  expect(moved).toMatchObject({ attainable: undefined, share: undefined, bytesPerSecond: 1e9 });
  expect(computed).toMatchObject({ attainable: undefined, share: undefined });
  expect(unseen).toMatchObject({ flopsPerSecond: undefined, bytesPerSecond: undefined, share: undefined });
  expect(pure).toMatchObject({ intensity: undefined, bound: 'compute', attainable: 100e9, share: 0.01 });
});

test('a roof is measured: by what it says, once in a process', () => {
  const found = measureRoof();

  expect(measureRoof()).toBe(found);
  for (const [name, unit, source] of [
    ['compute', 'flop/s', /^matmulPacked of \d+ x \d+ x \d+ on \w+, the best of \d+ runs$/],
    ['integerCompute', 'flop/s', /^matmulInteger of /],
    ['memory', 'bytes/s', /^(sum on \w+|memchr) of \d+ MiB.*, the best of \d+ runs$/],
  ] as const) {
    const measurement = found[name]!;
    expect(isMeasured(measurement) && measurement.source).toMatch(source);
    expect(measurement).toMatchObject({ unit, confidence: 'clock' });
    // Of any machine that this runs on, the slowest emulation included.
    expect(numberOf(measurement)).toBeGreaterThan(1e6);
    expect(numberOf(measurement)).toBeLessThan(1e13);
  }
});

test('its time, its caches and its clock can be others', () => {
  let time = 0;
  const mib = 2 ** 20;
  const small = {
    caches: { value: 'unknown', source: 'a test' },
    memoryBytes: { value: 8 * mib, source: 'a test' },
  } as const;
  const { memory } = measureRoof({ milliseconds: 10, host: small, now: () => time++ });

  // Every run takes a tick: 2 MiB a millisecond.
  expect(memory).toMatchObject({ value: 2 * mib * 1000, unit: 'bytes/s' });
  expect(isMeasured(memory) && memory.source).toContain('of 2 MiB, of which a cache of 32 MiB may hold a part');

  const tiny = { ...small, memoryBytes: { value: mib, source: 'a test' } };
  const { memory: none } = measureRoof({ milliseconds: 10, host: tiny, now: () => time++ });
  expect(none).toEqual({ unavailable: expect.stringContaining('a quarter of the memory') });

  for (const milliseconds of [9, 10_001, Number.NaN])
    expect(() => measureRoof({ milliseconds })).toThrow('milliseconds: expected a number from 10 to 10000');
});
