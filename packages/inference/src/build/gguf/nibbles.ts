// Blocks of 4 bits as com.microsoft.MatMulNBits has them.
import type { QuantizedTensor } from '../pretrained/weights.ts';
import { blocksOf, dequantize } from './dequantize.ts';

/** Element i of a row is `(nibble - zero) * scale` of its group. */
export interface Nibbles {
  /** Two to a byte, the first in its lower half. */
  readonly values: Uint8Array<ArrayBuffer>;
  readonly scales: Float32Array;
  /** Two to a byte, each row from a byte of its own on; undefined: all 8. */
  readonly zeros: Uint8Array<ArrayBuffer> | undefined;
  /** Elements that share a scale. */
  readonly group: number;
}

/** The same weights, of a tensor of Q4_0. */
export function nibblesOf(tensor: QuantizedTensor): Nibbles {
  const { values, scales } = blocksOf(tensor);
  const packed = packed4(values.length, (i) => values[i]! + 8);
  return { values: packed, scales, zeros: undefined, group: tensor.format.group };
}

const group = 32;
const most = 15;

/** The nearest of 16 levels between the least and the most of each 32 weights, 0 among them. */
export function roundToNibbles(tensor: QuantizedTensor): Nibbles {
  const floats = dequantize(tensor);
  const scales = new Float32Array(floats.length / group);
  const zeros = new Uint8Array(scales.length);
  for (let g = 0; g < scales.length; g++) {
    const own = floats.subarray(g * group, (g + 1) * group);
    const [low, high] = [Math.min(0, ...own), Math.max(0, ...own)];
    scales[g] = (high - low) / most || 1;
    zeros[g] = Math.round(-low / scales[g]!);
  }
  const level = (i: number): number => {
    const g = Math.floor(i / group);
    return Math.min(most, Math.max(0, Math.round(floats[i]! / scales[g]!) + zeros[g]!));
  };
  const groupsOfRow = tensor.dims.at(-1)! / group;
  return { values: packed4(floats.length, level), scales, zeros: packRows(zeros, groupsOfRow), group };
}

function packed4(length: number, valueAt: (i: number) => number): Uint8Array<ArrayBuffer> {
  const packed = new Uint8Array(length / 2);
  for (let i = 0; i < packed.length; i++) packed[i] = valueAt(2 * i) | (valueAt(2 * i + 1) << 4);
  return packed;
}

function packRows(values: Uint8Array, width: number): Uint8Array<ArrayBuffer> {
  const rowBytes = Math.ceil(width / 2);
  const packed = new Uint8Array((values.length / width) * rowBytes);
  for (let i = 0; i < values.length; i++) {
    const [row, column] = [Math.floor(i / width), i % width];
    packed[row * rowBytes + (column >> 1)]! |= values[i]! << (4 * (column & 1));
  }
  return packed;
}
