// Elements of quantized tensors.
import type { QuantizedTensor } from '../pretrained/weights.ts';
import type { Blocks } from './blockFormats.ts';

/** A tensor's blocks, taken apart. */
export function blocksOf({ format, bytes }: QuantizedTensor): Blocks {
  const count = (bytes.length / format.bytes) * format.elements;
  const groups = count / format.group;
  const minima = format.hasMinima ? new Float32Array(groups) : undefined;
  const blocks: Blocks = { values: new Int8Array(count), scales: new Float32Array(groups), minima };
  for (let at = 0, i = 0; i < count; at += format.bytes, i += format.elements) format.decode(bytes, at, blocks, i);
  return blocks;
}

/** A tensor's elements, the same floats as ggml's: products are exact in double, and the difference is rounded once. */
export function dequantize(tensor: QuantizedTensor): Float32Array<ArrayBuffer> {
  const { values, scales, minima } = blocksOf(tensor);
  const { group } = tensor.format;
  const floats = new Float32Array(values.length);
  for (let g = 0; g < scales.length; g++) {
    const [scale, minimum] = [scales[g]!, minima?.[g] ?? 0];
    for (let i = g * group; i < (g + 1) * group; i++) floats[i] = values[i]! * scale - minimum;
  }
  return floats;
}
