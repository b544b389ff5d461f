// What a plan's file says of itself beside what runs: JSON.
import type { DynamicPlan } from './dynamic/dynamicPlan.ts';
import { InferenceError } from './errors.ts';

/** An input or output, for people and for checks of what is given. */
export interface TensorMetadata {
  readonly name: string;
  /** ONNX's name of the elements' type: `float`, `int64`, … */
  readonly type: string;
  /** Of scores that a model has for classes: what the columns are called. */
  readonly classes?: readonly (number | string)[];
}

export interface PlanMetadata {
  /** The graph's name. */
  readonly name: string;
  /** The name of the length that batches change; null for a model without one. */
  readonly batch: string | null;
  readonly inputs: readonly TensorMetadata[];
  readonly outputs: readonly TensorMetadata[];
  /** For each instruction the position of its node in `nodes`. */
  readonly instructions: readonly number[];
  readonly nodes: readonly string[];
  /** For each instruction its kernel. */
  readonly kernels: readonly string[];
  /** Of a plan whose lengths a run decides. */
  readonly dynamic?: DynamicPlan;
  /** The texts that elements of strings are positions of; left out where inputs and outputs have none. */
  readonly vocabulary?: readonly string[];
}

/** What must fit the metadata: the rest of the file that it is part of. */
interface FileCounts {
  readonly inputs: readonly unknown[];
  readonly outputs: readonly unknown[];
  readonly instructionCount: number;
  readonly metadata: unknown;
}

/** The metadata of a file; checksums do not say who wrote it. Throws InferenceError KINGLET_INFERENCE_FILE for other JSON. */
export function metadataOf(file: FileCounts): PlanMetadata {
  const found = (typeof file.metadata === 'object' && file.metadata) || {};
  const {
    name,
    batch,
    inputs,
    outputs,
    instructions,
    nodes,
    kernels,
    dynamic,
    vocabulary = [],
  } = found as Partial<PlanMetadata>;
  const counts = dynamic ? countsOf(dynamic) : { ...file, tensors: [file.inputs.length, file.outputs.length] };
  const isRight =
    typeof name === 'string' &&
    (batch === null || typeof batch === 'string') &&
    isListOf(inputs, isTensor, counts.tensors[0]) &&
    isListOf(outputs, isTensor, counts.tensors[1]) &&
    isListOf(nodes, isText) &&
    isListOf(instructions, (at) => isText(nodes?.[at as number]), counts.instructionCount) &&
    isListOf(kernels, isText, counts.instructionCount) &&
    isListOf(vocabulary, isText);
  if (isRight) return found as PlanMetadata;
  throw new InferenceError(
    'KINGLET_INFERENCE_FILE',
    'expected a plan with the metadata of its compiler, found others; compile the model again',
  );
}

/** As far as they are there: who runs the plan checks its tables. */
function countsOf({ inputs, outputs, segments }: DynamicPlan): {
  tensors: readonly number[];
  instructionCount: number;
} {
  const instructionCount = segments?.reduce((sum, { instructions }) => sum + instructions, 0) ?? 0;
  return { tensors: [inputs?.length ?? 0, outputs?.length ?? 0], instructionCount };
}

function isListOf(list: unknown, isOne: (value: unknown) => boolean, length?: number): boolean {
  return Array.isArray(list) && (length === undefined || list.length === length) && list.every(isOne);
}

function isTensor(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    isText(value.name) &&
    'type' in value &&
    isText(value.type) &&
    (!('classes' in value) || isListOf(value.classes, isName))
  );
}

function isName(value: unknown): boolean {
  return isText(value) || typeof value === 'number';
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}
