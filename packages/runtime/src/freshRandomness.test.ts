import { execFileSync } from 'node:child_process';
import * as node from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freshRandomness } from './freshRandomness.ts';

const web = globalThis.crypto;
const random = Math.random;
const builtin = process.getBuiltinModule('node:crypto');
const webPrototype = Object.getPrototypeOf(web) as object;
const before = [builtin, webPrototype].map((holder) =>
  Object.entries<PropertyDescriptor>(Object.getOwnPropertyDescriptors(holder)),
);
let count = 0;

beforeEach(() => {
  count = 0;
  freshRandomness((bytes) => {
    for (let i = 0; i < bytes.length; i++) bytes[i] = ++count;
  });
});

afterEach(() => {
  Math.random = random;
  for (const [i, holder] of [builtin, webPrototype].entries())
    for (const [name, descriptor] of before[i] ?? [])
      if (descriptor.configurable) Object.defineProperty(holder, name, descriptor);
  syncBuiltinESMExports();
});

/** What a function with a callback gives. */
function given<T>(call: (callback: (error: Error | null, value: T) => void) => void): Promise<T> {
  return new Promise((resolve) => call((_, value) => resolve(value)));
}

describe('after the replacement, from a source that counts 1, 2, 3, …', () => {
  test('bytes are those of the source', async () => {
    expect([...node.randomBytes(3)]).toEqual([1, 2, 3]);
    expect([...(await given<Buffer>((callback) => node.randomBytes(2, callback)))]).toEqual([4, 5]);
    expect([...node.pseudoRandomBytes(1)]).toEqual([6]);
    expect([...web.getRandomValues(new Uint8Array(3))]).toEqual([7, 8, 9]);
    expect([...node.webcrypto.getRandomValues(new Uint16Array(1))]).toEqual([0x0b0a]);
  });

  test('a range is filled and nothing around it', async () => {
    const bytes = node.randomFillSync(new Uint8Array(5), 1, 2);
    expect([...bytes].slice(1, 3)).toEqual([1, 2]);
    expect([bytes[0], bytes[3], bytes[4]]).toEqual([0, 0, 0]);
    expect([...node.randomFillSync(new Uint16Array(3), 2)]).toEqual([0, 0, 0x0403]);
    expect([...new Uint8Array(node.randomFillSync(new ArrayBuffer(2) as never))]).toEqual([5, 6]);
    expect([...(await given<Uint8Array>((callback) => node.randomFill(new Uint8Array(2), callback)))]).toEqual([7, 8]);
  });

  test('UUIDs have version and variant', () => {
    expect(node.randomUUID()).toBe('01020304-0506-4708-890a-0b0c0d0e0f10');
    expect(web.randomUUID()).toBe('11121314-1516-4718-991a-1b1c1d1e1f20');
  });

  test('numbers come from it', async () => {
    expect(Math.random()).toBeCloseTo(0x030201 / 2 ** 21, 6);
    expect(node.randomInt(5, 6)).toBe(5);
    expect(await given<number>((callback) => node.randomInt(1, callback))).toBe(0);
    expect(count).toBe(24);
  });

  test.each([
    ['a negative size', () => node.randomBytes(-1)],
    ['an empty range', () => node.randomInt(2, 1)],
    ['an offset outside', () => node.randomFillSync(new Uint8Array(2), 3)],
    ['floating point', () => web.getRandomValues(new Float64Array(1) as never)],
    ['more than 65536 bytes', () => web.getRandomValues(new Uint8Array(65_537))],
    ['options of another kind', () => node.randomUUID(1 as never)],
  ])('%s is refused as before', (_, call) => {
    expect(call).toThrow();
  });
});

test('numbers too high for an even spread are thrown away', () => {
  const parts = [255, 7];
  freshRandomness((bytes) => bytes.fill(parts.shift() as number));

  // 2^48 leaves a rest when divided by 2^47 + 1: the first number is in it.
  expect(node.randomInt(2 ** 47 + 1)).toBe(0x070707070707);
});

test("by default the source is the kernel's, evenly spread, and never the same twice", () => {
  const program = `import { randomBytes, randomInt } from 'node:crypto';
import { freshRandomness } from '${new URL('freshRandomness.ts', import.meta.url).href}';
freshRandomness();
const numbers = Array.from({ length: 4000 }, () => Math.random());
console.log(JSON.stringify({ mean: numbers.reduce((a, b) => a + b) / numbers.length, distinct: new Set(numbers).size,
  dice: new Set(Array.from({ length: 300 }, () => randomInt(6))).size, zeros: randomBytes(10_000).filter((b) => !b).length }));`;

  const output = execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });

  const { mean, zeros, ...rest } = JSON.parse(output);
  expect(rest).toEqual({ distinct: 4000, dice: 6 });
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.05);
  expect(zeros).toBeLessThan(100);
});
