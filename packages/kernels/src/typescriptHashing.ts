// XXH32 of many short messages in plain TypeScript (https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md).
import type { Kernels } from './generated/kernels.ts';

const [p1, p2, p3, p4, p5] = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f, 0x165667b1] as const;
const stripe = 16;

export const typescriptHashing: Pick<Kernels, 'hashKeys' | 'hashRows'> = {
  hashKeys(keys, seed, out) {
    for (let i = 0; i < out.length; i++) out[i] = avalanche(withWord(seed + p5 + 4, keys[i]!));
    return out;
  },
  hashRows(rows, width, seed, out) {
    for (let i = 0; i < out.length; i++) out[i] = hash(rows, i * width, width, seed);
    return out;
  },
};

function hash(bytes: Uint8Array, from: number, length: number, seed: number): number {
  const end = from + length;
  let at = from;
  let sum = seed + p5;
  if (length >= stripe) {
    let [a, b, c, d] = [seed + p1 + p2, seed + p2, seed, seed - p1];
    for (; at + stripe <= end; at += stripe) {
      a = withStripe(a, wordAt(bytes, at));
      b = withStripe(b, wordAt(bytes, at + 4));
      c = withStripe(c, wordAt(bytes, at + 8));
      d = withStripe(d, wordAt(bytes, at + 12));
    }
    sum = rotated(a, 1) + rotated(b, 7) + rotated(c, 12) + rotated(d, 18);
  }
  sum = (sum + length) | 0;
  for (; at + 4 <= end; at += 4) sum = withWord(sum, wordAt(bytes, at));
  for (; at < end; at++) sum = Math.imul(rotated(sum + Math.imul(bytes[at]!, p5), 11), p1);
  return avalanche(sum);
}

function wordAt(bytes: Uint8Array, at: number): number {
  return bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
}

function withStripe(lane: number, word: number): number {
  return Math.imul(rotated(lane + Math.imul(word, p2), 13), p1);
}

function withWord(sum: number, word: number): number {
  return Math.imul(rotated(sum + Math.imul(word, p3), 17), p4);
}

function avalanche(sum: number): number {
  let mixed = Math.imul(sum ^ (sum >>> 15), p2);
  mixed = Math.imul(mixed ^ (mixed >>> 13), p3);
  return mixed ^ (mixed >>> 16);
}

function rotated(x: number, by: number): number {
  return (x << by) | (x >>> (32 - by));
}
