// Integers of 4 bits, two to a byte, several at a time: words of four integers are shifted and masked as one number.
import type { IntegerArray } from './integerTypes.ts';

/** How integers lie that are packed along their inputs: those of an output side by side, or those of an input. */
export interface NibbleLayout {
  readonly inputs: number;
  readonly outputs: number;
  /** 0: [outputs, inputs]; 1: [inputs, outputs]. */
  readonly outputAxis: 0 | 1;
}

/**
 * Packs integers of `least` (-8 or 0) to `least` + 15, less `least`, into rows of `rowBytes` a row per output, the first
 * integer in the low half of a byte. False, with nothing done, where words would not do: for inputs that are no multiple
 * of 8, outputs that are none of 4 if those of an input lie side by side, and arrays that are not aligned.
 */
export function packNibbles(
  integers: IntegerArray,
  { inputs, outputs, outputAxis }: NibbleLayout,
  least: number,
  bytes: Uint8Array,
  rowBytes: number,
): boolean {
  const isWhole = inputs % 8 === 0 && rowBytes % 4 === 0 && (outputAxis === 0 || outputs % 4 === 0);
  if (!isWhole || (integers.byteOffset | bytes.byteOffset) % 4 !== 0 || integers.BYTES_PER_ELEMENT !== 1) return false;
  const words = new Int32Array(integers.buffer, integers.byteOffset, integers.length >> 2);
  const packed = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  // Of two's complement, 8 more is the highest of four bits turned.
  const lift = least === 0 ? 0 : 0x08080808;
  if (outputAxis === 0) packRows(words, [outputs, inputs >> 2], lift, packed, rowBytes >> 2);
  else packColumns(words, [inputs, outputs >> 2], lift, packed, rowBytes >> 2);
  return true;
}

const nibbles = 0x0f0f0f0f;

/** `words`: [rows, rowWords], each of four inputs of an output. */
function packRows(
  words: Int32Array,
  [rows, rowWords]: readonly [number, number],
  lift: number,
  packed: Int32Array,
  packedRow: number,
): void {
  for (let row = 0; row < rows; row++)
    for (let from = row * rowWords, to = row * packedRow; from < (row + 1) * rowWords; from += 2, to++)
      packed[to] = halved((words[from]! & nibbles) ^ lift) | (halved((words[from + 1]! & nibbles) ^ lift) << 16);
}

/** Four bytes below 16 as two. */
function halved(four: number): number {
  const pairs = four | (four >>> 4);
  return (pairs & 0xff) | ((pairs >>> 8) & 0xff00);
}

/** Of outputs whose lines the caches hold while all of their inputs come by. */
const tileWords = 16;

/** `words`: [inputs, width], each of four outputs at an input. */
function packColumns(
  words: Int32Array,
  [inputs, width]: readonly [number, number],
  lift: number,
  packed: Int32Array,
  packedRow: number,
): void {
  for (let left = 0; left < width; left += tileWords)
    for (let input = 0; input < inputs; input += 8)
      packTile(words, input * width + left, Math.min(tileWords, width - left), width, lift, packed, [
        4 * left * packedRow + (input >> 3),
        packedRow,
      ]);
}

/** Eight inputs of `count` times four outputs: bytes of two inputs each, then a square of four by four bytes turned. */
function packTile(
  words: Int32Array,
  from: number,
  count: number,
  width: number,
  lift: number,
  packed: Int32Array,
  [first, packedRow]: readonly [number, number],
): void {
  for (let i = 0, at = from, to = first; i < count; i++, at++, to += 4 * packedRow) {
    const a = pairOf(words, at, width, lift);
    const b = pairOf(words, at + 2 * width, width, lift);
    const c = pairOf(words, at + 4 * width, width, lift);
    const d = pairOf(words, at + 6 * width, width, lift);
    const evenLow = (a & 0xff00ff) | ((b & 0xff00ff) << 8);
    const evenHigh = (c & 0xff00ff) | ((d & 0xff00ff) << 8);
    const oddLow = ((a >>> 8) & 0xff00ff) | (b & ~0xff00ff);
    const oddHigh = ((c >>> 8) & 0xff00ff) | (d & ~0xff00ff);
    packed[to] = (evenLow & 0xffff) | (evenHigh << 16);
    packed[to + packedRow] = (oddLow & 0xffff) | (oddHigh << 16);
    packed[to + 2 * packedRow] = (evenLow >>> 16) | (evenHigh & ~0xffff);
    packed[to + 3 * packedRow] = (oddLow >>> 16) | (oddHigh & ~0xffff);
  }
}

/** Of four outputs the integers of an input, and above them those of the next. */
function pairOf(words: Int32Array, at: number, width: number, lift: number): number {
  return ((words[at]! & nibbles) ^ lift) | (((words[at + width]! & nibbles) ^ lift) << 4);
}
