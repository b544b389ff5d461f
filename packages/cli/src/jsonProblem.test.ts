import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonProblem } from './jsonProblem.ts';

test.each([
  ['{\n  "a": 1,\n  "b": abc\n}', { line: 3, column: 8, found: '"abc"' }],
  ['{"a": 1', { line: 1, column: 8, found: 'the end' }],
  ['', { line: 1, column: 1, found: 'the end' }],
  ['[1, 2,]', { line: 1, column: 7, found: '"]"' }],
  ['{"a": 1,}', { line: 1, column: 9, found: '"}"' }],
  ["{'a': 1}", { line: 1, column: 2, found: `"'a': 1}"` }],
  ['[1] x', { line: 1, column: 5, found: '"x"' }],
  ['[1}', { line: 1, column: 3, found: '"}"' }],
  ['"a\n"', { line: 1, column: 1, found: '"\\"a"' }],
  ['01', { line: 1, column: 2, found: '"1"' }],
])('%j stops being JSON at its first wrong place', (text, problem) => {
  expect(jsonProblem(text)).toEqual(problem);
});

test('exactly what JSON.parse takes is without a problem', () => {
  const near = fc
    .tuple(fc.json(), fc.nat(), fc.nat(3), fc.constantFrom('', ',', '"', '}', ']', ':', '1', '\\', 'e', '{', '[', ' '))
    .map(([json, at, gone, put]) => {
      const start = at % (json.length + 1);
      return json.slice(0, start) + put + json.slice(start + gone);
    });
  fc.assert(
    fc.property(fc.oneof(fc.json(), near, fc.string()), (text) => {
      expect(jsonProblem(text) === undefined).toBe(isJson(text));
    }),
    { numRuns: 3000 },
  );
});

test('what is long is no problem', () => {
  expect(jsonProblem(`"${'\\n'.repeat(4_000_000)}"`)).toBeUndefined();
  expect(jsonProblem(`["${'x'.repeat(8_000_000)}`)).toMatchObject({ column: 2 });
});

test('what is nested deeply is no problem', () => {
  expect(jsonProblem('['.repeat(200_000) + ']'.repeat(200_000))).toBeUndefined();
  expect(jsonProblem('['.repeat(200_000))).toMatchObject({ column: 200_001, found: 'the end' });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false; // what is to be found out
  }
}
