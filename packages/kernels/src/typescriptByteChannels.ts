// Images of bytes whose channels do not meet, in plain TypeScript: the same bits as native code.
import type { Kernels } from './generated/kernels.ts';
import { padded, placeOf, rangeOf } from './typescriptBytes.ts';
import { eachWindow } from './typescriptConvolution.ts';
import { requantize } from './typescriptQuantize.ts';

type ByteChannels = Pick<
  Kernels,
  'depthwiseRequantize' | 'depthwiseRequantizeU8' | 'maxPool2dInteger' | 'maxPool2dIntegerU8'
>;
type ByteArray = Int8Array | Uint8Array;

const quad = 4;

export const typescriptByteChannels: ByteChannels = {
  depthwiseRequantize,
  depthwiseRequantizeU8: depthwiseRequantize,
  maxPool2dInteger: largest,
  maxPool2dIntegerU8: largest,
};

function depthwiseRequantize<Out extends ByteArray>(
  x: ByteArray,
  batch: number,
  height: number,
  width: number,
  channels: number,
  xZeroPoint: number,
  packed: Int8Array,
  _sums: Int32Array,
  rows: number,
  columns: number,
  bias: Int32Array,
  multipliers: Float32Array,
  zeroPoint: number,
  out: Out,
  outHeight: number,
  outWidth: number,
  strideY: number,
  strideX: number,
  padTop: number,
  padLeft: number,
): Out {
  const [least, most] = rangeOf(x);
  const zero = Math.min(Math.max(xZeroPoint, least), most);
  const [depth, totals] = [padded(rows, quad), new Int32Array(out.length)];
  const moves = [strideY, strideX, 1, 1, padTop, padLeft];
  const images = { batch, height, width, rows, columns, outHeight, outWidth, moves };
  eachWindow(out.length, images, channels, (taps, at) => {
    for (let c = 0; c < channels; c++)
      for (const { pixel, tap } of taps) {
        const row = (tap % columns) * depth + Math.floor(tap / columns);
        const weight = packed[placeOf(c, row, columns * depth)]!;
        totals[at + c]! += Math.imul(x[pixel * channels + c]! - zero, weight);
      }
  });
  return requantize(totals, channels, 1, bias, multipliers, zeroPoint, out, least, most);
}

function largest<Out extends ByteArray>(
  x: ByteArray,
  batch: number,
  height: number,
  width: number,
  channels: number,
  out: Out,
  outHeight: number,
  outWidth: number,
  rows: number,
  columns: number,
  ...moves: readonly number[]
): Out {
  const images = { batch, height, width, rows, columns, outHeight, outWidth, moves };
  out.fill(rangeOf(x)[0]);
  eachWindow(out.length, images, channels, (taps, at) => {
    for (let c = 0; c < channels; c++)
      for (const { pixel } of taps) out[at + c] = Math.max(out[at + c]!, x[pixel * channels + c]!);
  });
  return out;
}
