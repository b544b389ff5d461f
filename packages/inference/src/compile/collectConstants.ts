// The constants of a program, as they lie in a model file.
import { type ConstantBytes, fileBytes } from '@kinglet/kernels/plan';
import { InferenceError } from '../errors.ts';
import { type Buffer, isOperand, type Program } from './program.ts';

/** Places are 32 bits. */
export function checkBytes(bytes: number): void {
  if (bytes < 2 ** 32) return;
  throw new InferenceError(
    'KINGLET_INFERENCE_SHAPE',
    `expected a plan of less than 4 GiB, its memory included, found one of ${bytes} bytes: quantize its weights, or keep ` +
      'those of 16 bits so (shortWeights: halves)',
  );
}

export interface Constants {
  readonly parts: readonly ConstantBytes[];
  /** Of all, as `encodeModelFile` lays them out. */
  readonly byteLength: number;
  /** Of each, counted from the first. */
  readonly places: ReadonlyMap<Buffer, number>;
}

/** All constants one after another, the same buffer once. */
export function collectConstants(program: Program): Constants {
  const parts: ConstantBytes[] = [];
  const places = new Map<Buffer, number>();
  let byteLength = 0;
  for (const { args } of program.instructions)
    for (const argument of args) {
      if (!isOperand(argument) || !argument.buffer.constant || places.has(argument.buffer)) continue;
      places.set(argument.buffer, byteLength);
      parts.push(argument.buffer.constant);
      byteLength = fileBytes(byteLength, argument.buffer.constant.length);
    }
  return { parts, byteLength, places };
}
