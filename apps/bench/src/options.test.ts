import { expect, it } from 'vitest';
import { parseBenchOptions } from './options.ts';

const known = ['cold-start', 'kernels'];

it('takes suites and flags in any order', () => {
  expect(parseBenchOptions(['--quick', 'kernels', 'cold-start'], known)).toEqual({
    suites: ['kernels', 'cold-start'],
    quick: true,
    list: false,
    help: false,
  });
});

it('takes nothing, and the separator that a package manager hands on', () => {
  expect(parseBenchOptions([], known).suites).toEqual([]);
  expect(parseBenchOptions(['--', 'kernels'], known).suites).toEqual(['kernels']);
});

it('takes a filter for the cases', () => {
  expect(parseBenchOptions(['kernels', '--filter', 'dot 1'], known).filter).toBe('dot 1');
});

it.each([
  [['nothing'], 'cold-start, kernels'],
  [['--slow'], '--slow'],
  [['--quick=yes'], '--quick'],
])('refuses %j and says what it expected', (args, hint) => {
  expect(() => parseBenchOptions(args, known)).toThrow(
    expect.objectContaining({ code: 'KINGLET_BENCH_USAGE', message: expect.stringContaining(hint) }),
  );
});
