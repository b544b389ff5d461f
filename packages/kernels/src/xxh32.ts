// XXH32, seed 0 (https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md).

const [p1, p2, p3, p4, p5] = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f, 0x165667b1] as const;
const wordBytes = 4;
const stripe = 4;

/** The hash of bytes whose length is a multiple of 4. */
export function xxh32(bytes: Uint8Array): number {
  const sum = new Xxh32();
  sum.add(bytes);
  return sum.digest();
}

/** The hash of bytes that come in parts: the length of each but the last is a multiple of 16, of the last of 4. */
export class Xxh32 {
  #lanes: Lanes = [(p1 + p2) | 0, p2 | 0, 0, -p1 | 0];
  #bytes = 0;
  #rest: Int32Array = new Int32Array();

  add(bytes: Uint8Array): void {
    const words = wordsOf(bytes);
    const end = words.length - (words.length % stripe);
    this.#lanes = afterStripes(this.#lanes, words, end);
    this.#bytes += bytes.length;
    this.#rest = words.slice(end);
  }

  digest(): number {
    const [a, b, c, d] = this.#lanes;
    const isLong = this.#bytes >= stripe * wordBytes;
    let sum = isLong ? rotate(a, 1) + rotate(b, 7) + rotate(c, 12) + rotate(d, 18) : p5;
    sum = (sum + this.#bytes) | 0;
    for (const word of this.#rest) sum = Math.imul(rotate(sum + Math.imul(word, p3), 17), p4);
    sum = Math.imul(sum ^ (sum >>> 15), p2);
    sum = Math.imul(sum ^ (sum >>> 13), p3);
    return (sum ^ (sum >>> 16)) >>> 0;
  }
}

type Lanes = readonly [number, number, number, number];

/** A view where the bytes lie at a multiple of four, else of a copy: little endian, as all machines that this runs on. */
function wordsOf(bytes: Uint8Array): Int32Array {
  const { buffer, byteOffset, length } = bytes.byteOffset % wordBytes === 0 ? bytes : bytes.slice();
  return new Int32Array(buffer, byteOffset, length / wordBytes);
}

/** Lanes are variables of their own: elements of an array take five times as long. */
function afterStripes(lanes: Lanes, words: Int32Array, end: number): Lanes {
  let [a, b, c, d] = lanes;
  for (let at = 0; at < end; at += stripe) {
    a = round(a, words[at]!);
    b = round(b, words[at + 1]!);
    c = round(c, words[at + 2]!);
    d = round(d, words[at + 3]!);
  }
  return [a, b, c, d];
}

function round(lane: number, word: number): number {
  return Math.imul(rotate(lane + Math.imul(word, p2), 13), p1);
}

function rotate(x: number, by: number): number {
  return (x << by) | (x >>> (32 - by));
}
