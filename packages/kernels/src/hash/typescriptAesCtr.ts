// AES in counter mode in plain TypeScript (FIPS 197, SP 800-38A): for where no addon loads. It reads a table by the message.
import type { Cipher } from './hashes.ts';

const blockBytes = 16;
let madeBox: Uint8Array | undefined;

/** Of a key of 16, 24 or 32 bytes and a counter of 16. */
export function typescriptAesCtr(key: Uint8Array, counter: Uint8Array): Cipher {
  const keys = expand(key);
  const first = new Uint8Array(counter);
  return (bytes, offset, out) => {
    let number = Math.floor(offset / blockBytes);
    let within = offset % blockBytes;
    let stream = encrypt(keys, plus(first, number));
    for (let i = 0; i < bytes.length; i++, within++) {
      if (within === blockBytes) {
        stream = encrypt(keys, plus(first, ++number));
        within = 0;
      }
      out[i] = bytes[i]! ^ stream[within]!;
    }
  };
}

/** A number of 128 bits, highest byte first, plus a whole number below 2^53. */
function plus(counter: Uint8Array, more: number): Uint8Array {
  const sum = new Uint8Array(counter);
  for (let i = blockBytes - 1, carried = more; i >= 0 && carried > 0; i--) {
    carried += sum[i]!;
    sum[i] = carried % 256;
    carried = Math.floor(carried / 256);
  }
  return sum;
}

/** The keys of all rounds, one behind the other (FIPS 197, 5.2). */
function expand(key: Uint8Array): Uint8Array {
  const box = boxOf();
  const rounds = key.length / 4 + 6;
  const keys = new Uint8Array(blockBytes * (rounds + 1));
  keys.set(key);
  let constant = 1;
  for (let at = key.length; at < keys.length; at += 4) {
    let word = [...keys.subarray(at - 4, at)];
    if (at % key.length === 0) {
      word = [word[1]!, word[2]!, word[3]!, word[0]!].map((byte) => box[byte]!);
      word[0]! ^= constant;
      constant = doubled(constant);
    } else if (key.length > 24 && at % key.length === blockBytes) {
      word = word.map((byte) => box[byte]!);
    }
    for (const [i, byte] of word.entries()) keys[at + i] = keys[at + i - key.length]! ^ byte;
  }
  return keys;
}

/** The block, which is overwritten. */
function encrypt(keys: Uint8Array, block: Uint8Array): Uint8Array {
  const box = boxOf();
  const shifted = new Uint8Array(blockBytes);
  addKey(block, keys, 0);
  for (let at = blockBytes; at < keys.length; at += blockBytes) {
    // Row r of column c is byte 4 c + r; rows are shifted by their number.
    for (let i = 0; i < blockBytes; i++) shifted[i] = box[block[(i + 4 * (i % 4)) % blockBytes]!]!;
    if (at + blockBytes < keys.length) mixColumns(shifted, block);
    else block.set(shifted);
    addKey(block, keys, at);
  }
  return block;
}

function addKey(block: Uint8Array, keys: Uint8Array, at: number): void {
  for (let i = 0; i < blockBytes; i++) block[i]! ^= keys[at + i]!;
}

/** Row r becomes 2 a[r] + 3 a[r + 1] + a[r + 2] + a[r + 3]. */
function mixColumns(from: Uint8Array, to: Uint8Array): void {
  for (let column = 0; column < blockBytes; column += 4) {
    const all = from[column]! ^ from[column + 1]! ^ from[column + 2]! ^ from[column + 3]!;
    for (let r = 0; r < 4; r++) {
      const [here, below] = [from[column + r]!, from[column + ((r + 1) % 4)]!];
      to[column + r] = here ^ all ^ doubled(here ^ below);
    }
  }
}

/** Times x, modulo x^8 + x^4 + x^3 + x + 1. */
function doubled(byte: number): number {
  return (byte << 1) ^ (byte & 0x80 ? 0x11b : 0);
}

/** Made for the first key. */
function boxOf(): Uint8Array {
  madeBox ??= substitutionBox();
  return madeBox;
}

/** FIPS 197, 5.1.1: inverses by powers of the generator x + 1, and an affine map. */
function substitutionBox(): Uint8Array {
  const powers: number[] = [1];
  while (powers.length < 255) powers.push(powers.at(-1)! ^ doubled(powers.at(-1)!));
  const box = new Uint8Array(256).fill(0x63);
  for (const [i, value] of powers.entries()) {
    const inverse = powers[(255 - i) % 255]! * 0x0101; // twice, for rotations
    box[value] = 0x63 ^ inverse ^ (inverse >> 4) ^ (inverse >> 5) ^ (inverse >> 6) ^ (inverse >> 7);
  }
  return box;
}
