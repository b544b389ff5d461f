// A float model in the reference evaluator: slow, but for any operator that it knows.
import { evaluate, InferenceError, type Tensor } from '@kinglet/inference/compile';
import {
  type ElementType,
  elementTypeOf,
  graphOf,
  type ModelProto,
  type Shape,
  type TensorProto,
  tensorValues,
  type ValueInfoProto,
  valueTypeOf,
} from '@kinglet/onnx';
import { QuantizationError } from '../errors.ts';
import type { Elements, FloatRunner, RunnerInput, RunnerOptions } from './floatRunner.ts';

export interface EvaluatedInput extends RunnerInput {
  readonly type: ElementType;
  readonly shape: Shape;
}

/**
 * `reason`: why there is no plan. Throws QuantizationError KINGLET_QUANTIZATION_MODEL for inputs with more than one
 * unknown length, and when it runs for operators that the evaluator does not know.
 */
export function evaluatedRunner(
  model: ModelProto,
  { inputShapes = {}, inputValues = {} }: RunnerOptions,
  reason: string,
): FloatRunner {
  const inputs = inputsOf(model, { inputShapes, inputValues });
  const constants = Object.entries(inputValues).map(([name, tensor]) => [name, tensorOf(tensor)]);
  let values: Readonly<Record<string, Tensor>> = {};
  return {
    inputs,
    isBatched: isBatched(inputs),
    evaluated: reason,
    run: (items, given) => {
      const own = inputs.map((input) => [input.name, inputTensor(input, items, given.get(input.name)!)]);
      const all = Object.fromEntries([...own, ...constants]) as Record<string, Tensor>;
      values = { ...all, ...run(model, all, reason) };
    },
    value: (name) => {
      const { type, dims, values: elements } = values[name]!;
      return { type, shape: dims, values: elements };
    },
  };
}

/**
 * The inputs that samples have. Throws QuantizationError KINGLET_QUANTIZATION_MODEL for one with more than one unknown
 * length.
 */
export function inputsOf(model: ModelProto, { inputShapes = {}, inputValues = {} }: RunnerOptions): EvaluatedInput[] {
  const { input, initializer } = graphOf(model);
  const isConstant = new Set([...initializer.map(({ name }) => name), ...Object.keys(inputValues)]);
  return input.filter(({ name }) => !isConstant.has(name)).map((info) => inputOf(info, inputShapes[info.name]));
}

/** Whether the batch is the first axis of each input, and no other. */
export function isBatched(inputs: readonly EvaluatedInput[]): boolean {
  return inputs.every(({ shape }) => shape.every((length, axis) => (typeof length === 'string') === (axis === 0)));
}

function run(model: ModelProto, inputs: Readonly<Record<string, Tensor>>, reason: string): Record<string, Tensor> {
  try {
    return evaluate(model, inputs);
  } catch (cause) {
    if (!(cause instanceof InferenceError)) throw cause;
    const message = `expected a model that runs; as a plan: ${reason}; in the evaluator: ${cause.message}`;
    throw new QuantizationError('KINGLET_QUANTIZATION_MODEL', message, { cause });
  }
}

function inputOf({ name, type }: ValueInfoProto, given: Shape | undefined): EvaluatedInput {
  const said = valueTypeOf(type);
  const shape = given ?? (said?.kind === 'tensor' ? said.shape : undefined);
  const open = shape?.filter((length) => typeof length !== 'number').length;
  if (said?.kind !== 'tensor' || !said.elementType || !shape || open === undefined || open > 1)
    throw new QuantizationError(
      'KINGLET_QUANTIZATION_MODEL',
      `input ${JSON.stringify(name)}: expected at most one length that is not known, found [${shape}]; give inputShapes`,
    );
  const size = shape.reduce<number>((product, length) => product * (typeof length === 'number' ? length : 1), 1);
  const [fixed, perItem] = open === 0 ? [size, 0] : [0, size];
  return { name, type: said.elementType, shape, fixed, perItem };
}

function inputTensor({ type, shape }: EvaluatedInput, items: number, values: Elements): Tensor {
  const dims = shape.map((length) => (typeof length === 'number' ? length : items));
  return { type, dims, values: values as Tensor['values'] };
}

function tensorOf(tensor: TensorProto): Tensor {
  return { type: elementTypeOf(tensor.dataType)!, dims: tensor.dims.map(Number), values: tensorValues(tensor) };
}
