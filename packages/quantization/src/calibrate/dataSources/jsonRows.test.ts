import fc from 'fast-check';
import { expect, test } from 'vitest';
import { collect, memoryFiles } from '../../../test/memoryFiles.ts';
import { jsonElements } from './jsonElements.ts';
import { jsonRows } from './jsonRows.ts';

async function rows(text: string): Promise<unknown[]> {
  const openFile = memoryFiles({ 'a.json': new TextEncoder().encode(text) }, 3);
  return collect(jsonRows('a.json', { openFile }));
}

test('each element of the array is a sample: a number, nested arrays, or inputs by name', async () => {
  expect(await rows(' [ 1, [[2, -3e1], [true, 0]] , {"a": [1], "b": ["9007199254740993", 4]} ]\n')).toEqual([
    [1],
    [2, -30, 1, 0],
    { a: [1], b: [9007199254740993n, 4n] },
  ]);
  expect(await rows('[]')).toEqual([]);
});

test.each<[string, string, string]>([
  ['{"a": 1}', 'FILE', 'expected one array of samples, found "{" at its start'],
  ['[1] 2', 'FILE', 'found "2" behind it'],
  ['[[1, 2]', 'FILE', 'a text that ends before it does'],
  ['', 'FILE', 'a text that ends before it does'],
  ['[1,]', 'DATA', 'a.json, sample 1: expected JSON'],
  ['[1}', 'FILE', 'a } that closes nothing'],
  ['[[[1, 2], [3]]]', 'DATA', 'sample 0: expected rows of one length, found 2, 1'],
  ['[["x"]]', 'DATA', 'expected numbers, found "x"'],
  ['[["1", 0.5]]', 'DATA', 'expected whole numbers where some are texts, found 0.5'],
])('%j is refused', async (text, code, message) => {
  await expect(rows(text)).rejects.toMatchObject({
    code: `KINGLET_QUANTIZATION_${code}`,
    message: expect.stringContaining(message),
  });
});

test('the elements of any array are those that JSON.parse finds, wherever the text is cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.jsonValue()), fc.integer({ min: 1, max: 9 }), async (values, length) => {
      const text = JSON.stringify(values, null, 1);
      async function* pieces(): AsyncGenerator<string> {
        for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length);
      }
      const found = (await collect(jsonElements(pieces(), 'a'))).map((one) => JSON.parse(one));
      expect(found).toEqual(JSON.parse(text));
    }),
  );
});
