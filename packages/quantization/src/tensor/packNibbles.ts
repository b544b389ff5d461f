// Integers of 4 bits, two to a byte, several at a time: words of four integers are shifted and masked as one number.

/** How integers lie that are packed along their inputs: those of an output side by side, or those of an input. */
export interface NibbleLayout {
  readonly inputs: number;
  readonly outputs: number;
  /** 0: [outputs, inputs]; 1: [inputs, outputs]. */
  readonly outputAxis: 0 | 1;
}

/** Whether words will do: for inputs in eights, and for outputs in fours where those of an input lie side by side. */
export function isInWords({ inputs, outputs, outputAxis }: NibbleLayout): boolean {
  return inputs % 8 === 0 && (outputAxis === 0 || outputs % 4 === 0);
}

/**
 * Packs the low four bits of integers, with those of `flip` turned, into rows of `rowBytes`, a row per output, the first
 * integer in the low half of a byte. Rows and both arrays begin at multiples of four bytes, and `isInWords` is true. Gives
 * the bits above the low four that not all of the integers have, as a byte.
 */
export function packNibbles(
  integers: Int8Array<ArrayBuffer> | Uint8Array<ArrayBuffer>,
  { inputs, outputs, outputAxis }: NibbleLayout,
  flip: number,
  bytes: Uint8Array,
  rowBytes: number,
): number {
  const words = new Int32Array(integers.buffer, integers.byteOffset, integers.length >> 2);
  const packed = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  const flips = flip * 0x11111111;
  const common =
    outputAxis === 0
      ? packRows(words, [outputs, inputs >> 2], flips, packed, rowBytes >> 2)
      : packColumns(words, [inputs, outputs >> 2], flips, packed, rowBytes >> 2);
  return ~(common & (common >>> 8) & (common >>> 16) & (common >>> 24)) & 0xf0;
}

const nibbles = 0x0f0f0f0f;

/** `words`: [rows, rowWords], each of four inputs of an output. Gives the bits that all of them have. */
function packRows(
  words: Int32Array,
  [rows, rowWords]: readonly [number, number],
  flips: number,
  packed: Int32Array,
  packedRow: number,
): number {
  let common = -1;
  for (let row = 0; row < rows; row++)
    for (let from = row * rowWords, to = row * packedRow; from < (row + 1) * rowWords; from += 2, to++) {
      const first = words[from]!;
      const second = words[from + 1]!;
      common &= first & second;
      packed[to] = (halved(first & nibbles) | (halved(second & nibbles) << 16)) ^ flips;
    }
  return common;
}

/** Four bytes below 16 as two. */
function halved(four: number): number {
  const pairs = four | (four >>> 4);
  return (pairs & 0xff) | ((pairs >>> 8) & 0xff00);
}

/** Four outputs each: their lines stay in the caches while all of their inputs come by. */
const tileWords = 16;

/** `words`: [inputs, width], each of four outputs at an input. Gives the bits that all of them have. */
function packColumns(
  words: Int32Array,
  [inputs, width]: readonly [number, number],
  flips: number,
  packed: Int32Array,
  packedRow: number,
): number {
  let common = -1;
  for (let left = 0; left < width; left += tileWords)
    for (let input = 0; input < inputs; input += 8) {
      const count = Math.min(tileWords, width - left);
      const place = { to: 4 * left * packedRow + (input >> 3), packedRow };
      common &= packTile(words, { from: input * width + left, count, width }, flips, packed, place);
    }
  return common;
}

/** Eight inputs of `count` times four outputs: bytes of two inputs each, then a square of four by four bytes turned. */
function packTile(
  words: Int32Array,
  { from, count, width }: { readonly from: number; readonly count: number; readonly width: number },
  flips: number,
  packed: Int32Array,
  { to: first, packedRow }: { readonly to: number; readonly packedRow: number },
): number {
  let common = -1;
  for (let i = 0, at = from, to = first; i < count; i++, at++, to += 4 * packedRow) {
    const k0 = words[at]!;
    const k1 = words[at + width]!;
    const k2 = words[at + 2 * width]!;
    const k3 = words[at + 3 * width]!;
    const k4 = words[at + 4 * width]!;
    const k5 = words[at + 5 * width]!;
    const k6 = words[at + 6 * width]!;
    const k7 = words[at + 7 * width]!;
    common &= k0 & k1 & k2 & k3 & k4 & k5 & k6 & k7;
    const a = pairOf(k0, k1) ^ flips;
    const b = pairOf(k2, k3) ^ flips;
    const c = pairOf(k4, k5) ^ flips;
    const d = pairOf(k6, k7) ^ flips;
    const evenLow = (a & 0xff00ff) | ((b & 0xff00ff) << 8);
    const evenHigh = (c & 0xff00ff) | ((d & 0xff00ff) << 8);
    const oddLow = ((a >>> 8) & 0xff00ff) | (b & ~0xff00ff);
    const oddHigh = ((c >>> 8) & 0xff00ff) | (d & ~0xff00ff);
    packed[to] = (evenLow & 0xffff) | (evenHigh << 16);
    packed[to + packedRow] = (oddLow & 0xffff) | (oddHigh << 16);
    packed[to + 2 * packedRow] = (evenLow >>> 16) | (evenHigh & ~0xffff);
    packed[to + 3 * packedRow] = (oddLow >>> 16) | (oddHigh & ~0xffff);
  }
  return common;
}

/** Of four outputs the integers of an input, and above them those of the next. */
function pairOf(first: number, second: number): number {
  return (first & nibbles) | ((second & nibbles) << 4);
}
