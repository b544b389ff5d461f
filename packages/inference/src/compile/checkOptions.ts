// What a caller may ask of the compiler, checked before anything is made of it.
import type { GraphProto } from '@kinglet/onnx';
import { InferenceError } from '../errors.ts';
import type { CompileOptions } from './compile.ts';

const most = 2 ** 32;

/** Throws InferenceError KINGLET_INFERENCE_OPTION for a batch or lengths that are none, and for names of no input. */
export function checkOptions({ input }: GraphProto, options: CompileOptions): void {
  const { batch, inputShapes = {}, inputValues = {} } = options;
  if (batch !== undefined && !isLength(batch, 1))
    throw refuse(`expected batch to be a whole number from 1 on, found ${describe(batch)}`);
  const names = new Set(input.map(({ name }) => name));
  for (const name of [...Object.keys(inputShapes), ...Object.keys(inputValues)])
    if (!names.has(name))
      throw refuse(`expected names of inputs (${[...names].join(', ')}), found ${JSON.stringify(name)}`);
  for (const [name, shape] of Object.entries(inputShapes)) checkShape(name, shape);
}

function checkShape(name: string, shape: unknown): void {
  if (!Array.isArray(shape)) throw refuse(`expected a list of lengths for input ${JSON.stringify(name)}`);
  const wrong = shape.find((length) => !isLength(length, 0) && !(typeof length === 'string' && length.trim() !== ''));
  if (wrong !== undefined || shape.includes(undefined))
    throw refuse(
      `expected lengths of input ${JSON.stringify(name)} to be whole numbers or the batch's name, found ${describe(wrong)}`,
    );
}

function isLength(value: unknown, least: number): boolean {
  return Number.isInteger(value) && (value as number) >= least && (value as number) < most;
}

function describe(value: unknown): string {
  return typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
}

function refuse(message: string): InferenceError {
  return new InferenceError('KINGLET_INFERENCE_OPTION', message);
}
