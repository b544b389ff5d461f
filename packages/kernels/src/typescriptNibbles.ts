// Products with 4-bit weights in plain TypeScript. With bytes they have the bits of the native ones.
import type { Kernels } from './generated/kernels.ts';
import { asNumbers } from './half.ts';
import { limitsOf } from './typescriptBytes.ts';
import { activate, limit } from './typescriptEpilogue.ts';

type Products = 'matmulNibbles' | 'matmulNibblesBytes';
type Nibbles = Pick<Kernels, Products | `${Products}HalfScales` | 'packNibbles'>;

type Numbers = ReturnType<typeof asNumbers>;

/** Columns of a panel. */
const panelColumns = 16;

export const typescriptNibbles: Nibbles = {
  packNibbles(b, columns, inner, block, scales, zeroPoints, packedScales, packedZeroPoints, out) {
    const blocks = Math.ceil(inner / block);
    const words = block % 8 === 0 ? wordsOf(b, out) : undefined;
    out.fill(0);
    packedScales.fill(0);
    packedZeroPoints.fill(0);
    for (let column = 0; column < columns; column++)
      for (let at = 0; at < blocks; at++) {
        const from = column * blocks + at;
        const zeroPoint = zeroPoints.length > 0 ? zeroPoints[from]! : 8;
        packedScales[scalePlace(column, blocks, at)] = scales[from]!;
        packedZeroPoints[scalePlace(column, blocks, at)] = zeroPoint;
        if (words && (at + 1) * block <= inner) {
          packBlock(words, (from * block) / 8, block / 8, weightPlace(column, blocks, block, at, 0) / 4);
          continue;
        }
        for (let k = 0; k < block; k++) {
          const isThere = at * block + k < inner;
          const weight = isThere ? (b[(from * block + k) >> 1]! >> (4 * (k % 2))) & 15 : zeroPoint & 15;
          out[weightPlace(column, blocks, block, at, k)]! |= weight << weightShift(k);
        }
      }
    return out;
  },
  matmulNibbles,
  matmulNibblesBytes,
  matmulNibblesHalfScales(a, rows, inner, packed, scales, ...rest) {
    return matmulNibbles(a, rows, inner, packed, asNumbers(scales), ...rest);
  },
  matmulNibblesBytesHalfScales(a, rows, inner, aScales, packed, scales, ...rest) {
    return matmulNibblesBytes(a, rows, inner, aScales, packed, asNumbers(scales), ...rest);
  },
};

function matmulNibbles(
  a: Float32Array,
  rows: number,
  inner: number,
  packed: Uint8Array,
  scales: Numbers,
  zeroPoints: Uint8Array,
  columns: number,
  block: number,
  bias: Float32Array,
  out: Float32Array,
  low: number,
  high: number,
  activation: number,
): Float32Array {
  const blocks = Math.ceil(inner / block);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) {
      let sum = bias[j] ?? 0;
      for (let at = 0; at < blocks; at++) {
        let products = 0;
        for (let k = 0; k < block && at * block + k < inner; k++)
          products += a[i * inner + at * block + k]! * weightOf(packed, zeroPoints, j, blocks, block, at, k);
        sum += products * scales[scalePlace(j, blocks, at)]!;
      }
      out[i * columns + j] = limit(sum, low, high);
    }
  return activate(activation, out);
}

function matmulNibblesBytes(
  a: Int8Array,
  rows: number,
  inner: number,
  aScales: Float32Array,
  packed: Uint8Array,
  scales: Numbers,
  zeroPoints: Uint8Array,
  columns: number,
  block: number,
  bias: Float32Array,
  out: Float32Array,
  low: number,
  high: number,
  activation: number,
): Float32Array {
  const [least, most] = limitsOf(low, high);
  const blocks = Math.ceil(inner / block);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) {
      let sum = 0;
      for (let at = 0; at < blocks; at++) {
        let products = 0;
        for (let k = 0; k < block && at * block + k < inner; k++)
          products += a[i * inner + at * block + k]! * weightOf(packed, zeroPoints, j, blocks, block, at, k);
        const scale = Math.fround(aScales[i * blocks + at]! * scales[scalePlace(j, blocks, at)]!);
        sum = Math.fround(sum + Math.fround(products * scale));
      }
      out[i * columns + j] = Math.min(Math.max(Math.fround(sum + (bias[j] ?? 0)), least), most);
    }
  return activate(activation, out);
}

interface Words {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

/** Both arrays as words of 8 weights, where they can be. */
function wordsOf(b: Uint8Array, out: Uint8Array): Words | undefined {
  if ((b.byteOffset | out.byteOffset | b.length | out.length) % 4 !== 0) return undefined;
  const [from, to] = [b, out].map((bytes) => new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4));
  return { from: from!, to: to! };
}

/** `count` words of a column, which are `panelColumns` words apart where they are packed. */
function packBlock({ from, to }: Words, first: number, count: number, place: number): void {
  for (let i = 0, at = place; i < count; i++, at += panelColumns) {
    const eight = from[first + i]!;
    to[at] = spread(eight & 0xffff) | (spread(eight >>> 16) << 4);
  }
}

/** Four halves of bytes, each to a byte of its own. */
function spread(four: number): number {
  const pairs = (four | (four << 8)) & 0xff00ff;
  return (pairs | (pairs << 4)) & 0x0f0f0f0f;
}

/** Where the scale and the zero point of a block of a column are. */
function scalePlace(column: number, blocks: number, at: number): number {
  const inPanel = column % panelColumns;
  return (column - inPanel) * blocks + at * panelColumns + inPanel;
}

/** The byte that weight k of a block of a column is in: of 8 weights the first 4 share bytes with the other 4. */
function weightPlace(column: number, blocks: number, block: number, at: number, k: number): number {
  const inPanel = column % panelColumns;
  const blockStart = ((column - inPanel) * blocks + at * panelColumns) * (block / 2);
  return blockStart + (k >> 3) * 4 * panelColumns + inPanel * 4 + (k % 4);
}

function weightShift(k: number): number {
  return k & 4;
}

/** A weight less its zero point. */
function weightOf(
  packed: Uint8Array,
  zeroPoints: Uint8Array,
  column: number,
  blocks: number,
  block: number,
  at: number,
  k: number,
): number {
  const weight = (packed[weightPlace(column, blocks, block, at, k)]! >> weightShift(k)) & 15;
  return weight - (zeroPoints.length > 0 ? zeroPoints[scalePlace(column, blocks, at)]! : 8);
}
