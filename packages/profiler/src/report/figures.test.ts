import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Unit } from '../measurement.ts';
import { bytes, count, digits, duration, measured, percent, scaled } from './figures.ts';
import { cellsOf, fit, printable } from './printable.ts';

const hostile = fc.string({
  unit: fc.constantFrom(...'aZ \t\n\u001b\u0300\u200d\u202e名ﾊ👨🏽\uffff', '\ud800', '\udc00'),
});

it.each([
  [0, '0 s'],
  [0.0000004, '0.4 ns'],
  [0.00425, '4.25 µs'],
  [0.9996, '1 ms'],
  [61_250, '61.3 s'],
  [7_200_000, '7.2 ks'],
])('duration of %d ms is %s', (milliseconds, shown) => {
  expect(duration(milliseconds)).toBe(shown);
});

it.each([
  [0, '0.0 %'],
  [1e-9, '< 0.1 %'],
  [0.99999, '> 99.9 %'],
  [1, '100.0 %'],
])('percent of %d is %s', (part, shown) => {
  expect(percent(part)).toBe(shown);
});

it('has one form for each unit', () => {
  const all: readonly (readonly [Unit, number, string])[] = [
    ['bytes', 1536, '1.5 KiB'],
    ['bytes/s', 2.5e9, '2.5 GB/s'],
    ['celsius', 61.25, '61.3 °C'],
    ['count', 1234, '1,234'],
    ['count', 2.81e9, '2.81 G'],
    ['flop/s', 74e9, '74 GFLOP/s'],
    ['hertz', 2.6e9, '2.6 GHz'],
    ['joules', 0.0042, '4.2 mJ'],
    ['milliseconds', 12.34, '12.3 ms'],
    ['per kilo-instruction', 3.456, '3.46 per 1,000 instructions'],
    ['ratio', 0.00001, '1.00e-5'],
    ['watts', 45, '45 W'],
  ];
  for (const [unit, value, shown] of all)
    expect(measured({ value, unit, confidence: 'clock', source: '' })).toBe(shown);
});

it('never shows what is no number', () => {
  fc.assert(
    fc.property(fc.double(), (value) => {
      for (const show of [bytes, count, digits, duration, percent, (one: number) => scaled(one, 'W')])
        expect(show(value)).not.toMatch(/NaN|Infinity|undefined/);
    }),
  );
});

it('makes text harmless', () => {
  expect(printable('a\u0000\u001b[2J\u007f\u0085\u202e\ud800\n')).toBe('a␀␛[2J␡\ufffd\ufffd\ufffd␊');
  expect(printable('👨‍👩‍👧 é 名前')).toBe('👨‍👩‍👧 é 名前');
});

it('knows how wide text is and cuts it there', () => {
  expect([cellsOf('abc'), cellsOf('名前'), cellsOf('e\u0301'), cellsOf('👨‍👩‍👧'), cellsOf('')]).toEqual([
    3, 4, 1, 2, 0,
  ]);
  expect([fit('名前は長い', 5), fit('abcdef', 4), fit('abcdef', 4, true), fit('ab', 2)]).toEqual([
    '名前…',
    'abc…',
    '…def',
    'ab',
  ]);
  fc.assert(
    fc.property(hostile, fc.integer({ min: 1, max: 30 }), (text, cells) => {
      expect(cellsOf(fit(printable(text), cells))).toBeLessThanOrEqual(cells);
    }),
  );
});
