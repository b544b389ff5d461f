// A float model whose values in between can be read: as a plan, or in the reference evaluator.
import { type CompileOptions, InferenceError } from '@kinglet/inference/compile';
import { copyMessage, graphOf, inferShapes, type ModelProto, makeValueInfo, type ValueType } from '@kinglet/onnx';
import { QuantizationError } from '../errors.ts';
import { evaluatedRunner } from './evaluatedRunner.ts';
import { openBatch } from './openBatch.ts';
import { planRunner } from './planRunner.ts';

/** Numbers, or the bits of types that arrays do not have. */
export type Elements = ArrayLike<bigint> | ArrayLike<number>;

/** An input of the model. */
export interface RunnerInput {
  readonly name: string;
  /** ONNX's name of its elements. */
  readonly type: string;
  /** Elements of a run of no items, and of each item. */
  readonly fixed: number;
  readonly perItem: number;
}

/** Something that a run made. */
export interface Made {
  readonly type: string;
  readonly shape: readonly number[];
  readonly values: Elements;
}

/** `run`, then read what `value` gives until the next `run`. */
export interface FloatRunner {
  readonly inputs: readonly RunnerInput[];
  /** Whether items of several samples may be in one run: the batch is the first axis of each input, and no other. */
  readonly isBatched: boolean;
  /** The most items of one run. Left out: any number. */
  readonly mostItems?: number;
  /** Why the reference evaluator runs it; undefined for a plan. */
  readonly evaluated: string | undefined;
  run(items: number, inputs: ReadonlyMap<string, Elements>): void;
  value(name: string): Made;
}

/** Shapes and values of inputs, by name, that the model leaves open. */
export type RunnerOptions = Pick<CompileOptions, 'inputShapes' | 'inputValues'>;

/**
 * A runner of a model with the named values as additional outputs; the model is not changed. Throws QuantizationError
 * KINGLET_QUANTIZATION_MODEL for a value that nothing makes or that is a constant.
 */
export function floatRunner(model: ModelProto, names: readonly string[], options: RunnerOptions = {}): FloatRunner {
  return runnerOf(withOutputs(model, names, inferShapes(model, options).types), options);
}

/**
 * The same, but a model that says a batch of one takes several items if `openBatch` finds that it can. Throws what
 * `floatRunner` throws.
 */
export function batchRunner(model: ModelProto, names: readonly string[], options: RunnerOptions = {}): FloatRunner {
  const { types } = inferShapes(model, options);
  const observed = withOutputs(model, names, types);
  const opened = openBatch(model, options, types);
  if (!opened) return runnerOf(observed, options);
  try {
    return { ...planRunner(observed, opened), mostItems: mostAlike };
  } catch (cause) {
    if (!hasNoPlan(cause)) throw cause;
    return runnerOf(observed, options);
  }
}

/** Of so many rows products of few columns are made as those of one row: the same order of sums, the same rounding. */
const mostAlike = 16;

function runnerOf(observed: ModelProto, options: RunnerOptions): FloatRunner {
  try {
    return planRunner(observed, options);
  } catch (cause) {
    if (!hasNoPlan(cause)) throw cause;
    return evaluatedRunner(observed, options, cause.message);
  }
}

function hasNoPlan(cause: unknown): cause is InferenceError {
  const codes = ['KINGLET_INFERENCE_OPERATOR', 'KINGLET_INFERENCE_SHAPE'];
  return cause instanceof InferenceError && codes.includes(cause.code);
}

function withOutputs(model: ModelProto, names: readonly string[], types: ReadonlyMap<string, ValueType>): ModelProto {
  const graph = graphOf(model);
  const isOutput = new Set(graph.output.map(({ name }) => name));
  const isInput = new Set(graph.input.map(({ name }) => name));
  const isConstant = new Set(graph.initializer.map(({ name }) => name));
  const isMade = new Set(graph.node.flatMap(({ output }) => output));
  const added = [...new Set(names)].flatMap((name) => {
    const type = types.get(name);
    if (isConstant.has(name)) throw valueError(name, 'an activation', 'a constant of the model');
    if (!isMade.has(name) && !isInput.has(name)) throw valueError(name, 'a value of the model', 'none of this name');
    if (type?.kind !== 'tensor') throw valueError(name, 'a tensor whose type is known', type?.kind ?? 'no type');
    return isInput.has(name) || isOutput.has(name) ? [] : [makeValueInfo(name, type)];
  });
  const watched = Object.assign(copyMessage(graph), { output: [...graph.output, ...added] });
  return Object.assign(copyMessage(model), { graph: watched });
}

function valueError(name: string, expected: string, found: string): QuantizationError {
  const message = `value ${JSON.stringify(name)}: expected ${expected}, found ${found}`;
  return new QuantizationError('KINGLET_QUANTIZATION_MODEL', message);
}
