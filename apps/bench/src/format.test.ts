import { expect, it } from 'vitest';
import { decimalsFor, escapeXml, formatBytes, formatFixed, formatNumber } from './format.ts';

it.each([
  [0, '0'],
  [0.000123456, '0.000123'],
  [0.1837, '0.184'],
  [1, '1.00'],
  [9.999, '10.0'],
  [1000, '1\u202f000'],
  [53.24, '53.2'],
  [99.96, '100'],
  [123.4, '123'],
  [1234.5, '1\u202f235'],
  [-2.5, '-2.50'],
  [6291556, '6\u202f291\u202f556'],
])('formatNumber(%f) has three significant digits: %s', (value, text) => {
  expect(formatNumber(value)).toBe(text);
});

it.each([
  [0, 2, '0.00'],
  [1190640.4, 0, '1\u202f190\u202f640'],
  [-1234.567, 1, '-1\u202f234.6'],
])('formatFixed(%f, %i) is %s', (value, decimals, text) => {
  expect(formatFixed(value, decimals)).toBe(text);
});

it.each([
  [[0.18, 53], 2],
  [[0.018, 53], 3],
  [[5, 53], 1],
  [[50], 0],
  [[0], 0],
  [[], 0],
])('%j need %i decimals', (values, decimals) => {
  expect(decimalsFor(values)).toBe(decimals);
});

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [8504, '8.50 KB'],
  [719_999, '720 KB'],
  [999_500, '1.00 MB'],
])('formatBytes(%i) is %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

it('escapes what markup gives a meaning to, and replaces what XML forbids', () => {
  expect(escapeXml(`<a href="x" title='y'>&\0`)).toBe('&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;\ufffd');
});
