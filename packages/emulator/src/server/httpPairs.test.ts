import { expect, test } from 'vitest';
import { combined, grouped, queryPairs } from './httpPairs.ts';

test('names that repeat keep their values in order', () => {
  const pairs = queryPairs('b=1&a=2&&b=3=4&__proto__=5&c');

  expect(Object.entries(grouped(pairs))).toEqual([
    ['b', ['1', '3=4']],
    ['a', ['2']],
    ['__proto__', ['5']],
    ['c', ['']],
  ]);
  expect(combined(pairs)).toMatchObject({ b: '1,3=4', a: '2', c: '' });
});

// A client chooses how many there are, and each request is grouped.
test('each pair is read once, however many there are', () => {
  let reads = 0;
  const counting: ProxyHandler<[string, string]> = {
    get: (pair, key) => {
      if (key === '0') reads++;
      return Reflect.get(pair, key);
    },
  };
  const pairs = Array.from({ length: 500 }, (_, i) => new Proxy<[string, string]>([`n${i}`, 'v'], counting));

  expect(Object.keys(grouped(pairs))).toHaveLength(500);
  expect(reads).toBe(500);
});
