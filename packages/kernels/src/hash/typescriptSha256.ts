// SHA-256 in plain TypeScript (FIPS 180-4): for where no addon loads.
import { checkArray } from '../check.ts';
import type { Sha256 } from './hashes.ts';

const blockBytes = 64;
const digestBytes = 32;

export class TypescriptSha256 implements Sha256 {
  readonly #state = initial.slice();
  readonly #rest = new Uint8Array(blockBytes);
  #length = 0;

  update(bytes: Uint8Array): this {
    checkArray('sha256', 'bytes', bytes, Uint8Array);
    const waiting = this.#length % blockBytes;
    this.#length += bytes.length;
    let at = 0;
    if (waiting > 0) {
      at = Math.min(blockBytes - waiting, bytes.length);
      this.#rest.set(bytes.subarray(0, at), waiting);
      if (waiting + at < blockBytes) return this;
      addBlock(this.#state, this.#rest, 0);
    }
    for (; at + blockBytes <= bytes.length; at += blockBytes) addBlock(this.#state, bytes, at);
    this.#rest.set(bytes.subarray(at));
    return this;
  }

  /** The padding: one bit, zeros, and the length in bits as the last eight bytes of a block. */
  digest(): Uint8Array<ArrayBuffer> {
    const rest = this.#length % blockBytes;
    const tail = new Uint8Array(rest < blockBytes - 8 ? blockBytes : 2 * blockBytes);
    tail.set(this.#rest.subarray(0, rest));
    tail[rest] = 0x80;
    new DataView(tail.buffer).setBigUint64(tail.length - 8, BigInt(this.#length) * 8n);
    const state = this.#state.slice();
    for (let at = 0; at < tail.length; at += blockBytes) addBlock(state, tail, at);
    const digest = new DataView(new ArrayBuffer(digestBytes));
    for (const [i, word] of state.entries()) digest.setUint32(4 * i, word);
    return new Uint8Array(digest.buffer);
  }
}

export function typescriptSha256(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new TypescriptSha256().update(bytes).digest();
}

const primes = firstPrimes(64);
/** The first 32 bits of the fractional parts of the primes' square and cube roots. */
const initial = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
const constants = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));
const schedule = new Int32Array(64);

function firstPrimes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime !== 0)) found.push(n);
  return found;
}

function fraction(root: number): number {
  return Math.floor((root % 1) * 2 ** 32) | 0;
}

function addBlock(state: Int32Array, bytes: Uint8Array, at: number): void {
  fillSchedule(bytes, at);
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < 64; i++) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + constants[i]! + schedule[i]!) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i]! += word;
}

function fillSchedule(bytes: Uint8Array, at: number): void {
  const w = schedule;
  for (let i = 0; i < 16; i++) {
    const from = at + 4 * i;
    w[i] = (bytes[from]! << 24) | (bytes[from + 1]! << 16) | (bytes[from + 2]! << 8) | bytes[from + 3]!;
  }
  for (let i = 16; i < 64; i++) {
    const [x, y] = [w[i - 15]!, w[i - 2]!];
    const s0 = rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3);
    const s1 = rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10);
    w[i] = w[i - 16]! + s0 + w[i - 7]! + s1;
  }
}

function rotate(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}
