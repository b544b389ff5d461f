// A float model as a plan.
import { Model } from '@kinglet/inference';
import { compile, type ElementArray, InferenceError } from '@kinglet/inference/compile';
import { type ModelMemory, modelMemory, packColumns, packDepthwise, packFilters, packRows } from '@kinglet/kernels';
import type { ModelProto } from '@kinglet/onnx';
import type { FloatRunner, Made, RunnerInput, RunnerOptions } from './floatRunner.ts';

/** Throws InferenceError KINGLET_INFERENCE_OPERATOR or KINGLET_INFERENCE_SHAPE for what has no plan of one batch. */
export function planRunner(model: ModelProto, options: RunnerOptions): FloatRunner {
  const plan = loadedPlan(model, options);
  const { batch } = plan;
  const inputs = inputsOf(plan);
  let made = boundTensors(plan, 1);
  return {
    inputs,
    isBatched: batch !== undefined && plan.inputs.every(({ shape }) => isBatchFirst(shape, batch)),
    evaluated: undefined,
    run: (items, given) => {
      if (items !== made.items) made = boundTensors(plan, items);
      for (const [name, values] of given) made.tensors.get(name)!.values.set(values as never);
      plan.execute();
    },
    value: (name) => made.tensors.get(name)!,
  };
}

const packing = { packColumns, packDepthwise, packFilters, packRows };

/** Written to the memory that it runs from. */
function loadedPlan(model: ModelProto, options: RunnerOptions): Model {
  let memory: ModelMemory | undefined;
  const allocate = (bytes: number): Uint8Array<ArrayBuffer> => {
    memory = modelMemory(bytes);
    return memory.bytes;
  };
  const { file, program } = compile(model, { ...options, allocate, packing });
  if (program.dynamic)
    throw new InferenceError(
      'KINGLET_INFERENCE_SHAPE',
      `expected lengths that one batch decides, found others, which a run decides (${program.dynamic.reason}); give inputShapes`,
    );
  return Model.load(memory ?? file);
}

interface BoundTensors {
  readonly items: number;
  readonly tensors: ReadonlyMap<string, Made & { readonly values: ElementArray }>;
}

/** The memory of inputs and outputs, which stays where it is until there are other items. */
function boundTensors(plan: Model, items: number): BoundTensors {
  plan.bind(items);
  const tensors = [...plan.inputs, ...plan.outputs].map(({ name, shape, type }) => {
    const values = plan.tensor(name);
    return [name, { type, shape: lengthsOf(shape, values.length), values }] as const;
  });
  return { items, tensors: new Map(tensors) };
}

/** What batches of one and of two take says what each item does. */
function inputsOf(plan: Model): RunnerInput[] {
  const one = sizesOf(plan, 1);
  const two = plan.batch === undefined ? one : sizesOf(plan, 2);
  return plan.inputs.map(({ name, type }, i) => {
    const perItem = two[i]! - one[i]!;
    return { name, type, perItem, fixed: one[i]! - perItem };
  });
}

function sizesOf(plan: Model, items: number): number[] {
  plan.bind(items);
  return plan.inputs.map(({ name }) => plan.tensor(name).length);
}

function isBatchFirst([first, ...others]: readonly (number | string)[], batch: string): boolean {
  return first === batch && others.every((length) => typeof length === 'number');
}

/** One axis at most grows. */
function lengthsOf(shape: readonly (number | string)[], size: number): number[] {
  const known = shape.reduce<number>((product, length) => product * (typeof length === 'number' ? length : 1), 1);
  return shape.map((length) => (typeof length === 'number' ? length : size / Math.max(known, 1)));
}
