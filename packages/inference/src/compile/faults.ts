// What is wrong with a model while it is lowered, said with the node that it is about.
import { OnnxError } from '@kinglet/onnx';
import { InferenceError } from '../errors.ts';
import { elementBytesOf } from './elementBytes.ts';
import { equalExtents, fixedExtent, sizeOfExtents } from './extent.ts';
import { Lowering, type OutputType } from './lowering.ts';

/** Plans address 4 GiB. A value that is larger, but for axes of length 0, is refused before anything is made of it. */
export function checkSize(name: string, value: OutputType | undefined): void {
  if (!value) return;
  const { fixed, perItem } = sizeOfExtents(value.shape.filter((length) => !equalExtents(length, fixedExtent(0))));
  const elements = fixed + perItem;
  if (elements < 2 ** 32 / elementBytesOf(value.type)) return;
  throw new InferenceError(
    'KINGLET_INFERENCE_SHAPE',
    `expected less than 4 GiB for value ${JSON.stringify(name)}, found ${elements} elements of ${value.type}`,
  );
}

/**
 * Does something, whose errors name the node for which it is done, or the input that no node reads. Shapes that no rule
 * foresaw, and sizes that no memory has room for, are the model's faults too.
 */
export function naming(subject: Lowering | string, act: () => void): void {
  try {
    act();
  } catch (error) {
    const isDone = error instanceof OnnxError || (error instanceof InferenceError && error.node !== undefined);
    if (isDone || !(error instanceof Error)) throw error;
    const isOwn = error instanceof InferenceError;
    const message = isOwn ? error.message : `its inputs do not fit it: ${error.message}`;
    if (subject instanceof Lowering) throw subject.refuse(message, error);
    const code = isOwn ? error.code : 'KINGLET_INFERENCE_SHAPE';
    throw new InferenceError(code, `input ${JSON.stringify(subject)}: ${message}`, { cause: error });
  }
}
