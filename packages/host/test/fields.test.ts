// Forms of /proc and /sys, each against one that says the same in another way.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kilobytes, labelled, numberBehind, numberList, sizeOf, wholeOf } from '../src/fields.ts';

describe('a list of ranges', () => {
  test('is what was written, and nothing else is one', () => {
    const text = fc.string({ unit: fc.constantFrom(...'0123456789,-- ,x+.'), maxLength: 9 });
    const form = /^\d+(-\d+)?(,\d+(-\d+)?)*$/;
    const referred = (each: string): readonly number[] | undefined => {
      const ranges = each.split(',').map((range) => range.split('-').map(Number) as [number, number?]);
      const isOrdered = ranges.every(([first, last = first]) => first <= last);
      const count = ranges.reduce((sum, [first, last = first]) => sum + last - first + 1, 0);
      const isTooMuch = count > 2 ** 16 || ranges.flat().some((number) => number! > 2 ** 24);
      if (!form.test(each) || !isOrdered || isTooMuch) return undefined;
      return ranges.flatMap(([first, last = first]) => Array.from({ length: last - first + 1 }, (_, i) => first + i));
    };
    fc.assert(
      fc.property(text, (each) => {
        expect(numberList(each)).toEqual(referred(each));
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    '',
    '0-',
    '-1',
    '1-0',
    '0,',
    '0-4294967295',
    '9007199254740993-9007199254740993',
    '1-2-3',
    '0x1',
    ' 1',
    '1e3',
  ])('%j is none', (text) => {
    expect(numberList(text)).toBeUndefined();
  });
});

test('a label is found where it is a whole one, at the first of its lines', () => {
  const text = 'MemTotalX: 1\nMemTotal:       24 kB\nMemTotal: 9\nmodel name\t: a: b \nmodel\t\t: 17\nempty:\n: x\n';

  expect(['MemTotal', 'model', 'model name', 'empty', 'none', 'odel'].map((key) => labelled(text, key))).toEqual([
    '24 kB',
    '17',
    'a: b',
    '',
    undefined,
    undefined,
  ]);
  expect(labelled(undefined, 'MemTotal')).toBeUndefined();
});

test.each([
  [sizeOf, { '512': 512, '32K': 2 ** 15, '1M': 2 ** 20, '2G': 2 ** 31 }, ['', 'K', '1T', '1.5K', '-1K', '1KK', ' 1K']],
  [kilobytes, { '0 kB': 0, '123 kB': 125_952 }, ['', '123', 'kB', ' kB', '1 KB', '-1 kB', '1 2 kB']],
  [wholeOf, { '0': 0, '007': 7 }, ['', '+1', '-1', '1.0', '1e3', '0x1', ' 1', '9'.repeat(20)]],
] as const)('%o takes its form alone', (read, right, wrong) => {
  expect(Object.keys(right).map((text) => read(text))).toEqual(Object.values(right));
  expect(wrong.map((text) => read(text))).toEqual(wrong.map(() => undefined));
});

test('names have a number behind them, or none', () => {
  expect(['cpu0', 'cpu12', 'cpu', 'cpufreq', 'cpu1a', 'xcpu1'].map((name) => numberBehind('cpu', name))).toEqual([
    ...[0, 12, undefined, undefined, undefined, undefined],
  ]);
});
