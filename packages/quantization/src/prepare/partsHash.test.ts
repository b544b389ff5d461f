import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { PartsHash } from './partsHash.ts';

const mebibyte = 2 ** 20;
const bytes = Uint8Array.from({ length: 40 * mebibyte + 17 }, (_, i) => (i * 7) >> 3);

/** By the definition, in one thread. */
function expected(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) {
    if (typeof part === 'string') hash.update(part);
    else
      for (let start = 0; start < part.length; start += mebibyte)
        hash.update(
          createHash('sha256')
            .update(part.subarray(start, start + mebibyte))
            .digest(),
        );
  }
  return hash.digest('hex');
}

test('texts and bytes of any length, more than wait at once, in the order in which they came', async () => {
  const shared = new Uint8Array(new SharedArrayBuffer(100_000)).fill(5);
  const parts = [
    'first',
    bytes.subarray(0, 100),
    '',
    bytes,
    bytes.subarray(3, 3 + mebibyte),
    new Uint8Array(0),
    shared,
    'last',
  ];
  const hash = new PartsHash();

  for (const part of parts) await (typeof part === 'string' ? hash.addText(part) : hash.addBytes(part));

  expect(await hash.digest()).toBe(expected(parts));
});

test('bytes may change when they were added', async () => {
  const own = bytes.slice(0, 3 * mebibyte);
  const hash = new PartsHash();

  await hash.addBytes(own);
  own.fill(0);

  expect(await hash.digest()).toBe(expected([bytes.subarray(0, 3 * mebibyte)]));
});
