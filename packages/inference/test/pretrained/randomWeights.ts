// Weights of small random networks, as files and as numbers.
import { decodeBfloat16, decodeFloat16, toBfloat16Bits, toFloat16Bits } from '@kinglet/onnx';
import { randomNumbers, randomWeights } from '../../src/build/randomNumbers.ts';
import { type TensorToWrite, writeSafetensors } from '../writeSafetensors.ts';
import type { Get } from './reference.ts';

export type Shapes = Readonly<Record<string, readonly number[]>>;

export interface RandomFile {
  readonly file: Uint8Array;
  readonly tensors: Readonly<Record<string, TensorToWrite>>;
  readonly get: Get;
}

/** The numbers that `get` gives are those that the file holds. */
export function randomFile(shapes: Shapes, dtype: 'BF16' | 'F16' | 'F32' = 'F32', seed = 7): RandomFile {
  const random = randomNumbers(seed);
  const tensors: Record<string, TensorToWrite> = {};
  const numbers = new Map<string, { dims: readonly number[]; values: number[] }>();
  for (const [name, shape] of Object.entries(shapes)) {
    const count = shape.reduce((product, length) => product * length, 1);
    const mean = /norm|ln_/i.test(name) && name.endsWith('weight') ? 1 : 0;
    const floats = randomWeights(random, count, 0.3, mean);
    const bits = dtype === 'F32' ? floats : dtype === 'F16' ? toFloat16Bits(floats) : toBfloat16Bits(floats);
    tensors[name] = { dtype, shape, bytes: new Uint8Array(bits.buffer) };
    numbers.set(name, { dims: shape, values: Array.from(decoded(bits, dtype)) });
  }
  const get: Get = (name) => {
    const found = numbers.get(name);
    if (!found) throw new Error(`no weight ${name}`);
    return found;
  };
  return { file: writeSafetensors(tensors), tensors, get };
}

function decoded(bits: Float32Array | Uint16Array, dtype: string): Float32Array {
  if (bits instanceof Float32Array) return bits;
  return Float32Array.from(bits, dtype === 'F16' ? decodeFloat16 : decodeBfloat16);
}
